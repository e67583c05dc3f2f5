// The role paths of home.

import "../frame/paths.js";
