// For the frame, once there is something to mark.

import "../frame/marks.js";
import "../learning/ending.js";
import "../learning/module.js";
import "../frame/here.js";
import { prefix } from "../frame/marks.js";
import { start } from "../review/line.js";
import { listen } from "../store/store.js";

listen();
start(prefix);
