// What scripts that are asked for later take from another, where a page has no other.

import "../store/shared.js";
