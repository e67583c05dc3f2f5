// A lesson.

import "../learning/left.js";
import "../learning/paper.js";
import "../learning/read.js";
import "../learning/terms.js";
import "../learning/whole.js";
import "../listen/offer.js";
import "../quiz/resting.js";
import "../store/shared.js";
import { listen } from "../store/store.js";

listen();
