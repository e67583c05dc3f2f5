// That a checklist was used: on a date, for an occasion, with every item ticked or set aside. Pure, but for what
// stands in the fields.

import { speak, speakMany } from "../page/language.js";
import { day, dayOf } from "../page/words.js";
import { latestUse } from "../store/merge.js";

/** @typedef {import("../store/store.js").Kept} Kept */
/** @typedef {import("../store/store.js").Use} Use */
/** @typedef {import("./checklist.js").State} State */
/**
 * What keeps a list from having been used: in words, and where it stands.
 *
 * @typedef {{words: string, field?: HTMLInputElement, item?: number}} Missing
 */

const MOST = 20; // uses of one list

/** @param {State[]} states */
const ticked = (states) => states.filter((state) => state === "done").length;

/**
 * What is missing before a list can count as used, or null.
 *
 * @param {State[]} states of its items
 * @param {HTMLInputElement[]} fields
 * @returns {Missing | null}
 */
export function missing(states, fields) {
  const left = states.filter((state) => state !== "done" && state !== "na").length;
  const open = states.findIndex((state) => state !== "done" && state !== "na");
  const words = speakMany(
    "A list was used when every item is ticked or set aside. One is left.",
    "A list was used when every item is ticked or set aside. %(number)s are left.",
    left,
  );
  if (left) return { words, item: open };
  if (!ticked(states)) return { words: speak("No item is ticked: nothing of this list was used."), item: 0 };
  const [date, occasion] = ["date", "occasion"].map((name) => fields.find((field) => field.name === name));
  if (!date || !date.value) return { words: speak("Write the date on which you used it."), field: date };
  if (date.value > dayOf(new Date())) return { words: speak("That date is still to come."), field: date };
  if (occasion && occasion.value.trim()) return null;
  return { words: speak("Write for what occasion you used it, such as a call or a visit."), field: occasion };
}

/**
 * The uses after another press: with one more, or without the one that stands on the page.
 *
 * @param {Kept} kept
 * @param {Use | null} standing
 * @param {State[]} states
 * @param {number} revision
 * @returns {Use[]}
 */
export function next({ uses = [], date = "", occasion = "", initials }, standing, states, revision) {
  if (standing) return uses.filter((use) => use !== standing);
  const use = {
    date,
    occasion,
    made: new Date().toISOString(),
    revision,
    ticked: ticked(states),
    aside: states.length - ticked(states),
    ...(initials && { initials }),
  };
  return [...uses, use].slice(-MOST);
}

/**
 * The use as which what stands on the page was kept, or null where it has changed since.
 *
 * @param {Kept} kept
 * @param {State[]} states
 * @returns {Use | null}
 */
export function standing({ uses = [], date, occasion }, states) {
  const last = latestUse(uses);
  if (!last || last.date !== date || last.occasion !== occasion) return null;
  return states.every((state) => state === "done" || state === "na") && last.ticked === ticked(states) ? last : null;
}

/**
 * What is said of the uses that are kept.
 *
 * @param {Kept} kept
 */
export function words({ uses = [] }) {
  const last = latestUse(uses);
  if (!last) return "";
  const values = { day: day(last.date), occasion: last.occasion, revision: last.revision };
  const used = speak("Used on %(day)s for “%(occasion)s”, revision %(revision)s.", values);
  if (uses.length === 1) return used;
  return `${used} ${speakMany("One use is kept.", "%(number)s uses are kept.", uses.length)}`;
}
