// What learners write in a lesson; fetched once a place for it is near.

import "../notes/note.js";
import { listen } from "../store/store.js";

listen();
