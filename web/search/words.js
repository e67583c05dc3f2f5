// The words of a text as the search knows them: the same as `words_of` in course/site/search_index.py.

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
// Accents, the signs for vowels that Arabic is mostly written without, and what draws its words out.
const ACCENTS = /[\u0300-\u036f\u0640\u064b-\u065f\u0670]/g;
/** @type {Record<string, string>} letters that people write as others */
// deno-fmt-ignore
const LETTERS = {
  "ł": "l", "đ": "d", "ð": "d", "ø": "o", "ħ": "h", "ı": "i", "ŧ": "t", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th",
  "ς": "σ", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ٱ": "ا",
};
const OTHERS = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");
// Written without spaces between words: each letter is found, and each two that follow each other.
const UNSPACED =
  /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]+/u;
const LONGEST = 40;

/**
 * A text without what people leave out when they search: capitals, accents, forms of one letter.
 * @param {string} text
 * @returns {string}
 */
export function evened(text) {
  const plain = text.normalize("NFKD").toLowerCase().replace(ACCENTS, "");
  return plain.replace(OTHERS, (letter) => LETTERS[letter]).normalize("NFKC");
}

/**
 * The words of a text, each as often as it is there.
 * @param {string} text
 * @returns {string[]}
 */
export function wordsOf(text) {
  return (evened(text).match(WORD) ?? []).flatMap((word) => UNSPACED.test(word) ? partsOf(word) : [cut(word)]);
}

// An umlaut in letters that every keyboard has, but not after some: there the e is no sign of one (neue, Quelle).
const SPELT_OUT = /([aou])e/g;
const NO_UMLAUT_AFTER = /[aeq]/;

/**
 * How else a German word is written: `fur`, by which für is found, for `fuer`, and `fuer` for `für`.
 * @param {string} word as it was typed
 * @returns {string[]} none of them the word as the search knows it anyway
 */
export function germanForms(word) {
  const lower = word.normalize("NFC").toLowerCase();
  const short = evened(
    lower.replace(SPELT_OUT, (both, vowel, at) => NO_UMLAUT_AFTER.test(lower.charAt(at - 1)) ? both : vowel),
  );
  const long = evened(lower.replace(/[äöü]/g, (letter) => `${evened(letter)}e`));
  return [...new Set([short, long])].filter((form) => form.length > 1 && form !== evened(lower)).map(cut);
}

/**
 * What is found of letters that no spaces divide, and the words that stand among them.
 * @param {string} word
 * @returns {string[]}
 */
function partsOf(word) {
  const runs = word.match(new RegExp(UNSPACED, "gu")) ?? [];
  const letters = runs.flatMap((run) => {
    const each = [...run];
    return [...each, ...each.slice(1).map((letter, at) => each[at] + letter)];
  });
  return [...letters, ...word.split(new RegExp(UNSPACED, "gu")).filter(Boolean).map(cut)];
}

/** @param {string} word */
const cut = (word) => [...word].slice(0, LONGEST).join("");

/**
 * The file that lists a word: its first letters, safe in an address.
 * @param {string} word
 * @param {number} letters how many
 * @returns {string}
 */
export function keyOf(word, letters) {
  return [...word].slice(0, letters)
    .map((letter) => letter < "\u0080" ? letter : `${/** @type {number} */ (letter.codePointAt(0)).toString(16)}-`)
    .join("");
}

/**
 * The parts of a text, with the words that a search found marked.
 * @param {string} text
 * @param {ReadonlySet<string>} found words as the search knows them
 * @returns {{ text: string, marked: boolean }[]}
 */
export function markedParts(text, found) {
  const parts = [];
  let at = 0;
  for (const match of text.matchAll(WORD)) {
    const words = wordsOf(match[0]);
    if (!words.some((word) => found.has(word))) continue;
    if (match.index > at) parts.push({ text: text.slice(at, match.index), marked: false });
    parts.push({ text: match[0], marked: true });
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ text: text.slice(at), marked: false });
  return parts;
}
