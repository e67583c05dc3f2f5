// A run sheet.

import "../slides/run.js";
