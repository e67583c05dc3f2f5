// A quiz.

import "../quiz/quiz.js";
import { listen } from "../store/store.js";

listen();
