// Grading of what is typed: short-answer, numeric and fill-in. A key is the control's data-*:
//   {accept: "one\nanother", case, accents: "ignore" or "match", typos}   or   {low, high, unit: "one name\nanother"}

import { speak } from "../page/language.js";

/** @typedef {import("../quiz/grade.js").PartKey} PartKey */
/** @typedef {Record<string, string | undefined>} Written what an author wrote of one control, in its data-* */

/** @param {PartKey} key @returns {Written} */
const writtenIn = (key) => (typeof key === "object" ? key : {});

// Written out, because Python and JavaScript call different characters blank.
const BLANKS = /[\t-\r\u001c-\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
// What nobody sees: soft hyphens, joiners, marks of direction, byte order marks.
const UNSEEN = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]/g;
// Full and half width, joined letters, units in a square.
const WIDE = /[\uff01-\uffee\ufb00-\ufb06\u2103\u2109\u3300-\u33ff]+/g;
/** @param {string} text */
const trimmed = (text) => text.replace(/^ /, "").replace(/ $/, "");

// The digits of a script follow each other from nought to nine, and so do the scripts that touch.
/** @param {number} code */
const isDigit = (code) => /\p{Nd}/u.test(String.fromCodePoint(code));
/** @param {string} sign */
function digit(sign) {
  const code = sign.codePointAt(0) || 0;
  let zero = code;
  while (isDigit(zero - 1)) zero -= 1;
  return String((code - zero) % 10);
}

// What a keyboard or a phone changes by itself is never a mistake: spaces, quotes, dashes, wide letters.
// course/model/typed.py evens out in the same way; a test compares the two.
/**
 * @param {string} text
 * @param {Written} key
 */
