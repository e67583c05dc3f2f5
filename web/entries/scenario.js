// A scenario, on its own page or in a lesson.

import "../guide/scenario.js";
import { listen } from "../store/store.js";

listen();
