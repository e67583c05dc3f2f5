// What kinds of question add to their controls.
// Made from the files of this folder; do not edit: python3 build.py bundle.

import { enliven as ordering } from "./ordering.controls.js";

export const CONTROLS = {
  ordering: ordering,
};
