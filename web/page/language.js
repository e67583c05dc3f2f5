// What scripts say, in the language of the page. English stands in the code; for any other language the build puts the
// messages that a script says before it, so that they are here when it starts. A message has places: %(name)s; and %%
// is a per cent sign. devtools/words.py finds messages by these names, and each as a text between quotes.

import { page } from "../frame/page.js";

/** @typedef {Record<string, string | number>} Values */

/**
 * The tag of a language, where the browser can use it.
 *
 * @param {string} tag
 */
function usable(tag) {
  try {
    return Intl.getCanonicalLocales(tag)[0] || "en";
  } catch {
    return "en";
  }
}

const PLACE = /%(?:\((\w+)\)s|%)/;
const tag = usable(globalThis.document ? document.documentElement.lang : "");
/** What the language writes days, numbers and lists by; digits are 0 to 9 everywhere. */
const locale = /^en\b/i.test(tag) ? "en-GB" : `${tag}-u-ca-gregory-nu-latn`;
/** @type {Intl.PluralRules | undefined} */
let plurals;
/** @type {Intl.NumberFormat | undefined} */
let numbers;

/** @param {string | number} value */
function shown(value) {
  if (typeof value === "string" || Number.isInteger(value)) return String(value);
  numbers = numbers || new Intl.NumberFormat(locale, { maximumFractionDigits: 2, useGrouping: false });
  return numbers.format(value);
}
/**
 * @param {string} form
 * @param {Values} values
 */
const filled = (form, values) =>
  form.replace(new RegExp(PLACE, "g"), (_, name) => name === undefined ? "%" : shown(values[name]));
/** @param {string} message */
function known(message) {
  const found = page.words && page.words[message];
  return typeof found === "string" ? found : message;
}

/**
 * A message, with these values in its places.
 *
 * @param {string} message
 * @param {Values} [values]
 */
export const speak = (message, values = {}) => filled(known(message), values);

/**
 * A message that depends on a number, which stands at `%(number)s`.
 *
 * @param {string} one
 * @param {string} other
 * @param {number} number
 * @param {Values} [values]
 */
export function speakMany(one, other, number, values = {}) {
  const found = page.words && page.words[one];
  if (!found || typeof found === "string") return filled(number === 1 ? one : other, { number, ...values });
  plurals = plurals || new Intl.PluralRules(tag);
  return filled(found[plurals.select(number)] || found.other, { number, ...values });
}

/**
 * A message that has elements in its places.
 *
 * @param {string} message
 * @param {Record<string, Node | string>} nodes
 * @returns {(Node | string)[]}
 */
export const speakNodes = (message, nodes) =>
  known(message).split(PLACE).map((part, at) => at % 2 ? (part === undefined ? "%" : nodes[part]) : part)
    .filter((part) => part !== "");

/**
 * Parts in a row, with commas or what the language has for them.
 *
 * @param {(string | number)[]} parts
 */
export const listed = (parts) => parts.map(shown).join(speak(", "));

/** What stands before the decimals of a number: a point, or a comma. */
export const decimalMark = () => shown(.5).slice(1, -1);

export { locale, tag };
