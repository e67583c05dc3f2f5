// A guide for the job.

import "../guide/guide.js";
import { listen } from "../store/store.js";

listen();
