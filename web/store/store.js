// The one place that keeps what a learner did. One key for each thing, so that two tabs can
// never overwrite each other's work: coursewright/<course>/<what>/<id>[/<id>].
// A record is JSON with v (the format's version) and n (a counter, because clocks go back).
// What cannot be read is copied to <key>~1, ~2 ... before anything new is written over it; what a
// newer version of this script wrote is left alone.

import { page } from "../frame/page.js";
import { speak } from "../page/language.js";
import { fault, FORMAT } from "./kinds.js";
import { storage } from "./place.js";
import { parse } from "./values.js";

/** @typedef {import("./kinds.js").Kept} Kept */
/** @typedef {import("./kinds.js").Stored} Stored */
/** @typedef {import("./kinds.js").Response} Response */
/** @typedef {import("./kinds.js").Answer} Answer */
/** @typedef {import("./kinds.js").Pass} Pass */
/** @typedef {import("./kinds.js").Run} Run */
/** @typedef {import("./kinds.js").Use} Use */
/** @typedef {import("./kinds.js").Mark} Mark */
/** @typedef {import("./kinds.js").Sheet} Sheet */
/** @typedef {import("./kinds.js").Observation} Observation */
/** @typedef {"blocked" | "full" | "damaged" | "newer"} Trouble */
/** @typedef {HTMLElement & Partial<Record<"refresh", (reason?: string) => void>>} Shown an element of ours */

export { checkRecords } from "./kinds.js";

/**
 * From each format to the next. 1 to 2: a pass is kept with what was passed, not as a date alone. 2 to 3: first answers
 * are kept. Which answer of format 2 was the first is not known, and its key was shown: no other counts as one. 3 to 4:
 * a learner may have a staff number and a site, on records too, which no earlier version reads.
 *
 * @type {((record: Kept) => void)[]}
 */
const MIGRATIONS = [
  (record) => {
    const { points, of, date, passed } = record;
    if (date && record.drawn) record.attempts = 1;
    if (passed) record.pass = passed === date ? { date, points, of, attempts: 1 } : { date: passed, attempts: 1 };
  },
  (record) => {
    if (record.response) record.shown = record.fp;
    const scores = record.drawn ? knownScores(record) : [];
    if (scores.length) record.scores = scores;
  },
  () => {},
];
/**
 * The attempts of which format 2 kept the score: that of the last pass, and the last.
 *
 * @param {Kept} record
 * @returns {import("./kinds.js").Score[]}
 */
function knownScores({ pass, points, of, date }) {
  const { points: earned, of: all, date: then = "", mark } = pass || {};
  const passed = earned !== undefined && all !== undefined && then !== date;
  const before = passed ? [{ points: earned, of: all, date: then, ...(mark !== undefined && { mark }) }] : [];
  const isWhole = points !== undefined && of !== undefined && date !== undefined;
  return [...before, ...(isWhole ? [{ points, of, date }] : [])];
}

/** @type {Record<Trouble, string>} */
const WORDS = {
  blocked: speak(
    "This browser lets no site keep anything. You can go on, but your answers will be gone when you leave or reload " +
      "this page.",
  ),
  full: speak(
    "This browser’s storage is full. You can go on, but what you do from here will be gone when you leave or " +
      "reload this page.",
  ),
  damaged: speak("Something saved earlier could not be read. It has been set aside, and you are asked again."),
  newer: speak(
    "A newer version of this site has saved something here. It stays as it is; what you do now will be gone when you " +
      "leave. Reload the page to get the newer version.",
  ),
};
/**
 * What could not be written, for as long as this page lives, and why; one for all scripts of a page.
 *
 * @typedef {object} Shared
 * @property {Map<string, Stored>} waiting
 * @property {Trouble | ""} trouble
 * @property {Trouble | ""} told
 * @property {HTMLElement} [place] where it was told
 * @property {boolean} hears
 */
/** @type {Shared} */
const shared = (page.kept = page.kept || { waiting: new Map(), trouble: "", told: "", hears: false });
const { waiting } = shared;

/** @param {string} text */
function parsed(text) {
  try {
    return parse(text);
  } catch {
    return null;
  }
}
/**
 * Whether a newer version of this script wrote a text.
 *
 * @param {string} text
 */
export function isNewer(text) {
  const { v } = /** @type {{v?: unknown}} */ (parsed(text) || {});
  return Number.isSafeInteger(v) && /** @type {number} */ (v) > FORMAT;
}
/**
 * @param {Stored} record of any format, which is changed
 * @returns {Stored} the same, in the format of today
 */
export function migrated(record) {
  for (; record.v < FORMAT; record.v += 1) MIGRATIONS[record.v - 1](record);
  return record;
}

/**
 * Returns the text under a key and, when it is a sound record, the record.
 *
 * @param {string} key
 * @returns {{text: string | null, record?: Stored, newer?: boolean}}
 */
function look(key) {
  let text = null;
  try {
    text = storage().getItem(key);
  } catch {
    shared.trouble = "blocked";
  }
  if (text === null) return { text };
  const record = parsed(text);
  // coursewright/<course>/ comes first.
  if (!fault(key.split("/").slice(2).join("/"), record)) {
    return { text, record: migrated(/** @type {Stored} */ (record)) };
  }
  const newer = isNewer(text);
  shared.trouble = newer ? "newer" : "damaged";
  return { text, newer };
}

