// Days, numbers and versions, as pages write and compare them. A day is that of where the learner is.

import { locale } from "./language.js";

/**
 * The local day of a moment, as records and fields write it: 2026-11-21.
 *
 * @param {Date | string} moment
 * @returns {string}
 */
export function dayOf(moment) {
  const local = new Date(moment);
  const parts = [local.getFullYear(), local.getMonth() + 1, local.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}

// Made once: a formatter of its own for each date would take most of the time of a long page.
const LONG = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric" });
const SHORT = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric" });
// A day alone would be midnight in Greenwich, which is the day before in America.
const noon = (/** @type {string} */ date) => new Date(date.length === 10 ? `${date}T12:00:00` : date);

/**
 * A day, or the day of a moment, in words.
 *
 * @param {string} date
 */
export const day = (date) => LONG.format(noon(date));
/** @param {string} date */
export const shortDay = (date) => SHORT.format(noon(date));

const numbers = (/** @type {string} */ version) => [...version.split(".").map(Number), 0, 0].slice(0, 3);
/**
 * How two versions follow each other: below nought where the first is the older.
 *
 * @param {string} one
 * @param {string} other
 */
export function order(one, other) {
  const [a, b] = [numbers(one), numbers(other)];
  const place = a.findIndex((number, index) => number !== b[index]);
  return place < 0 ? 0 : a[place] - b[place];
}
/**
 * Whether a version is older than another; none is older than all.
 *
 * @param {string | undefined} one
 * @param {string | undefined} other
 */
export const older = (one = "", other = "") => order(one, other) < 0;
