// The page of what comes back.

import "../review/question.js";
import "../review/reviews.js";
import { listen } from "../store/store.js";

listen();
