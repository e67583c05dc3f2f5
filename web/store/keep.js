// Progress as a file, and back. A file is {kind, format, catalogue, title, made, records}, its records
// under their keys without the course. `read` looks at a whole file before anything of it is used;
// `merge` is pure; `bring` writes all of a file or nothing.

import { older } from "../page/words.js";
import * as records from "../records/record.js";
import * as kinds from "./kinds.js";
import * as store from "./store.js";
import { isObject, owns, parse } from "./values.js";

const KIND = "coursewright-progress";
const FORMAT = 1;
const MOST = 20000000; // characters; a course of a thousand modules has a tenth of it
const HERE = ["exported", "guide-keys"]; // what is about one browser stays in it

/** @typedef {import("./store.js").Kept} Kept */
/** @typedef {import("./store.js").Stored} Stored */
/** @typedef {import("./store.js").Pass} Pass */
/** @typedef {import("./kinds.js").CourseRecord} CourseRecord */
/** @typedef {Record<string, Stored>} Saved what is kept, under its keys without the course */
/** @typedef {[key: string, text: string | null]} Text what stands under a key; null is nothing */

/**
 * Everything sound that is kept under a prefix, by its key without the prefix.
 *
 * @param {string} prefix
 * @param {(path: string) => boolean} [matches] what is wanted of it
 */
function collect(prefix, matches = () => true) {
  /** @type {Saved} */
  const records = {};
  for (const key of store.keys(prefix).sort()) {
    const path = key.slice(prefix.length);
    const record = matches(path) && kinds.kindOf(path) && store.peek(key);
    if (record && !foreign(path, record)) records[path] = record;
  }
  return records;
}

/**
 * The finished records alone.
 *
 * @param {string} prefix
 * @param {string[]} [keys] all that there are under the prefix
 * @returns {CourseRecord[]}
 */
function certificates(prefix, keys = store.keys(prefix)) {
  const paths = keys.filter((key) => key.startsWith(`${prefix}record/`) && !/~\d+$/.test(key));
  return paths.flatMap((key) => {
    const { record } = store.read(key) || {};
    return record && records.check(record).sound ? [record] : [];
  });
}

/**
 * @param {string} prefix
 * @param {string} catalogue
 * @param {string} title
 */
function file(prefix, catalogue, title) {
  return { kind: KIND, format: FORMAT, catalogue, title, made: new Date().toISOString(), records: collect(prefix) };
}

/**
 * Says what is wrong with one record of a file, or nothing. A file is stricter than what is here already.
 *
 * @param {string} path
 * @param {unknown} record
 * @returns {string}
 */
function fault(path, record) {
  const isOfHere = HERE.includes(path);
  return (!isOfHere && kinds.fault(path, record)) || foreign(path, /** @type {Stored} */ (record));
}
/**
 * Says what of a sound record belongs in no file, or nothing.
 *
 * @param {string} path
 * @param {Stored} kept
 * @returns {string}
 */
function foreign(path, kept) {
  const kind = kinds.kindOf(path);
  if (HERE.includes(path) || !kind) return "this site keeps nothing of that name";
  const unknown = Object.keys(kept).find((name) => name !== "v" && name !== "n" && !owns(kind.fields, name));
  if (unknown) return `this site does not know \`${unknown.slice(0, 100)}\``;
  return kept.record && records.check(kept.record).altered ? "`record` is not what it should be" : "";
}

/** @param {Record<string, unknown>} file */
function nameOf({ title, catalogue }) {
  const name = [title, catalogue].find((name) => name && typeof name === "string") || "of no name";
  return /** @type {string} */ (name).slice(0, 100);
}

/**
 * Returns {records, made}, or {why} in a sentence: nothing has been changed then.
 *
 * @param {string} text
 * @param {string} catalogue
 * @param {string} title
 * @returns {{why: string} | {why?: undefined, records: Saved, made: string}}
 */
function read(text, catalogue, title) {
  let found;
  if (text.length > MOST) return { why: "The file is too large to be saved progress." };
  try {
    found = parse(text);
  } catch {
    return {
      why: text.trim()
        ? "The file is damaged: it cannot be read as JSON. Perhaps only part of it was copied."
        : "The file is empty.",
    };
  }
  const why = notOurs(found, catalogue, title);
  if (why) return { why };
  const { made, records: theirs } = /** @type {{made: unknown, records: unknown}} */ (found);
  if (!isObject(theirs) || !kinds.date(made)) return { why: "The file is damaged: part of it is missing." };
  /** @type {Saved} */
  const records = {};
  for (const [path, record] of Object.entries(theirs)) {
    const why = fault(path, record);
    if (why) return { why: `The file is damaged at “${path.slice(0, 100)}”: ${why}.` };
    records[path] = store.migrated(JSON.parse(JSON.stringify(record)));
  }
  return { records, made };
}

