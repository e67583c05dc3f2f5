// Before the first paint of every page.

import "../frame/early.js";
