// A lesson, and other pages with questions to try.

import "../learning/read.js";
import "../learning/terms.js";
import "../learning/whole.js";
import "../listen/offer.js";
import "../notes/note.js";
import "../notes/went.js";
import "../quiz/check.js";
import { listen } from "../store/store.js";

listen();
