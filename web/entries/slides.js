// The slides of a module.

import "../slides/deck.js";
