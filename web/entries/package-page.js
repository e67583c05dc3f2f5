// On each page of a package, before anything that keeps.

import "../lms/inside.js";
