// With the questions for the weeks after a course: how it went with what its learner wanted to do.

import "../notes/went.js";
import { listen } from "../store/store.js";

listen();
