// What completion asks of a checklist: to have read it, to have used it, or to have been observed by it. Pure.

import { isMet } from "../observe/marks.js";
import { speak } from "../page/language.js";

/** @typedef {import("../store/store.js").Kept} Kept */
/** @typedef {import("./progress.js").Part} Part */
/** @typedef {import("./progress.js").Rules} Rules */
/** @typedef {"" | "read" | "used" | "observed"} Verb what is asked of a checklist */
/** @typedef {import("../records/shape.js").Observed} Observed */
/** @typedef {{verb: Verb, sheets: Observed[]}} Asked what is asked of a part, and the signed sheets that count */

/**
 * What is asked of a part, and by which sheets it was observed.
 *
 * @param {Part} part
 * @param {Rules} rules
 * @param {Kept} record
 * @returns {Asked}
 */
export const asked = (part, rules, record) => ({ verb: verbOf(part, rules), sheets: sheetsOf(record) });
/**
 * What is asked of a part, if it is a checklist: what it asks for itself, or what the rules do.
 *
 * @param {Part} part
 * @param {Rules} asked
 * @returns {Verb}
 */
function verbOf({ kind, detail }, asked) {
  if (kind !== "list") return "";
  if (detail === "read" || detail === "used" || detail === "observed") return detail;
  if (!asked.checklists) return "";
  return asked.used ? "used" : "read";
}
/**
 * What is kept of a checklist; of one by which learners are observed, with who has observed this one.
 *
 * @param {string} prefix
 * @param {Part} part
 * @param {(key: string) => Kept | null} read
 */
export function kept(prefix, { id, detail }, read) {
  const list = read(`${prefix}list/${id}`);
  if (detail !== "observed") return list;
  const { observations = [] } = read(`${prefix}observation/${id}`) || {};
  return { ...list, observations };
}
/**
 * The sheets that count, as a record names them.
 *
 * @param {Kept} record
 * @returns {Observed[]}
 */
function sheetsOf({ observations = [] }) {
  return observations.filter(isMet).map(({ id, checklist, learner, observer, date, place, signature, code }) => ({
    id,
    checklist: checklist.id,
    learner: learner.name,
    observer: observer.name,
    date,
    place,
    device: signature.device,
    code,
  }));
}
/**
 * When somebody first saw everything that arose.
 *
 * @param {Kept} record
 */
function observedOn({ observations = [] }) {
  const [first = ""] = observations.filter(isMet).map(({ signature }) => signature.signed).sort();
  return first;
}
/**
 * When a checklist was used, or read: whoever used one has read it. What earlier versions kept says no more than that
 * it was read.
 *
 * @param {Kept} record
 * @param {Verb} verb
 */
export function dateOf(record, verb) {
  const { acknowledged, uses = [] } = record;
  if (verb === "observed") return observedOn(record);
  const [used = ""] = uses.map(({ made }) => made).sort();
  return verb === "used" ? used : acknowledged || used;
}
/**
 * What is next, where it is a checklist.
 *
 * @param {string} title
 * @param {Verb} verb
 */
export function wordFor(title, verb) {
  if (verb === "observed") return speak("Be observed at work: “%(title)s”", { title });
  return verb === "used"
    ? speak("Use “%(title)s” at work", { title })
    : speak("Read the checklist “%(title)s”", { title });
}
