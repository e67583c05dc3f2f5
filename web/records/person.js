// Whose record it is, as a form asks for it: the name, and, where the catalogue says so, a staff number and a site.

import { speak } from "../page/language.js";
import { text } from "./shape.js";

/** @typedef {import("./shape.js").Learner} Learner */
/** @typedef {keyof Learner} Key */

/** @type {Record<Key, number>} */
export const MOST = { name: 200, number: 40, site: 200 };
/** @type {Record<Key, {missing: string, unseen: string}>} */
const WORDS = {
  name: {
    missing: speak("Write your name."),
    unseen: speak("There is no name here that can be seen. Write your name."),
  },
  number: {
    missing: speak("Write your staff number."),
    unseen: speak("There is no number here that can be seen. Write your staff number."),
  },
  site: {
    missing: speak("Write the site where you work."),
    unseen: speak("There is no site here that can be seen. Write the site where you work."),
  },
};

/**
 * Whether a text shows something. A record may say less than this asks: its form stands. Braille's blank is a sign of
 * its own.
 *
 * @param {string} value
 */
const shows = (value) => value.replace(/[\p{Default_Ignorable_Code_Point}\p{C}\p{Z}\u2800]/gu, "") !== "";

/**
 * What stands in a field: "" where nothing does and nothing has to, or null where the field then says what is wrong.
 *
 * @param {HTMLInputElement} field
 * @param {Key} key
 */
function valueIn(field, key) {
  const value = field.value.trim();
  const isLeftOut = field.value === "" && key !== "name" && !field.required;
  const fits = isLeftOut || (shows(value) && text(MOST[key]).test(value));
  field.setCustomValidity(fits ? "" : WORDS[key][field.value ? "unseen" : "missing"]);
  field.addEventListener("input", () => field.setCustomValidity(""), { once: true });
  if (!fits) field.reportValidity();
  return fits ? value : null;
}

/**
 * The fields of a form by what they ask for.
 *
 * @param {HTMLFormElement} form
 * @returns {[Key, HTMLInputElement][]}
 */
export function fieldsOf(form) {
  const keys = /** @type {Key[]} */ (Object.keys(MOST));
  return keys.flatMap((key) => {
    const field = form.elements.namedItem(key);
    return field instanceof HTMLInputElement ? [/** @type {[Key, HTMLInputElement]} */ ([key, field])] : [];
  });
}

/**
 * The learner that a form names, or nothing: the first field that is wrong then says so.
 *
 * @param {HTMLFormElement} form
 * @returns {Learner | null}
 */
export function learnerIn(form) {
  const learner = { name: "" };
  for (const [key, field] of fieldsOf(form)) {
    const value = field.disabled ? "" : valueIn(field, key);
    if (value === null) return null;
    Object.assign(learner, value && { [key]: value });
  }
  return learner;
}

/**
 * What is kept of a learner, with what was said now; what was left empty now is gone.
 *
 * @param {Record<string, unknown> | null} old
 * @param {Partial<Learner>} said
 * @param {Key[]} asked
 */
export function kept(old, said, asked) {
  const all = { ...old };
  for (const key of asked) {
    if (said[key]) all[key] = said[key];
    else delete all[key];
  }
  return all;
}

/**
 * What a certificate says of a learner beside the name.
 *
 * @param {Learner} learner
 */
export function linesOf({ number, site }) {
  if (number && site) return [speak("Staff number %(number)s, %(site)s", { number, site })];
  if (number) return [speak("Staff number %(number)s", { number })];
  return site ? [site] : [];
}
