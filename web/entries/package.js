// What an LMS opens, in a package.

import "../lms/shell.js";
