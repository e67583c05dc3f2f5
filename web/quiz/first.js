// What of a question outlasts its answer of today: the first answer to each of its keys, which nothing overwrites, and
// how often it was answered before. Pure.

/** @typedef {import("../store/store.js").Kept} Kept */

/**
 * What a record of a question takes over from the one before it, and adds to it.
 *
 * @param {Kept | null} old
 * @param {Kept} now
 * @param {boolean} [wasShown] whether its answer was shown before, in a lesson
 * @returns {Pick<Kept, "firsts" | "shown" | "tries">}
 */
export function carried(old, now, wasShown = false) {
  const { firsts = [], shown } = old || {};
  const found = isFirst(old, now) ? [...firsts, firstOf(now, wasShown)] : firsts;
  const times = now.date && old && old.seed === now.seed ? old.tries : triesBefore(old);
  return { ...(found.length && { firsts: found }), ...(shown && { shown }), ...(times && { tries: times }) };
}

/**
 * How often a question was answered before it is answered in an attempt.
 *
 * @param {Kept | null} record
 * @param {number} [seed] of that attempt: an answer of its own is none before it
 */
export function triesBefore(record, seed) {
  const { tries = 0, date, seed: other } = record || {};
  return date && (seed === undefined || seed !== other) ? tries + 1 : tries;
}

/**
 * Whether an answer is the first to its key: none is kept, and none was given before first answers were kept.
 *
 * @param {Kept | null} old
 * @param {Kept} now
 */
function isFirst(old, { fp, date }) {
  const { firsts = [], shown } = old || {};
  return Boolean(date) && shown !== fp && !firsts.some((first) => first.fp === fp);
}

/**
 * @param {Kept} now
 * @param {boolean} wasShown
 */
function firstOf({ fp = "", response = {}, points = 0, of = 0, date = "", hinted }, wasShown) {
  return { fp, response, points, of, date, ...(hinted && { hinted }), ...(wasShown && { shown: true }) };
}