export function even(text, key) {
  let result = text.replace(UNSEEN, "").replace(WIDE, (wide) => wide.normalize("NFKC"));
  result = result.replace(/[‘’‚‛ʼʹ`´′]/g, "'").replace(/[“”„‟«»″〝〞]/g, '"').replace(/[‐-―−⁃﹘﹣]/g, "-");
  result = result.replace(/[^\P{Nd}0-9]/gu, digit);
  result = trimmed(result.replace(BLANKS, " ")).replace(/ ?[.。]$/, "");
  if (key.accents !== "match") result = result.normalize("NFD").replace(/\p{M}/gu, "");
  // Lower case first, so that both capitals of ß meet; upper case then, so that ß and ss, ς and σ do.
  if (key.case !== "match") result = result.toLowerCase().toUpperCase().toLowerCase();
  return result.normalize("NFC");
}

// Whether at most `limit` letters were added, left out, changed, or swapped with a neighbour.
/**
 * @param {string} one
 * @param {string} other
 * @param {number} limit
 */
function near(one, other, limit) {
  const a = Array.from(one);
  const b = Array.from(other);
  if (Math.abs(a.length - b.length) > limit) return false;
  const rows = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    /** @type {number[]} */
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j += 1) {
      row[j] = Math.min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        row[j] = Math.min(row[j], rows[i - 2][j - 2] + 1);
      }
    }
  }
  return rows[a.length][b.length] <= limit;
}

/** @type {import("../quiz/grade.js").Judge} */
export function words(key, value) {
  if (typeof value !== "string" || value.length > 1000) return false;
  const written = writtenIn(key);
  const given = even(value, written);
  const limit = Number(written.typos) || 0;
  return given !== "" && (written.accept || "").split("\n").some((text) => {
    const wanted = even(text, written);
    return given === wanted || (limit > 0 && near(given, wanted, limit));
  });
}

// Fractions, powers and signs as a plain keyboard has them.
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
/** @type {Record<string, string>} */
const SIGNS = { "﹢": "+", "⁄": "/", "∕": "/", "÷": "/", "٫": ".", "٬": "'", "،": ",", "٪": "%", "⁻": "-", "⁺": "+" };
/** @param {string} text */
const plain = (text) =>
  text.replace(/[¼-¾⅐-⅞↉]/g, (sign) => " " + sign.normalize("NFKC"))
    .replace(/[⁻⁺⁰¹²³⁴-⁹]+/g, (power) => "^" + power.replace(/[⁰¹²³⁴-⁹]/g, (sign) => String(RAISED.indexOf(sign))))
    .replace(/[﹢⁄∕÷٫٬،٪⁻⁺]/g, (sign) => SIGNS[sign]);

/**
 * @param {string} text
 * @param {string[]} units
 */
function withoutUnit(text, units) {
  const evened = units.map((unit) => even(plain(unit), {}));
  const longestFirst = evened.sort((one, other) => Array.from(other).length - Array.from(one).length);
  for (const unit of longestFirst) {
    if (unit && text.endsWith(unit)) return trimmed(text.slice(0, -unit.length));
    if (unit && text.startsWith(unit)) return trimmed(text.slice(unit.length));
  }
  return text;
}

/** @param {string} text */
function readings(text) {
  const fraction = /^(?:([0-9]+) )?([0-9]+) ?\/ ?([0-9]+)$/.exec(text);
  if (fraction) {
    const [, wholes, above, below] = fraction;
    return Number(below) ? [Number(wholes || 0) + Number(above) / Number(below)] : [];
  }
  const power =
    /^(?:([0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:e| ?[x×*·⋅∙•] ?10 ?(?:\^|\*\*) ?)|10 ?(?:\^|\*\*) ?)([+-]?[0-9]{1,3})$/
      .exec(text);
  if (power) return [Number((power[1] || "1").replace(",", ".") + "e" + power[2])];
  return grouped(text);
}

// A number whose digits may stand in groups, by commas, points, spaces or apostrophes.
/** @param {string} text */
function grouped(text) {
  const list = [];
  const groups = /^([1-9][0-9]{0,2})([., '])([0-9]{3}(?:\2[0-9]{3})*)(?:([.,])([0-9]+))?$/.exec(text);
  if (groups && groups[2] !== groups[4]) {
    list.push(Number(groups[1] + groups[3].replace(/[., ']/g, "") + "." + (groups[5] || "0")));
  } else if (/^[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?$/.test(text)) list.push(Number(text.replace(/,/g, "")));
  // "16,000" is sixteen thousand to all: whoever writes a decimal comma has no reason to end in a nought.
  const thousands = groups && groups[2] === "," && text.endsWith("0");
  if (/^(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)$/.test(text) && !thousands) list.push(Number(text.replace(",", ".")));
  return list;
}

const NOTHING_MORE = /([0-9])[.,]--?$/; // as prices end: 12,-

// Every number that the text can mean: "1,234" is a thousand to one reader, one and a little to another.
/**
 * @param {string} text
 * @param {string[]} units
 */
export function numbers(text, units) {
  const whole = even(plain(text), {});
  const bare = withoutUnit(whole, units);
  const [, sign, rest] = /^([+-]?) ?([^]*)$/.exec(bare) || ["", "", ""];
  // Nothing but a sign stands before the unit: -$12.
  const number = sign && bare === whole ? withoutUnit(rest, units) : rest;
  return readings(number.replace(NOTHING_MORE, "$1")).filter(Number.isFinite).map((
    value,
  ) => (sign === "-" ? -value : value));
}
/** @param {PartKey} key */
const unitsOf = (key) => (writtenIn(key).unit || "").split("\n").filter(Boolean);
/**
 * @param {unknown} value
 * @returns {value is string}
 */
const isShort = (value) => typeof value === "string" && value.length <= 1000;

/** @type {import("../quiz/grade.js").Judge} */
export function number(key, value) {
  if (!isShort(value)) return false;
  const low = Number(writtenIn(key).low);
  const high = Number(writtenIn(key).high);
  // 0.1 + 0.2 is not 0.3.
  const slack = 1e-9 * Math.max(1, Math.abs(low), Math.abs(high));
  return numbers(value, unitsOf(key)).some((found) => found >= low - slack && found <= high + slack);
}

// What is nothing once it is evened out, or cannot be read as a number, is not marked: the learner is told how to
// write it, and loses nothing.
/** @type {import("../quiz/grade.js").Unread} */
export function noWord(key, value) {
  return even(value.slice(0, 1000), writtenIn(key))
    ? ""
    : speak("There is no word in this, so it was not marked. Write your answer in letters or digits.");
}
/** @type {import("../quiz/grade.js").Unread} */
export function noNumber(key, value) {
  if (isShort(value) && numbers(value, unitsOf(key)).length) return "";
  const [unit] = unitsOf(key);
  return unit
    ? speak(
      "This cannot be read as a number, so it was not marked. Write one number in digits, alone or with “%(unit)s”.",
      { unit },
    )
    : speak("This cannot be read as a number, so it was not marked. Write one number in digits, and nothing else.");
}