/**
 * @param {string} key
 * @param {string} text
 */
function keep(key, text) {
  storage().setItem(key, text);
  // Some private windows drop it and say nothing.
  if (storage().getItem(key) !== text) throw new Error("dropped");
}

/**
 * @param {string} key
 * @param {string} text
 */
export function setAside(key, text) {
  let number = 1;
  let found;
  while ((found = storage().getItem(`${key}~${number}`)) !== null && found !== text) number += 1;
  keep(`${key}~${number}`, text);
}

/**
 * Why storage could not be written.
 *
 * @param {unknown} error
 * @returns {Trouble}
 */
const troubleOf = (error) => (/quota/i.test(/** @type {Error} */ (error).name) ? "full" : "blocked");

// Another tab may have freed space, so everything that waits is tried each time.
function flush() {
  for (const [key, record] of waiting) {
    try {
      const now = look(key);
      if (now.newer) continue;
      if (now.text !== null && !now.record) setAside(key, now.text);
      keep(key, JSON.stringify(record));
      waiting.delete(key);
    } catch (error) {
      shared.trouble = troubleOf(error);
      return;
    }
  }
  dispatchEvent(new Event("course-kept"));
}

const SHOWN =
  "course-quiz, course-check, course-checklist, course-read, course-module, course-learning, course-certificate, " +
  "course-observe, course-observed, course-own-note, course-review, course-went, course-ending, course-marking";
/** @param {string} [reason] */
function refreshAll(reason) {
  document.querySelectorAll(SHOWN).forEach((element) => {
    const shown = /** @type {Shown} */ (element);
    if (shown.refresh) shown.refresh(reason);
  });
}
// Shows what another tab has kept, and what is kept when a page comes back.
export function listen() {
  if (shared.hears) return;
  shared.hears = true;
  addEventListener("storage", (event) => {
    if (!event.key || event.key.startsWith("coursewright/")) refreshAll();
  });
  addEventListener("pageshow", (event) => event.persisted && refreshAll("return"));
}

/**
 * The keys under a prefix. They are listed by name: Object.keys would look at what stands under each.
 *
 * @param {string} prefix
 * @returns {string[]}
 */
export function keys(prefix) {
  try {
    return Object.getOwnPropertyNames(storage()).filter((key) => key.startsWith(prefix));
  } catch {
    return []; // blocked: there is nothing
  }
}
/**
 * @param {string} key
 * @returns {Stored | null}
 */
export function read(key) {
  return waiting.get(key) || look(key).record || null;
}
/**
 * The same, for a mark beside something else: whatever is wrong is told where it matters.
 *
 * @param {string} key
 */
export function peek(key) {
  const before = shared.trouble;
  const found = read(key);
  shared.trouble = before;
  return found;
}
/**
 * `change` gets what stands now (or null), so that nothing of another tab's is lost.
 *
 * @param {string} key
 * @param {(old: Stored | null) => Kept} change
 */
export function write(key, change) {
  const old = read(key);
  waiting.set(key, Object.assign(change(old), { v: FORMAT, n: (old ? old.n : 0) + 1 }));
  flush();
}
/**
 * Takes a record away, and whatever waits to be written under its key.
 *
 * @param {string} key
 */
export function drop(key) {
  waiting.delete(key);
  try {
    storage().removeItem(key);
  } catch { /* blocked: there is nothing */ }
  dispatchEvent(new Event("course-kept"));
}
/**
 * Writes a record as it is, with the counter that it has.
 *
 * @param {string} key
 * @param {Stored} record
 */
export function put(key, record) {
  waiting.set(key, record);
  flush();
}
/**
 * Whether what was written last under a key outlasts this page; `why` says why nothing does.
 *
 * @param {string} key
 */
export const isKept = (key) => !waiting.has(key);
export const why = () => (shared.trouble ? WORDS[shared.trouble] : "");
// Whether this browser lets a site keep anything at all; a full storage is another matter.
export function isBlocked() {
  const key = "coursewright?";
  try {
    storage().setItem(key, key);
    const found = storage().getItem(key);
    storage().removeItem(key);
    return found !== key;
  } catch (error) {
    return troubleOf(error) === "blocked";
  }
}
/**
 * Says in `place`, a live region, what could not be kept; each trouble once, and once more where the place in which it
 * was told is not to be seen now, as in a section of a lesson that was left.
 *
 * @param {HTMLElement} place
 */
export function tell(place) {
  const { told, trouble, place: before } = shared;
  const isSeen = before ? before.isConnected && !isHidden(before) : true;
  if (trouble === told && isSeen) return;
  if (trouble && isHidden(place)) return; // somewhere else it is seen
  if (trouble && before && !isSeen && before.textContent === why()) before.textContent = "";
  shared.told = trouble;
  shared.place = place;
  place.textContent = why();
}
/** @param {HTMLElement} place */
const isHidden = (place) => place.closest("[hidden]") !== null;
