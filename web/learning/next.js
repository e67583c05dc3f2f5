// The step of a module that comes next, and what it is called. Pure.

import { speak } from "../page/language.js";
import * as lists from "./lists.js";

/** @typedef {import("./progress.js").Part} Part */
/** @typedef {import("./progress.js").Step} Step */

/**
 * What names a part within its module: its kind and id.
 *
 * @param {Pick<Part, "kind" | "id">} part
 */
export const partOf = ({ kind, id }) => (kind === "quiz" ? kind : `${kind}/${id}`);
/**
 * The parts in the order in which they are offered: from where the learner is on, and then those before. A scenario
 * stands in a lesson: one that was passed over there comes last.
 *
 * @param {Step[]} parts
 * @param {string} here
 */
function inOrder(parts, here) {
  const pages = parts.filter(({ kind }) => kind !== "scenario");
  const at = Math.max(0, pages.findIndex((part) => partOf(part) === here));
  return [...pages.slice(at), ...pages.slice(0, at), ...parts.filter(({ kind }) => kind === "scenario")];
}
/**
 * The next step, in words too.
 *
 * @param {Step[]} parts
 * @param {boolean} again whether questions of the quiz have changed
 * @param {string} [here] the part where the learner is
 */
export function nextOf(parts, again, here = "") {
  const next = inOrder(parts, here).find((part) => again ? part.kind === "quiz" : part.open);
  return next ? { ...next, word: again ? speak("Answer what has changed in the quiz") : wordFor(next) } : null;
}
/** @param {Step} step */
function wordFor({ kind, title, verb }) {
  return {
    read: speak("Read “%(title)s”", { title }),
    scenario: speak("Play “%(title)s”", { title }),
    quiz: speak("Take the quiz"),
    list: lists.wordFor(title, verb),
  }[kind];
}
