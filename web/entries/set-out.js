// The page of a course.

import "../learning/set_out.js";
