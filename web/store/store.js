// The one place that keeps what a learner did. One key for each thing, so that two tabs can
// never overwrite each other's work: coursewright/<course>/<what>/<id>[/<id>].
// A record is JSON with v (the format's version) and n (a counter, because clocks go back).
// What cannot be read is copied to <key>~1, ~2 ... before anything new is written over it; what a
// newer version of this script wrote is left alone.

import { page } from "../frame/page.js";
import { isObject, owns, parse } from "./values.js";

/** @typedef {import("../records/record.js").CourseRecord} CourseRecord */
/**
 * What a learner answered: `true` for what was chosen, and what was typed or put, under the names of the parts.
 *
 * @typedef {Record<string, string | true>} Response
 */
/**
 * An answer as it was marked: to which question (its key's fingerprint), and for how many points.
 *
 * @typedef {object} Answer
 * @property {string} id
 * @property {string} fp
 * @property {Response} response
 * @property {number} points
 * @property {number} of
 */
/**
 * A pass, with what was passed; one from an older format lacks most of it.
 *
 * @typedef {object} Pass
 * @property {string} date
 * @property {number} [points]
 * @property {number} [of]
 * @property {string} [version]
 * @property {string} [edition]
 * @property {number} [mark] the pass mark, in per cent
 * @property {number} [attempts]
 * @property {number} [seed]
 * @property {Answer[]} [questions]
 */
/**
 * One run through a scenario.
 *
 * @typedef {object} Run
 * @property {string} date
 * @property {string[]} path
 * @property {string} [ends]
 * @property {Record<string, number>} [effects]
 */
/**
 * What is kept, whatever its kind: which fields it has follows from its path, as KINDS says. Dates are texts.
 *
 * @typedef {object} Kept
 * @property {string} [fp]
 * @property {Response} [response]
 * @property {number} [seed]
 * @property {boolean} [hinted]
 * @property {number} [points]
 * @property {number} [of]
 * @property {string} [date]
 * @property {string[]} [drawn] the questions of an attempt
 * @property {number} [attempts]
 * @property {string} [passed]
 * @property {Pass} [pass]
 * @property {boolean} [on]
 * @property {boolean} [na]
 * @property {number} [revision]
 * @property {string} [start]
 * @property {string} [initials]
 * @property {string} [acknowledged]
 * @property {Record<string, string>} [sections] when each was read
 * @property {string} [read]
 * @property {Run[]} [runs]
 * @property {string} [scenarios]
 * @property {string} [checklists]
 * @property {string} [version]
 * @property {CourseRecord} [record]
 * @property {string} [name]
 * @property {string} [asked]
 */
/** @typedef {Kept & {v: number, n: number}} Stored what is kept, with its format and its counter */
/** @typedef {(value: unknown) => boolean} Test */
/** @typedef {Record<string, Test>} Fields */
/** @typedef {"blocked" | "full" | "damaged" | "newer"} Trouble */
/** @typedef {HTMLElement & Partial<Record<"refresh", (reason?: string) => void>>} Shown an element of ours */

export const FORMAT = 2;
const NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,79}";

// What may stand where, to the bottom: a value of the right type can be nonsense too, and a page trusts what it reads.
/** @type {(test: Test) => Test} */
const listOf = (test) => (value) => Array.isArray(value) && value.every(test);
/** @type {(test: Test) => Test} */
const namesOf = (test) => (value) => isObject(value) && Object.values(value).every(test);
/** @type {Test} */
const flag = (value) => typeof value === "boolean";
/** @type {Test} */
const text = (value) => typeof value === "string" && value.length <= 4000;
/** @type {(value: unknown) => value is string} */
export const date = (value) =>
  typeof value === "string" && /^\d{4}-\d\d-\d\d(T[\d:.]+Z)?$/.test(value) && !Number.isNaN(Date.parse(value));
/** @type {Test} */
const day = (value) => value === "" || date(value); // what a field for a date shows
/** @type {Test} */
const amount = (value) => typeof value === "number" && value >= 0 && value <= 1000000;
/** @type {Test} */
const count = (value) => Number.isInteger(value) && amount(value);
const seed = Number.isSafeInteger;
/** @type {Test} */
const version = (value) => typeof value === "string" && /^(?:\d{1,9}(?:\.\d{1,9}){0,2})?$/.test(value);
/** @type {Test} */
const edition = (value) => typeof value === "string" && /^(?:[0-9a-f]{12})?$/.test(value);
const response = namesOf((part) => part === true || text(part));
const sections = namesOf(date);
const result = { points: amount, of: amount, date };
const answer = { fp: text, response, seed, hinted: flag, ...result };
const given = whole({ id: text, ...answer }, "id fp response points of");
const run = whole({ date, path: listOf(text), ends: text, effects: namesOf(Number.isFinite) }, "date path");
const sound = whole(
  { ...result, version, edition, mark: amount, attempts: count, seed, questions: listOf(given) },
  "date",
);
/** @type {Test} */
const pass = (value) => sound(value) && isEnough(/** @type {Pass} */ (value));
/** @type {Test} */
let isRecord = () => true;
/** @type {Test} */
const record = (value) => isRecord(value);

/**
 * The one table of what is kept: under which path, which fields it may have, and which it must.
 *
 * @type {[path: string, fields: Fields, needed: string][]}
 */
