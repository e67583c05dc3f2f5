// How pages say days and numbers. A day is that of where the learner is.

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
const LONG = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });
const SHORT = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });
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

/**
 * So many of something: one of them in words of its own.
 *
 * @param {number} number
 * @param {string} one all of what is said of one
 * @param {string} more what follows any other number
 */
export const count = (number, one, more) => (number === 1 ? one : `${number} ${more}`);
