// Before the theme's own script, where a page has it.

import "../frame/material.js";
