// All that is kept, as one text for the place that an LMS has for it. What does not fit stays out, least needed first:
// hints that were looked at before an answer, the oldest first; then answers in lessons, plays of scenarios, marks in
// checklists, notes and places, the oldest first too. What a quiz asked and earned goes last of all.

import { isObject, owns, parse } from "../store/values.js";
import { pack, unpack } from "./pack.js";

/** @typedef {import("../store/place.js").Place} Place */
/** @typedef {Record<string, unknown>} Records what is kept, under keys without the first part */

const TOP = "coursewright/";
const FORMAT = "1";
/** What of a state may stay out, in this order: each by its first name, and the hints alone by what they lack. */
const ORDER = ["hint", "check", "review", "scenario", "tick", "note", "observed", "here", "list", "read"];

/**
 * @param {string} path such as training/check/people/first
 * @param {unknown} record
 */
function kindOf(path, record) {
  const [, what] = path.split("/");
  const isHint = isObject(record) && record.hinted === true && !record.date && !owns(record, "firsts");
  return isHint ? "hint" : what;
}
/** @param {unknown} record */
function dateOf(record) {
  const dates = JSON.stringify(record).match(/\d{4}-\d\d-\d\dT[\d:.]+Z/g) || [];
  return dates.sort().pop() || "";
}

/**
 * What stands in a place, as data.
 *
 * @param {Place} place
 * @returns {Records}
 */
export function recordsIn(place) {
  /** @type {Records} */
  const records = {};
  for (const key of Object.getOwnPropertyNames(place).filter((key) => key.startsWith(TOP)).sort()) {
    const text = String(place.getItem(key));
    try {
      const found = parse(text);
      records[key.slice(TOP.length)] = JSON.stringify(found) === text && typeof found !== "string" ? found : text;
    } catch {
      records[key.slice(TOP.length)] = text;
    }
  }
  return records;
}

/**
 * Puts what a text says into a place. Returns nothing, or why nothing was: `damaged`, or `newer` than this script.
 *
 * @param {Place} place
 * @param {string} text
 * @returns {"" | "damaged" | "newer"}
 */
export function restore(place, text) {
  if (!text) return "";
  if (text[0] !== FORMAT) return /^[2-9]/.test(text) ? "newer" : "damaged";
  const written = unpack(text.slice(1));
  const found = written === null ? null : parse(written);
  if (!isObject(found)) return "damaged";
  for (const [path, record] of Object.entries(found)) {
    place.setItem(TOP + path, typeof record === "string" ? record : JSON.stringify(record));
  }
  return "";
}

/**
 * Everything in at most so many characters, and how many things of each kind stayed out.
 *
 * @param {Records} records
 * @param {number} limit
 * @returns {{text: string, left: Record<string, number>}}
 */
export function fitted(records, limit) {
  const whole = FORMAT + pack(JSON.stringify(records));
  if (whole.length <= limit) return { text: whole, left: {} };
  const spare = Object.keys(records).filter((path) => ORDER.includes(kindOf(path, records[path])));
  const rank = (/** @type {string} */ path) => {
    const place = String(ORDER.indexOf(kindOf(path, records[path]))).padStart(2, "0");
    return `${place} ${dateOf(records[path])} ${path}`;
  };
  const inTurn = spare.map(rank).sort().map((name) => name.slice(name.lastIndexOf(" ") + 1));
  let [none, all] = [0, inTurn.length]; // so many have to stay out: more than the first, at most the last
  while (all - none > 1) {
    const half = Math.floor((none + all) / 2);
    if (without(records, inTurn.slice(0, half)).length <= limit) all = half;
    else none = half;
  }
  const out = inTurn.slice(0, all);
  return { text: without(records, out), left: counted(records, out) };
}
/**
 * @param {Records} records
 * @param {string[]} out
 */
function without(records, out) {
  const kept = Object.entries(records).filter(([path]) => !out.includes(path));
  return FORMAT + pack(JSON.stringify(Object.fromEntries(kept)));
}
/**
 * @param {Records} records
 * @param {string[]} out
 */
function counted(records, out) {
  /** @type {Record<string, number>} */
  const left = {};
  for (const path of out) {
    const kind = kindOf(path, records[path]);
    left[kind] = (left[kind] || 0) + 1;
  }
  return left;
}