const TABLE = [
  ["check/NAME/NAME", answer, "fp response"],
  ["quiz/NAME/NAME", answer, "fp response"],
  ["quiz/NAME", { ...result, seed, drawn: listOf(text), attempts: count, passed: date, pass }, "seed drawn"],
  ["tick/NAME/NAME", { on: flag, na: flag, fp: text, revision: count, date }, "on revision"],
  ["list/NAME", { start: day, initials: text, date: day, acknowledged: date, revision: count }, ""],
  ["read/NAME/NAME", { sections, read: date }, "sections"],
  ["scenario/NAME/NAME", { runs: listOf(run) }, "runs"],
  ["done/NAME", { read: date, scenarios: date, checklists: date, version, date }, ""],
  ["finished/NAME", { date, version }, "date version"],
  ["record/NAME", { record }, "record"],
  ["learner", { name: text }, "name"],
  ["exported", { date, asked: date }, ""],
  ["guide-keys", { on: flag }, "on"],
];
const KINDS = TABLE.map(([path, fields, needed]) => ({
  form: new RegExp(`^${path.replaceAll("NAME", NAME)}$`),
  fields,
  needed: needed.split(" ").filter(Boolean),
}));
/** @param {string} path */
export const kindOf = (path) => KINDS.find(({ form }) => form.test(path));

/**
 * Whether the points of a pass reach its mark, where it says both.
 *
 * @param {Pass} pass
 */
function isEnough({ points, of = NaN, mark }) {
  return points === undefined || mark === undefined || points * 100 >= mark * of - 1e-6;
}

/**
 * What is wrong with the fields of something, or nothing. A field that is not known is left to whoever wrote it.
 *
 * @param {Record<string, unknown>} value
 * @param {Fields} fields
 * @param {string[]} needed
 */
function wrongIn(value, fields, needed) {
  const missing = needed.find((name) => !owns(value, name));
  if (missing) return `it has no \`${missing}\``;
  const wrong = Object.keys(fields).find((name) => owns(value, name) && !fields[name](value[name]));
  if (wrong) return `\`${wrong}\` is not what it should be`;
  const { points, of } = /** @type {{points: number, of: number}} */ (value);
  return points > of ? "it has more points than there are" : "";
}
/**
 * @param {Fields} fields
 * @param {string} needed
 * @returns {Test}
 */
function whole(fields, needed) {
  return (value) => isObject(value) && !wrongIn(value, fields, needed.split(" "));
}

/**
 * What is wrong with what is kept under a path, or nothing.
 *
 * @param {string} path
 * @param {unknown} kept
 */
export function fault(path, kept) {
  if (!isObject(kept)) return "it is not a record";
  const { v, n } = /** @type {{v: number, n: number}} */ (kept);
  if (v > FORMAT) return "it was kept by a newer version of this site";
  // A counter that is nearly used up could not be counted on.
  if (!Number.isSafeInteger(v) || v < 1 || !Number.isSafeInteger(n) || n < 0 || n > 2 ** 50) return "it is damaged";
  const kind = kindOf(path);
  return kind ? wrongIn(kept, kind.fields, kind.needed) : "this site keeps nothing of that name";
}
/**
 * From each format to the next. 1 to 2: a pass is kept with what was passed, not as a date alone.
 *
 * @type {((record: Kept) => void)[]}
 */
const MIGRATIONS = [
  (record) => {
    const { points, of, date, passed } = record;
    if (date && record.drawn) record.attempts = 1;
    if (passed) record.pass = passed === date ? { date, points, of, attempts: 1 } : { date: passed, attempts: 1 };
  },
];
/** @type {Record<Trouble, string>} */
const WORDS = {
  blocked: "This browser lets no site keep anything. You can go on, but your answers will be gone when you leave or " +
    "reload this page.",
  full: "This browser’s storage is full. You can go on, but what you do from here will be gone when you leave or " +
    "reload this page.",
  damaged: "Something saved earlier could not be read. It has been set aside, and you are asked again.",
  newer:
    "A newer version of this site has saved something here. It stays as it is; what you do now will be gone when " +
    "you leave. Reload the page to get the newer version.",
};
/**
 * What could not be written, for as long as this page lives, and why; one for all scripts of a page.
 *
 * @typedef {object} Shared
 * @property {Map<string, Stored>} waiting
 * @property {Trouble | ""} trouble
 * @property {Trouble | ""} told
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
    text = localStorage.getItem(key);
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
  localStorage.setItem(key, text);
  // Some private windows drop it and say nothing.
  if (localStorage.getItem(key) !== text) throw new Error("dropped");
}

/**
 * @param {string} key
 * @param {string} text
 */
export function setAside(key, text) {
  let number = 1;
  let found;
  while ((found = localStorage.getItem(`${key}~${number}`)) !== null && found !== text) number += 1;
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
  "course-quiz, course-check, course-checklist, course-read, course-module, course-learning, course-certificate";
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
 * Where records are read, what is kept of them has to be one.
 *
 * @param {Test} isSound
 */
export function checkRecords(isSound) {
  isRecord = isSound;
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
    localStorage.setItem(key, key);
    const found = localStorage.getItem(key);
    localStorage.removeItem(key);
    return found !== key;
  } catch (error) {
    return troubleOf(error) === "blocked";
  }
}
/**
 * Says in `place`, a live region, what could not be kept; each trouble once.
 *
 * @param {HTMLElement} place
 */
export function tell(place) {
  if (shared.trouble === shared.told) return;
  shared.told = shared.trouble;
  place.textContent = why();
}
