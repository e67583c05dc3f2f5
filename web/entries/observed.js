// A checklist by which learners are observed.

import "../observe/observed.js";
import { listen } from "../store/store.js";

listen();
