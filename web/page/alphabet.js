// The order of names: as the language of the page has it. Accents make no difference until all else is alike, unless
// they make another letter there: Polish ł comes after l, Swedish å after z. course/records/alphabet.py orders alike,
// so that a page saves the lists that the command writes. A test compares both with what browsers know of a language.

import alphabets from "../../course/records/alphabets.json" with { type: "json" };
import { tag } from "./language.js";

const LAST = "\uffff"; // after every letter
const CYRILLIC = "\u0400"; // from here on, marks make other letters: й is no и
const LATIN_FIRST = /^(?!(?:ar|bg|el|fa|he|ru|uk)$)/; // these put their own letters before those of Latin

/** @typedef {{pattern: RegExp, places: Record<string, string>, isLatin: boolean}} Alphabet */
/** @type {Map<string, Alphabet>} */
const known = new Map();

/**
 * By what a name is sorted: texts in the order of their units stand for names in the order of a language.
 *
 * @param {string} name in small letters, composed
 * @param {string} [language]
 */
export function filed(name, language = tag) {
  const alphabet = known.get(language) || alphabetOf(language);
  known.set(language, alphabet);
  const letters = name.replace(alphabet.pattern, (letter) => placed(letter, alphabet.places));
  const key = alphabet.isLatin ? letters : letters.replace(/[a-z]/g, `${LAST}$&`);
  return letters === name && /^[\0-\x7f]*$/.test(name) ? key : `${key}\u0001${name}`;
}
/**
 * @param {string} language
 * @returns {Alphabet}
 */
function alphabetOf(language) {
  /** @type {Record<string, string[]>} */
  const rows = alphabets;
  const [name] = language.toLowerCase().split("-");
  /** @type {Record<string, string>} */
  const places = {};
  for (const row of [...rows.all, ...(rows[name] || [])]) {
    const [[first, ...same], ...after] = row.split(" ").map((place) => place.split("/"));
    for (const letter of same) places[letter] = first;
    after.forEach((letters, at) => letters.forEach((letter) => places[letter] = first + LAST.repeat(at + 1)));
  }
  const several = Object.keys(places).filter((letter) => letter.length > 1);
  several.sort((one, other) => other.length - one.length);
  return { pattern: new RegExp([...several, "."].join("|"), "gsu"), places, isLatin: LATIN_FIRST.test(name) };
}
/**
 * @param {string} letter
 * @param {Record<string, string>} places
 */
function placed(letter, places) {
  if (letter in places) return places[letter];
  const parts = letter.normalize("NFKD");
  const bare = parts < CYRILLIC ? parts.replace(/\p{M}/gu, "") : letter;
  return places[bare] || bare;
}
