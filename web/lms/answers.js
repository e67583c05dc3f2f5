// First answers to questions, in the words of SCORM and cmi5. Pure.

import { owns } from "../store/values.js";

/** @typedef {import("../store/kinds.js").First} First */
/**
 * What a package says of a question: how it is answered, by the names that SCORM has for that; its parts in order, what
 * they belong to, and what is right.
 *
 * @typedef {object} Asked
 * @property {"choice" | "true-false" | "matching" | "sequencing" | "fill-in" | "numeric"} type
 * @property {string[]} parts
 * @property {string[]} groups
 * @property {string[]} right ids of choices, `part.group` of pairs, texts of blanks, or lowest and highest number
 * @property {string} text what is asked
 */
/** @typedef {{id: string, asked: Asked, first: First}} Answer a first answer, and to what */
/** @typedef {{between: string, of: string, pair: string, range: string}} Signs what parts an answer in a format */

/**
 * What was answered, as a list in the terms of its type.
 *
 * @param {Answer} answer
 * @param {(id: string, from: string[]) => string} name
 * @param {Signs} signs
 * @returns {string}
 */
export function responseOf({ asked, first: { response } }, name, signs) {
  const { type, parts, groups } = asked;
  const given = parts.filter((part) => owns(response, part));
  const value = (/** @type {string} */ part) => String(response[part]);
  if (type === "true-false" || type === "choice") return given.map((part) => name(part, parts)).join(signs.between);
  if (type === "matching") {
    return given.map((part) => name(part, parts) + signs.pair + name(value(part), groups)).join(signs.between);
  }
  if (type === "sequencing") {
    const inTurn = [...given].sort((one, other) => Number(value(one)) - Number(value(other)));
    return inTurn.map((part) => name(part, parts)).join(signs.between);
  }
  return given.map(value).join(signs.of);
}
/**
 * What is right, in the same terms; nothing where it cannot be said in one.
 *
 * @param {Asked} asked
 * @param {(id: string, from: string[]) => string} name
 * @param {Signs} signs
 */
export function rightOf({ type, parts, groups, right }, name, signs) {
  if (type === "matching") {
    const pairs = right.map((pair) => pair.split(" "));
    return pairs.map(([part, group]) => name(part, parts) + signs.pair + name(group, groups)).join(signs.between);
  }
  if (type === "numeric") return right[0] === right[1] ? right[0] : right.join(signs.range);
  if (type === "fill-in") return right.join(signs.of);
  return right.map((part) => name(part, parts)).join(signs.between);
}

/**
 * What an answer was worth: `correct`, the word of a format for the contrary, or how much between.
 *
 * @param {First} first
 * @param {string} wrong
 */
export function resultOf({ points, of }, wrong) {
  if (points >= of) return "correct";
  return points > 0 ? String(Math.round((points / of) * 10000) / 10000) : wrong;
}
