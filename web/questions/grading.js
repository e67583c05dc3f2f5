// How each kind of question is graded: `judge` one part, `unread` why it cannot be marked, `verdict` what is said.
// Made from the files of this folder; do not edit: python3 build.py bundle.

import * as categorise from "./categorise.js";
import * as fillIn from "./fill-in.js";
import * as hotspot from "./hotspot.js";
import * as matching from "./matching.js";
import * as multipleChoice from "./multiple-choice.js";
import * as numeric from "./numeric.js";
import * as ordering from "./ordering.js";
import * as sayIt from "./say-it.js";
import * as shortAnswer from "./short-answer.js";
import * as singleChoice from "./single-choice.js";
import * as trueFalse from "./true-false.js";

/** @type {Record<string, import("../quiz/grade.js").Grading>} */
export const GRADING = {
  categorise: categorise,
  "fill-in": fillIn,
  hotspot: hotspot,
  matching: matching,
  "multiple-choice": multipleChoice,
  numeric: numeric,
  ordering: ordering,
  "say-it": sayIt,
  "short-answer": shortAnswer,
  "single-choice": singleChoice,
  "true-false": trueFalse,
};
