// What is kept of a quiz as attempts begin and are handed in: each score, and the last pass with what it was passed
// with. Pure.

import { older } from "../page/words.js";

/** @typedef {import("../store/store.js").Kept} Kept */
/** @typedef {import("../store/kinds.js").Score} Score */
/** @typedef {Pick<import("../store/store.js").Pass, "version" | "edition" | "mark" | "questions">} Passed with what */

/**
 * What is kept once an attempt begins.
 *
 * @param {Kept | null} old
 * @param {number} seed
 * @param {string[]} drawn
 * @returns {Kept}
 */
export const begun = (old, seed, drawn) => ({ ...old, seed, drawn });

/**
 * What is kept of an attempt that was handed in; `passed` says with what it was passed, and null that it was not. Where
 * nothing is kept of it under this name, because another tab shows the site after a rename, the attempt itself is kept
 * with its result: the next page brings both under the name of today.
 *
 * @param {Kept | null} old
 * @param {{seed: number, drawn: string[]}} asked
 * @param {Score} score
 * @param {Passed | null} passed
 * @returns {Kept}
 */
export function handedIn(old, asked, score, passed) {
  const { points, of, date } = score;
  const { seed, passed: first = date, attempts = 0, scores = [] } = { ...asked, ...old };
  const result = { points, of, date, attempts: attempts + 1 };
  const kept = { ...asked, ...old, ...result, scores: [...scores, score] };
  if (!passed) return kept;
  const before = old && old.pass;
  const stays = before && older(passed.version, before.version); // a tab was left open over a new version
  return { ...kept, passed: first, pass: stays ? before : { ...passed, ...result, seed } };
}
