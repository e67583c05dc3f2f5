// Of a great many modules My learning holds outlines: which there are, and of which family. What each asks for comes
// in a script of its family, once that is opened or one of its modules begun, or of its course, once that is begun: a
// page from a disk can load scripts and nothing else. How far a learner is with a family is told from the keys of what
// is kept.

import { dataOf, find, findAll } from "../page/elements.js";
import { speak } from "../page/language.js";
import { older } from "../page/words.js";
import * as store from "../store/store.js";
import { mark } from "./says.js";

/**
 * A module in short: the version since which a pass stands, its checklists, and the fold that lists it.
 *
 * @typedef {{slug: string, since: string, lists: string[], fold: HTMLDetailsElement}} Outline
 */

const OF_MODULE = /^(?:read|check|scenario|quiz|done)\/([^/~]+)/;

/**
 * The modules that a page has in short, by their slugs.
 *
 * @param {HTMLElement} parent
 * @returns {Map<string, Outline>}
 */
export function outlines(parent) {
  const folds = /** @type {HTMLDetailsElement[]} */ (findAll(parent, ".course-listed"));
  return new Map(folds.flatMap((fold) =>
    dataOf(fold).modules.split(" ").map((words) => {
      const [slug, since = "0", lists = ""] = words.split(";");
      return [slug, { slug, since, lists: lists.split(",").filter(Boolean), fold }];
    })
  ));
}

/**
 * The modules of which something is kept.
 *
 * @param {string} prefix
 * @param {Map<string, Outline>} known
 * @param {string[]} keys all that there are under the prefix
 * @returns {Set<string>}
 */
export function begunOf(prefix, known, keys) {
  const begun = new Set();
  const lists = new Map([...known.values()].flatMap(({ slug, lists }) => lists.map((id) => [`list/${id}`, slug])));
  for (const key of keys) {
    const path = key.slice(prefix.length);
    const [, slug = lists.get(path)] = OF_MODULE.exec(path) || [];
    if (slug && known.has(slug)) begun.add(slug);
  }
  return begun;
}

/** @typedef {"begun" | "done" | "changed"} Status */
/**
 * What tells how far a learner is with a module, from what is kept of the whole of it; that is read once for each.
 *
 * @param {string} prefix
 * @returns {(outline: Outline) => Status}
 */
export function statuses(prefix) {
  /** @type {Map<string, Status>} */
  const known = new Map();
  return (outline) => {
    const status = known.get(outline.slug) || statusOf(prefix, outline);
    known.set(outline.slug, status);
    return status;
  };
}
/**
 * @param {string} prefix
 * @param {Outline} outline
 * @returns {Status}
 */
function statusOf(prefix, { slug, since }) {
  const { date, version } = store.peek(`${prefix}done/${slug}`) || /** @type {import("../store/store.js").Kept} */ ({});
  if (!date) return "begun";
  return older(version, since) ? "changed" : "done";
}

/**
 * Says beside each family how many of its modules are complete, begun, or changed since: what is said of a module
 * itself, where that is known.
 *
 * @param {(outline: Outline) => Status} statusOf
 * @param {Map<string, Outline>} known
 * @param {Set<string>} begun
 * @param {import("./earn.js").States} states
 */
export function tell(statusOf, known, begun, states) {
  const WORDS = {
    done: (/** @type {number} */ number) => speak("%(number)s complete", { number }),
    changed: (/** @type {number} */ number) => speak("%(number)s updated since", { number }),
    begun: (/** @type {number} */ number) => speak("%(number)s in progress", { number }),
  };
  /** @type {Map<HTMLElement, Record<keyof typeof WORDS, number>>} */
  const counts = new Map([...known.values()].map(({ fold }) => [fold, { done: 0, changed: 0, begun: 0 }]));
  for (const slug of begun) {
    const outline = /** @type {Outline} */ (known.get(slug));
    const count = counts.get(outline.fold);
    const state = states.get(slug);
    const status = state && state.status !== "new" ? state.status : statusOf(outline);
    if (count) count[status] += 1;
  }
  for (const [fold, count] of counts) {
    const said = /** @type {(keyof typeof WORDS)[]} */ (Object.keys(WORDS)).filter((name) => count[name]);
    const marks = said.flatMap((name) => [" ", mark(name, WORDS[name](count[name]))]);
    find(fold, ".course-listed__says").replaceChildren(...marks);
  }
}
