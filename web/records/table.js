// CSV as spreadsheets save it, cell by cell, each with its place; and what keeps a file from being such a table. Lines
// and columns are counted from 1, in characters. course/records/table.py reads alike; a test compares the two. Pure.

import { fill } from "./judgement.js";

/** @typedef {{text: string, line: number, column: number, inside: number}} Cell inside: where its text begins */
/** @typedef {{line: number, column: number, message: string}} Fault */
/** @typedef {Record<string, string>} Words */

const MOST_BYTES = 5000000;
const SEPARATORS = [",", ";", "\t"]; // the first of those that the first line has most of
// Written out, because Python and JavaScript call different characters blank.
const BLANK = /[\u0000-\u0020\u007f-\u00a0\u2028\u2029]+/g;

/**
 * A text on one line, without spaces around it.
 *
 * @param {string} text
 */
export const flat = (text) => text.replace(BLANK, " ").replace(/^ +| +$/g, "");

/** How many characters a text has: some of them are two units of UTF-16. @param {string} text */
export const sizeOf = (text) => [...text].length;

/**
 * The text of a file: UTF-8, with or without its mark; or why there is none.
 *
 * @param {Uint8Array} bytes
 * @param {Words} words
 * @returns {{fault: Fault} | {fault?: undefined, text: string}}
 */
export function decoded(bytes, words) {
  /** @type {(message: string) => {fault: Fault}} */
  const not = (message) => ({ fault: { line: 1, column: 1, message } });
  const [first = 1, second = 1] = bytes;
  if (bytes.length > MOST_BYTES) return not(fill(words.size, { size: MOST_BYTES / 1000000 }));
  // xlsx and ods are archives, and xls begins as all files of its time do.
  const beginning = bytes.slice(0, 4).join(" ");
  if (beginning === "80 75 3 4" || beginning === "208 207 17 224") return not(words.workbook);
  if (!first || !second || first + second === 0xff + 0xfe) return not(words["utf-16"]);
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return not(words["no-utf-8"]);
  }
}

/**
 * The separator of a table, by its first line, and where the table begins: Excel is told the separator in a line above.
 *
 * @param {string} text
 * @returns {[string, number]}
 */
function separatorOf(text) {
  const said = /^"?sep=([,;\t])"?[,;\t]*(?:\r\n|\r|\n|$)/i.exec(text);
  if (said) return [said[1], said[0].length];
  const [first] = text.split(/\r\n|\r|\n/, 1);
  const counts = SEPARATORS.map((sign) => first.split(sign).length);
  return [SEPARATORS[counts.indexOf(Math.max(...counts))], 0];
}

/**
 * The rows of a text, without those that are empty; or why it cannot be read to its end. It yields after each row.
 *
 * @param {string} text
 * @param {Words} words
 * @returns {Generator<void, {fault: Fault} | {fault?: undefined, rows: Cell[][]}, void>}
 */
export function* rowsOf(text, words) {
  const [separator, start] = separatorOf(text);
  const pattern = new RegExp(
    `(?:"([^"]*(?:""[^"]*)*)(")?|([^${separator}\\r\\n]*))(${separator}|\\r\\n|\\r|\\n|)`,
    "y",
  );
  /** @type {Cell[][]} */
  const rows = [];
  /** @type {Cell[]} */
  let row = [];
  let [at, line, begins] = [start, start ? 2 : 1, start];
  while (at < text.length || row.length) {
    pattern.lastIndex = at;
    const [all, quoted, closed, plain, end] = /** @type {RegExpExecArray} */ (pattern.exec(text));
    const column = sizeOf(text.slice(begins, at)) + 1;
    const isQuoted = quoted !== undefined;
    if (isQuoted && !closed) return { fault: { line, column, message: words.open } };
    const said = isQuoted ? quoted.replaceAll('""', '"') : plain;
    row.push({ text: said, line, column, inside: column + Number(isQuoted) });
    const ends = [...all.matchAll(/\r\n|\r|\n/g)].map((found) => at + found.index + found[0].length);
    [line, begins, at] = [line + ends.length, ends.length ? ends[ends.length - 1] : begins, at + all.length];
    if (!end && at < text.length) {
      return { fault: { line, column: sizeOf(text.slice(begins, at)) + 1, message: words.after } };
    }
    if (end !== separator) {
      if (row.some((cell) => flat(cell.text))) rows.push(row);
      row = [];
      yield;
    }
  }
  return { rows };
}
