// For the frame, once somebody searches.

import "../frame/search.js";
