// What kinds of question add to their controls.
// Made from the files of this folder; do not edit: python3 build.py bundle.

import { enliven as categorise } from "./categorise.controls.js";
import { enliven as hotspot } from "./hotspot.controls.js";
import { enliven as matching } from "./matching.controls.js";
import { enliven as ordering } from "./ordering.controls.js";
import { enliven as sayIt } from "./say-it.controls.js";

/** @type {Record<string, (question: import("../quiz/question.js").Question) => void>} */
export const CONTROLS = {
  categorise: categorise,
  hotspot: hotspot,
  matching: matching,
  ordering: ordering,
  "say-it": sayIt,
};