/**
 * Why a file is not one that this training has saved, or nothing.
 *
 * @param {unknown} found
 * @param {string} catalogue
 * @param {string} title
 */
function notOurs(found, catalogue, title) {
  if (isObject(found) && found.kind === "coursewright-record") {
    return "The file is a certificate’s record, for your trainer. Choose the file with your progress.";
  }
  if (!isObject(found) || found.kind !== KIND) {
    return "The file is something else: it does not hold progress that this site has saved.";
  }
  const format = /** @type {number} */ (found.format);
  if (!Number.isSafeInteger(format) || format < 1) {
    return "The file is damaged: it does not say which format it has.";
  }
  if (format > FORMAT) {
    return `The file was saved by a newer version of this site: it has format ${format}, and this page reads ` +
      `format ${FORMAT}. Reload the page to get the newer version.`;
  }
  if (found.catalogue !== catalogue) {
    return `The file belongs to another training, “${nameOf(found)}”. This one is “${title}”.`;
  }
  return "";
}

/**
 * By which fields two of a kind are compared, the first that differs deciding.
 *
 * @typedef {("n" | "date" | "attempts" | "revision")[]} Names
 */
/**
 * @param {Partial<Stored>} record
 * @param {Names} names
 */
const ranked = (record, names) => names.map((name) => record[name] ?? (name === "n" ? 0 : ""));
/**
 * Which of two is later. Text decides last, so that the order in which files are brought in never matters.
 *
 * @template {Partial<Stored>} Of
 * @param {Of} one
 * @param {Of} other
 * @param {Names} names
 * @returns {Of}
 */
function later(one, other, names) {
  const [a, b] = [ranked(one, names), ranked(other, names)];
  const at = a.findIndex((value, place) => value !== b[place]);
  if (at < 0) return written(one) >= written(other) ? one : other;
  return a[at] > b[at] ? one : other;
}
/**
 * The same value with its keys in order.
 *
 * @param {unknown} value
 * @returns {unknown}
 */
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}
/** @param {unknown} value */
const written = (value) => JSON.stringify(sorted(value));
/**
 * @param {string | undefined} one
 * @param {string | undefined} other
 */
function earliest(one, other) {
  if (!one || !other) return one || other;
  return one < other ? one : other;
}
/**
 * The earlier date of a field, where either has one.
 *
 * @param {"passed" | "read" | "acknowledged" | "scenarios" | "checklists" | "date"} name
 * @param {Kept} one
 * @param {Kept} other
 * @returns {Kept}
 */
const either = (name, one, other) => (one[name] || other[name] ? { [name]: earliest(one[name], other[name]) } : {});

/**
 * A pass of a later version stays, and of the same version the later one.
 *
 * @param {Pass | undefined} one
 * @param {Pass | undefined} other
 */
function betterPass(one, other) {
  if (!one || !other) return one || other;
  if (older(one.version, other.version)) return other;
  if (older(other.version, one.version)) return one;
  return later(one, other, ["date", "attempts"]);
}

/**
 * The runs of two, each once, by date and then by what they say.
 *
 * @param {Kept} one
 * @param {Kept} other
 */
function runsOf({ runs: mine = [] }, { runs: theirs = [] }) {
  const runs = new Map([...mine, ...theirs].map((run) => [written(run), run]));
  const inOrder = [...runs].sort(([a, first], [b, second]) => {
    if (first.date !== second.date) return first.date < second.date ? -1 : 1;
    return a < b ? -1 : 1;
  });
  return inOrder.map(([, run]) => run).slice(-20);
}

