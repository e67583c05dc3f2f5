// The frame of every page.

import "../frame/site.js";
