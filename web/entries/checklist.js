// A checklist.

import "../guide/checklist.js";
import { listen } from "../store/store.js";

listen();
