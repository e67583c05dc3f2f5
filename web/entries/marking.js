// In the trainer's edition: marks from paper.

import "../records/marking.js";
import { listen } from "../store/store.js";

listen();
