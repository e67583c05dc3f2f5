// Progress as a file, and back. A file is {kind, format, catalogue, title, made, records}, its records
// under their keys without the course. `read` looks at a whole file before anything of it is used, and gives what it
// holds the names of today; `bring` writes all of a file or nothing.

import { speak } from "../page/language.js";
import * as observations from "../observe/observation.js";
import * as records from "../records/record.js";
import * as kinds from "./kinds.js";
import { merge, written } from "./merge.js";
import * as names from "./names.js";
import { storage } from "./place.js";
import * as store from "./store.js";
import { isObject, owns, parse } from "./values.js";

const KIND = "coursewright-progress";
const FORMAT = 2;
const SINCE_2 = /^(?:note|review)\//; // what format 1 did not know, and refuses by a name that says nothing
const MOST = 20000000; // characters; a course of a thousand modules has a tenth of it
// What is about one browser stays in it; and the sheets of an observer and the marks of a trainer are about others, and
// have files of their own.
const HERE = /^(?:exported|guide-keys|whole-lessons|observer|(?:observed|marks)\/.*)$/;

/** @typedef {import("./store.js").Kept} Kept */
/** @typedef {import("./store.js").Stored} Stored */
/** @typedef {import("./kinds.js").CourseRecord} CourseRecord */
/** @typedef {import("./merge.js").Saved} Saved what is kept, under its keys without the course */
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
 * All progress as a file, in the oldest format that has room for it.
 *
 * @param {string} prefix
 * @param {string} catalogue
 * @param {string} title
 */
function file(prefix, catalogue, title) {
  const records = collect(prefix);
  const format = Object.keys(records).some((path) => SINCE_2.test(path)) ? FORMAT : 1;
  return { kind: KIND, format, catalogue, title, made: new Date().toISOString(), records };
}

/**
 * Says what is wrong with one record of a file, or nothing. A file is stricter than what is here already.
 *
 * @param {string} path
 * @param {unknown} record
 * @returns {string}
 */
function fault(path, record) {
  const isOfHere = HERE.test(path);
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
  if (HERE.test(path) || !kind) return speak("this site keeps nothing of that name");
  const unknown = Object.keys(kept).find((name) => name !== "v" && name !== "n" && !owns(kind.fields, name));
  if (unknown) return speak("this site does not know `%(name)s`", { name: unknown.slice(0, 100) });
  if (kept.record && records.check(kept.record).altered) return speak("`record` is not what it should be");
  const isSound = (/** @type {unknown} */ one) => !observations.check(one).problems.length;
  return (kept.observations || []).every(isSound) ? "" : speak("`observations` is not what it should be");
}

/** @param {Record<string, unknown>} file */
function nameOf({ title, catalogue }) {
  const name = [title, catalogue].find((name) => name && typeof name === "string") || speak("of no name");
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
  if (text.length > MOST) return { why: speak("The file is too large to be saved progress.") };
  try {
    found = parse(text);
  } catch {
    return {
      why: text.trim()
        ? speak("The file is damaged: it cannot be read as JSON. Perhaps only part of it was copied.")
        : speak("The file is empty."),
    };
  }
  const why = notOurs(found, catalogue, title);
  if (why) return { why };
  const { made, records: theirs } = /** @type {{made: unknown, records: unknown}} */ (found);
  if (!isObject(theirs) || !kinds.date(made)) return { why: speak("The file is damaged: part of it is missing.") };
  /** @type {Saved} */
  const records = {};
  for (const [path, record] of Object.entries(theirs)) {
    const why = fault(path, record);
    const place = path.slice(0, 100);
    if (why) return { why: speak("The file is damaged at “%(place)s”: %(why)s.", { place, why }) };
    records[path] = store.migrated(JSON.parse(JSON.stringify(record)));
  }
  return { records: names.renamed(records), made };
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
    return speak("The file is a certificate’s record, for your trainer. Choose the file with your progress.");
  }
  if (!isObject(found) || found.kind !== KIND) {
    return speak("The file is something else: it does not hold progress that this site has saved.");
  }
  const format = /** @type {number} */ (found.format);
  if (!Number.isSafeInteger(format) || format < 1) {
    return speak("The file is damaged: it does not say which format it has.");
  }
  if (format > FORMAT) {
    return speak(
      "The file was saved by a newer version of this site: it has format %(theirs)s, and this page reads format " +
        "%(ours)s. Reload the page to get the newer version.",
      { theirs: format, ours: FORMAT },
    );
  }
  if (!names.isCatalogue(found.catalogue, catalogue)) {
    return speak("The file belongs to another training, “%(theirs)s”. This one is “%(ours)s”.", {
      theirs: nameOf(found),
      ours: title,
    });
  }
  return "";
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
      const old = storage().getItem(key);
      if (old !== null && !mine[path] && store.isNewer(old)) continue;
      if (old !== null && !mine[path]) store.setAside(key, old);
      before.push([key, old]);
      storage().setItem(key, JSON.stringify({ ...all[path], v: kinds.FORMAT }));
      if (storage().getItem(key) === null) throw new Error("dropped");
    }
  } catch {
    if (store.isBlocked()) return { why: speak("This browser lets no site keep anything, so nothing was changed.") };
    restore(before);
    return { why: speak("This browser has no room for it, so nothing was changed.") };
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
    if (text === null) storage().removeItem(key);
    else storage().setItem(key, text);
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
  const texts = taken.map((key) => [key, storage().getItem(key)]);
  restore(taken.map((key) => [key, null]));
  return texts;
}

export { bring, certificates, collect, file, forget, FORMAT, KIND, merge, read, restore };
