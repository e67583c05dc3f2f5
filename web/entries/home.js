// The catalogue.

import "../frame/filter.js";
