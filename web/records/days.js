// Days in the tables that people fill in: as we write them, and as a spreadsheet does where it takes them for days.
// course/records/days.py reads alike; a test compares the two. Pure.

import { isInCalendar } from "./shape.js";

/**
 * The day that a text means, as 2026-12-31; both where day and month could be either; none where it is no day. Between
 * dots the day is first, wherever dots are written; before slashes and hyphens it is the day or the month.
 *
 * @param {string} text
 */
export function daysMeant(text) {
  return [...new Set(possible(text).filter(isInCalendar))].sort();
}

/** @param {string} text */
function possible(text) {
  if (/^[12][0-9]{3}-[0-9]{2}-[0-9]{2}$/.test(text)) return [text];
  const found = /^([0-9]{1,2})([./-])([0-9]{1,2})\2([12][0-9]{3})$/.exec(text);
  if (!found) return [];
  const [first, second] = [found[1].padStart(2, "0"), found[3].padStart(2, "0")];
  const days = [`${found[4]}-${second}-${first}`];
  return found[2] === "." ? days : [...days, `${found[4]}-${first}-${second}`];
}
