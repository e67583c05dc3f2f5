// grade(question, response): pure, and total, so any response gets 0 to question.points.
//   question  {kind, points, scoring, parts: {id: key}}
//   response  {id: value}; a choice is true when chosen, everything else is text
//   returns   {points, of, answered, right, parts: {id: true when right}, unread: why nothing of it can be marked,
//              verdict: what is said of it in place of its points, or ""}
// A key is true or false for a choice (whether it should be chosen), else what the control's
// data-* says: {key: "the right value"} here, other fields in questions/typed.js.

import { GRADING } from "../questions/grading.js";

/** @typedef {import("../store/store.js").Response} Response */
/** @typedef {boolean | Record<string, string | undefined>} PartKey */
/** @typedef {{kind: string, points: number, scoring?: string, parts: Record<string, PartKey>}} Key */
/** @typedef {(key: PartKey, value: unknown) => boolean} Judge whether one part is right */
/** @typedef {(key: PartKey, value: string) => string} Unread why what was typed cannot be marked, or "" */
/** @typedef {(key: Key, response: Response) => string} Verdict what is said in place of points */
/** @typedef {{judge: Judge, unread?: Unread, verdict?: Verdict}} Grading what a kind of question says of itself */
/**
 * @typedef {object} Result
 * @property {number} points
 * @property {number} of
 * @property {boolean} answered
 * @property {boolean} right
 * @property {Record<string, boolean>} parts
 * @property {string} unread
 * @property {string} verdict
 */
/** @typedef {Result & {cost: number, hinted: boolean, response: Response}} Marked less the price of a hint */

/** @type {Grading} */
const UNKNOWN = { judge: () => false };

/**
 * @param {Response} response
 * @param {string} id
 * @returns {unknown}
 */
function part(response, id) {
  try {
    return Object.prototype.hasOwnProperty.call(response, id) ? response[id] : undefined;
  } catch {
    // Null, or an object that refuses to be read.
    return undefined;
  }
}

/**
 * @param {unknown} value
 * @returns {boolean}
 */
const isFilled = (value) => value === true || (typeof value === "string" && value.trim() !== "");

// One choice is right or wrong as a whole: the choices left alone earn nothing of their own.
/**
 * @param {Key} question
 * @param {boolean} answered
 * @param {number} count
 * @param {number} all
 */
function shareOf(question, answered, count, all) {
  if (!answered) return 0;
  if (count === all) return 1;
  return question.scoring === "partial" ? count / all : 0;
}

/**
 * @param {Key} question
 * @param {Response} response
 * @returns {Result}
 */
export function grade(question, response) {
  const ids = Object.keys(question.parts);
  const { judge, unread: look = () => "", verdict = () => "" } = GRADING[question.kind] || UNKNOWN;
  /** @type {Record<string, boolean>} */
  const parts = {};
  let answered = false;
  let count = 0;
  let unread = "";
  for (const id of ids) {
    const value = part(response, id);
    const filled = isFilled(value);
    const why = filled && typeof value === "string" ? look(question.parts[id], value) : "";
    if (filled && !why) answered = true;
    unread = unread || why;
    parts[id] = judge(question.parts[id], value);
    if (parts[id]) count += 1;
  }
  const right = answered && count === ids.length;
  return {
    points: question.points * shareOf(question, answered, count, ids.length),
    of: question.points,
    answered,
    right,
    parts,
    unread: answered ? "" : unread,
    verdict: answered ? verdict(question, response) : "",
  };
}

// The one place where the price of a hint is taken off; grading itself knows nothing of hints.
/**
 * @param {Pick<import("./question.js").Question, "key" | "response" | "hint" | "hinted" | "handedIn">} question
 * @returns {Marked}
 */
export function mark({ key, response, hint, hinted, handedIn }) {
  const result = grade(key, response);
  const cost = hinted && hint ? Math.min(result.points, Number(hint.dataset.cost)) : 0;
  const now = { ...result, points: result.points - cost, cost, hinted, response };
  return handedIn ? asHandedIn(now, handedIn) : now;
}

// What was marked under an earlier rule of grading stays as it was marked.
/**
 * @param {Marked} now
 * @param {{points: number, of: number}} earlier
 * @returns {Marked}
 */
function asHandedIn(now, { points, of }) {
  const share = points / of;
  if (!(share >= 0 && share <= 1) || Math.abs(share - now.points / now.of) < 1e-6) return now;
  const ids = Object.keys(now.parts);
  const right = share === 1 || (ids.length === 1 && share > 0);
  const parts = right || share === 0 ? Object.fromEntries(ids.map((id) => [id, right])) : now.parts;
  return {
    ...now,
    points: now.of * share,
    answered: true,
    right,
    parts,
    unread: "",
    cost: right ? now.of * (1 - share) : 0,
  };
}
