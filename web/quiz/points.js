// Points, as they are said.

import { speakMany } from "../page/language.js";

/**
 * @param {number} points
 * @param {number} of
 */
export const points = (points, of) =>
  speakMany("%(points)s of %(number)s point", "%(points)s of %(number)s points", of, { points: +points.toFixed(2) });
