// For the frame, once somebody searches.

import "../search/panel.js";