/** @type {Record<string, (one: Stored, other: Stored) => Stored>} */
const MERGES = {
  quiz(one, other) {
    const attempt = later(one, other, one.seed === other.seed ? ["n", "date"] : ["date", "n"]);
    const pass = betterPass(one.pass, other.pass);
    const attempts = Math.max(one.attempts || 0, other.attempts || 0);
    return { ...attempt, ...either("passed", one, other), ...(pass && { pass }), ...(attempts && { attempts }) };
  },
  // Two answers of one attempt follow each other; those of different attempts only have dates.
  answer: (one, other) => later(one, other, one.seed === other.seed ? ["n", "date"] : ["date", "n"]),
  read(one, other) {
    const sections = { ...one.sections };
    for (const [anchor, date] of Object.entries(other.sections || {})) {
      sections[anchor] = earliest(sections[anchor], date) || date;
    }
    return { ...later(one, other, ["n"]), sections, ...either("read", one, other) };
  },
  scenario: (one, other) => ({ ...later(one, other, ["n"]), runs: runsOf(one, other) }),
  // Whoever acknowledged a list has earned that, whichever revision the other copy is at.
  list(one, other) {
    if (!one.acknowledged !== !other.acknowledged) return one.acknowledged ? one : other;
    const found = later(one, other, ["revision", "date", "n"]);
    return one.revision === other.revision ? { ...found, ...either("acknowledged", one, other) } : found;
  },
  done(one, other) {
    const version = older(one.version, other.version) ? other.version : one.version || other.version;
    const found = { ...later(one, other, ["n"]) };
    for (const name of EARNED) Object.assign(found, either(name, one, other));
    return version ? { ...found, version } : found;
  },
  finished: (one, other) => later(other, one, ["date", "n"]) === one ? other : one,
  record(one, other) {
    const [mine, theirs] = [one, other].map(({ record }) => (record && record.made) || "");
    if (mine === theirs) return later(one, other, ["n"]);
    return mine > theirs ? one : other;
  },
  other: (one, other) => later(one, other, ["date", "n"]),
};
const EARNED = /** @type {const} */ (["read", "scenarios", "checklists", "date"]);

/**
 * Pure: what stands after `theirs` has been brought in to `mine`. It does not matter which is which.
 *
 * @param {Saved} mine
 * @param {Saved} theirs
 */
function merge(mine, theirs) {
  /** @type {Saved} */
  const found = {};
  for (const path of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const [one, other] = [mine[path], theirs[path]];
    if (!one || !other) found[path] = one || other;
    else {
      const [what, , question] = path.split("/");
      const rule = what === "quiz" && question ? "answer" : what;
      found[path] = (owns(MERGES, rule) ? MERGES[rule] : MERGES.other)(one, other);
    }
  }
  return oneAttempt(found, mine, theirs);
}

/**
 * An attempt stays whole: the answers that belong to the attempt that stands come before others.
 *
 * @param {Saved} found
 * @param {Saved} mine
 * @param {Saved} theirs
 */
function oneAttempt(found, mine, theirs) {
  for (const path of Object.keys(found)) {
    const [what, slug, question] = path.split("/");
    const attempt = what === "quiz" && question ? found[`quiz/${slug}`] : null;
    if (!attempt || found[path].seed === attempt.seed) continue;
    const whole = [mine[path], theirs[path]].find((record) => record && record.seed === attempt.seed);
    if (whole) found[path] = whole;
  }
  return found;
}

/**
 * Writes what has changed; when storage fails half-way, everything goes back to what it was.
 *
 * @param {string} prefix
 * @param {Saved} records
 * @returns {{why: string} | {why?: undefined, count: number}}
 */
function bring(prefix, records) {
  const mine = collect(prefix);
  const all = merge(mine, records);
  const changed = Object.keys(all).filter((path) => !mine[path] || written(mine[path]) !== written(all[path]));
  /** @type {Text[]} */
  const before = [];
  try {
    for (const path of changed) {
      const key = prefix + path;
      const old = localStorage.getItem(key);
      if (old !== null && !mine[path] && store.isNewer(old)) continue;
      if (old !== null && !mine[path]) store.setAside(key, old);
      before.push([key, old]);
      localStorage.setItem(key, JSON.stringify({ ...all[path], v: kinds.FORMAT }));
      if (localStorage.getItem(key) === null) throw new Error("dropped");
    }
  } catch {
    if (store.isBlocked()) return { why: "This browser lets no site keep anything, so nothing was changed." };
    restore(before);
    return { why: "This browser has no room for it, so nothing was changed." };
  }
  dispatchEvent(new Event("course-kept"));
  return { count: changed.length };
}

/**
 * Puts texts back under their keys; a text of null takes the key away.
 *
 * @param {Text[]} texts
 */
function restore(texts) {
  for (const [key, text] of texts) {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  }
  dispatchEvent(new Event("course-kept"));
}

/**
 * Takes away what stands under paths that match, and returns what `restore` needs to put it back.
 *
 * @param {string} prefix
 * @param {(path: string) => boolean} matches
 * @returns {Text[]}
 */
function forget(prefix, matches) {
  const taken = store.keys(prefix).filter((key) => matches(key.slice(prefix.length)));
  /** @type {Text[]} */
  const texts = taken.map((key) => [key, localStorage.getItem(key)]);
  restore(taken.map((key) => [key, null]));
  return texts;
}

export { bring, certificates, collect, file, forget, FORMAT, KIND, merge, read, restore };
