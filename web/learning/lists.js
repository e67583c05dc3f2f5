// What completion asks of a checklist: to have read it, or to have used it. Pure.

import { speak } from "../page/language.js";

/** @typedef {import("../store/store.js").Kept} Kept */
/** @typedef {import("./progress.js").Part} Part */
/** @typedef {import("./progress.js").Rules} Rules */
/** @typedef {"" | "read" | "used"} Verb what is asked of a checklist */

/**
 * What is asked of a part, if it is a checklist: what it asks for itself, or what the rules do.
 *
 * @param {Part} part
 * @param {Rules} asked
 * @returns {Verb}
 */
export function verbOf({ kind, detail }, asked) {
  if (kind !== "list") return "";
  if (detail === "read" || detail === "used") return detail;
  if (!asked.checklists) return "";
  return asked.used ? "used" : "read";
}
/**
 * When a checklist was used, or read: whoever used one has read it. What earlier versions kept says no more than that
 * it was read.
 *
 * @param {Kept} record
 * @param {Verb} verb
 */
export function dateOf({ acknowledged, uses = [] }, verb) {
  const [used = ""] = uses.map(({ made }) => made).sort();
  return verb === "used" ? used : acknowledged || used;
}
/**
 * What is next, where it is a checklist.
 *
 * @param {string} title
 * @param {Verb} verb
 */
export const wordFor = (title, verb) =>
  verb === "used" ? speak("Use “%(title)s” at work", { title }) : speak("Read the checklist “%(title)s”", { title });
