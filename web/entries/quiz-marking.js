// What marks a quiz; fetched with the first answer.

import { page } from "../frame/page.js";
import { clear, refuse, show, tell } from "../quiz/feedback.js";
import { mark } from "../quiz/grade.js";
import { pressQuiz, showResult } from "../quiz/result.js";

if (page.takeMarking) page.takeMarking({ mark, clear, refuse, show, tell, pressQuiz, showResult });
