// A quiz.

import "../quiz/quiz.js";
import "../store/shared.js";
import { listen } from "../store/store.js";

listen();
