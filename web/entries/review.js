// What comes back: on a page of its own, and the questions for the weeks after a course with what comes before them.

import "../review/question.js";
import "../review/asked.js";
import "../review/missed.js";
import "../review/next_question.js";
import "../review/reviews.js";
import { page } from "../frame/page.js";
import "../store/shared.js";
import { listen } from "../store/store.js";

// It marks questions to try as well, which then need no script of their own.
(page.near ||= new Map()).set("check.js", Promise.resolve());
listen();
