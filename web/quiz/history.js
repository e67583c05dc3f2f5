// How it went before: the scores of all attempts, and what was answered first.

import { find, make } from "../page/elements.js";
import { listed, speak, speakMany } from "../page/language.js";
import { day } from "../page/words.js";
import { points } from "./points.js";

/** @typedef {import("../store/kinds.js").First} First */
/** @typedef {import("../store/kinds.js").Score} Score */
/** @typedef {import("./question.js").Question} Question */

/**
 * The share of the points that was earned, in whole per cent, never rounded up.
 *
 * @param {{points: number, of: number}} score
 */
export const perCent = ({ points, of }) => (of ? Math.floor((points * 100) / of + 1e-9) : 0);

/**
 * First, best and latest score, in per cent; the first is not known where attempts were made before each was kept.
 *
 * @param {Score[]} scores in their order, at least one
 * @param {number} attempts how many there were
 */
export function standOf(scores, attempts) {
  const shares = scores.map(perCent);
  const first = scores.length < attempts ? undefined : shares[0];
  return { first, best: Math.max(...shares), latest: shares[shares.length - 1] };
}

/**
 * First, best and latest score in a sentence; nothing where there was one attempt, or none is kept.
 *
 * @param {Score[]} scores
 * @param {number} attempts
 */
export function standWords(scores, attempts) {
  if (!scores.length || attempts < 2) return "";
  const { first, ...others } = standOf(scores, attempts);
  return first === undefined
    ? speak("Best %(best)s%%, latest %(latest)s%%. Your first attempts were not kept one by one.", others)
    : speak("First %(first)s%%, best %(best)s%%, latest %(latest)s%%.", { first, ...others });
}

/**
 * What is said of attempts before this one, for the result; nothing after the first of all.
 *
 * @param {Score[]} scores
 * @param {number} attempts
 * @returns {HTMLElement[]}
 */
export function historyOf(scores, attempts) {
  const stand = standWords(scores, attempts);
  if (!stand) return [];
  const list = make("ol");
  for (const score of scores) {
    const words = { day: day(score.date), points: points(score.points, score.of), share: perCent(score) };
    list.append(make("li", speak("%(day)s: %(points)s, %(share)s%%", words)));
  }
  const summary = make("summary", speakMany("The attempt that is kept", "All %(number)s attempts", scores.length));
  return [make("p", stand, "course-stand"), make("details", "", "course-attempts", summary, list)];
}

/**
 * Says at a question what was answered first, where that was another answer than the one that stands.
 *
 * @param {Question} question
 * @param {import("../store/kinds.js").Kept | null} record
 */
export function showFirst(question, record) {
  const { firsts = [], date } = record || {};
  const first = firsts.find(({ fp }) => fp === question.box.dataset.fingerprint);
  if (!first || !question.shown || first.date === date) return;
  const answer = question.said(first.response);
  const values = { day: day(first.date), answer: listed(answer), points: points(first.points, first.of) };
  const words = answer.length
    ? speak("Your first answer, on %(day)s: %(answer)s. It earned %(points)s.", values)
    : speak("The first time, on %(day)s, you gave no answer.", values);
  const told = make("p", words, "course-first");
  question.shown.made.push(told);
  find(question.box, ".course-act").before(told);
}
