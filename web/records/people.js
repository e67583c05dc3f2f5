// The people of an organisation, as a file lists them: who they are, where they work, and which courses are due when.
// course/records/people.py reads alike and says the same; a test compares the two. Pure.

import headsOf from "../../course/records/heads.json" with { type: "json" };
import { listed } from "../page/language.js";
import { now } from "../store/names.js";
import { owns } from "../store/values.js";
import { daysMeant } from "./days.js";
import { fill } from "./judgement.js";
import { folded } from "./roster.js";
import { isSeen, shown } from "./shape.js";
import { decoded, flat, rowsOf, sizeOf } from "./table.js";

/** @typedef {import("./table.js").Cell} Cell */
/** @typedef {import("./table.js").Fault} Fault */
/** @typedef {import("./table.js").Words} Words */
/** @typedef {import("./verification.js").Present} Present */
/**
 * One person, as the file has them; `due` has days by the codes of courses, "" where none is said.
 *
 * @typedef {object} Person
 * @property {string} number
 * @property {string} name
 * @property {string} site
 * @property {string} role
 * @property {Map<string, string>} due
 * @property {number} line
 */
/** @typedef {{all: Person[], faults: Fault[]}} People everybody, or what is wrong with the file */
/** @typedef {Record<string, Cell>} Cells by the names of their columns */

const COLUMNS = ["number", "name", "site", "role", "due"];
// In English, or in another of our languages.
const columnsByHead = new Map(
  Object.entries(headsOf).flatMap(([column, heads]) => heads.map((head) => [head, column])),
);
// What a spreadsheet makes of a staff number: 117,004 to 1.17E+05, 117 to 117.0, and hashes where a column is narrow.
const NUMBER_ANEW =
  /^(?:[0-9]+(?:[.,][0-9]+)?[Ee][+-][0-9]+|[0-9]+[.,]0+|##+|#(?:N\/A|(?:REF|VALUE|NUM|NULL)!|NAME\?))$/;
/** @type {[column: string, most: number][]} */
const MOST = [["number", 40], ["name", 200], ["site", 200], ["role", 200]];

/**
 * A text of a file as a message repeats it.
 *
 * @param {string} text
 */
const said = (text) => `“${shown(flat(text))}”`;

/**
 * What a cell says: on one line, and out of the form that keeps it a text in a spreadsheet.
 *
 * @param {Cell | undefined} cell
 */
function textOf(cell) {
  const text = cell ? flat(cell.text) : "";
  const found = /^="([^"]*)"$/.exec(text);
  return found ? flat(found[1]) : text;
}

/**
 * @param {Fault} one
 * @param {Fault} other
 */
function inOrder(one, other) {
  return one.line - other.line || one.column - other.column || (one.message < other.message ? -1 : 1);
}

/**
 * A staff number that a spreadsheet wrote anew, or "".
 *
 * @param {Cell | undefined} cell
 */
function anewIn(cell) {
  const text = cell ? flat(cell.text) : "";
  return NUMBER_ANEW.test(text) ? text : "";
}

/**
 * The people of a file; where it has any fault, its faults and nobody. It yields wherever it may be interrupted.
 *
 * @param {Uint8Array} bytes
 * @param {Present} present
 * @param {Words} words
 * @returns {Generator<void, People, void>}
 */
export function* readPeople(bytes, present, words) {
  const file = decoded(bytes, words);
  const table = file.fault ? file : yield* rowsOf(file.text, words);
  if (table.fault) return { all: [], faults: [table.fault] };
  /** @type {Fault[]} */
  const faults = [];
  const { rows } = /** @type {{rows: Cell[][]}} */ (table);
  const columns = heads(rows, words, faults);
  const all = faults.length ? [] : yield* everybody(rows.slice(1), columns, { present, words, faults });
  if (!faults.length && !all.length) faults.push({ line: 1, column: 1, message: words.nobody });
  return faults.length ? { all: [], faults: faults.sort(inOrder) } : { all, faults };
}

/**
 * The names of the columns.
 *
 * @param {Cell[][]} rows
 * @param {Words} words
 * @param {Fault[]} faults
 */
function heads(rows, words, faults) {
  const columns = listed(COLUMNS);
  if (!rows.length) {
    faults.push({ line: 1, column: 1, message: fill(words.empty, { columns }) });
    return [];
  }
  const names = rows[0].map((cell) => columnsByHead.get(folded(cell.text)) || folded(cell.text));
  if (!names.some((name) => COLUMNS.includes(name))) { // each cell would be told, and one line is missing
    const [{ text, line, column }] = rows[0];
    faults.push({ line, column, message: fill(words["no-heads"], { found: said(text), columns }) });
    return [];
  }
  rows[0].forEach(({ text, line, column }, place) => {
    const found = said(text);
    if (!COLUMNS.includes(names[place])) {
      faults.push({ line, column, message: fill(words.column, { found, columns }) });
    } else if (names.indexOf(names[place]) < place) {
      faults.push({ line, column, message: fill(words["column-twice"], { found }) });
    }
  });
  // A column that is none was meant to be the name, where there is one.
  const isMissing = !names.includes("name") && names.every((name) => COLUMNS.includes(name));
  if (isMissing) faults.push({ line: 1, column: 1, message: fill(words["no-name"], { columns }) });
  return names;
}

/**
 * @param {Cell[][]} rows
 * @param {string[]} columns
 * @param {{present: Present, words: Words, faults: Fault[]}} known
 */
function* everybody(rows, columns, { present, words, faults }) {
  /** @type {Map<string, number>} */
  const numbers = new Map();
  /** @type {Person[]} */
  const all = [];
  for (const row of rows) {
    yield;
    const [{ line, column }] = row;
    if (row.length !== columns.length) {
      const message = fill(words.cells, { found: row.length, wanted: columns.length });
      faults.push({ line, column, message });
      continue;
    }
    /** @type {Cells} */
    const cells = Object.fromEntries(columns.map((name, place) => [name, row[place]]));
    faults.push(...faultsOf(cells, numbers, words));
    const [number, name, site, role] = MOST.map(([of]) => textOf(cells[of]));
    if (number && !anewIn(cells.number) && !numbers.has(folded(number))) numbers.set(folded(number), cells.number.line);
    all.push({ number, name, site, role, due: dueOf(cells.due, { present, words, faults }), line });
  }
  return all;
}

/**
 * @param {Cells} cells
 * @param {Map<string, number>} numbers
 * @param {Words} words
 * @returns {Fault[]}
 */
function faultsOf(cells, numbers, words) {
  /** @type {(cell: Cell, message: string) => Fault} */
  const at = ({ line, column }, message) => ({ line, column, message });
  const found = MOST.flatMap(([column, most]) => {
    const size = sizeOf(textOf(cells[column]));
    return size > most ? [at(cells[column], fill(words.long, { column, found: size, most }))] : [];
  });
  if (!isSeen(textOf(cells.name))) found.push(at(cells.name, words.name));
  const number = textOf(cells.number);
  const before = number && numbers.get(folded(number));
  const anew = anewIn(cells.number);
  if (anew) found.push(at(cells.number, fill(words["number-anew"], { found: said(anew), kept: `="${anew}"` })));
  else if (before) found.push(at(cells.number, fill(words["number-twice"], { found: said(number), line: before })));
  return found;
}

/**
 * The courses that a cell names, by their codes of today, with the days by which they are due.
 *
 * @param {Cell | undefined} cell
 * @param {{present: Present, words: Words, faults: Fault[]}} known
 */
function dueOf(cell, { present, words, faults }) {
  /** @type {Map<string, string>} */
  const due = new Map();
  if (!cell) return due;
  for (const { 0: found, index } of cell.text.matchAll(/[^;,|\r\n]+/g)) {
    const parts = flat(found).split(" ").filter(Boolean);
    if (!parts.length) continue;
    const [code] = now("course-codes", parts[0]);
    const message = wrongIn(parts, code, due, { present, words });
    if (!message) due.set(code, daysMeant(parts[1] || "").join());
    else {
      const before = cell.text.slice(0, index) + (/^ */.exec(found) || [""])[0];
      const column = /[\r\n"]/.test(cell.text) ? cell.column : cell.inside + sizeOf(before);
      faults.push({ line: cell.line, column, message });
    }
  }
  return due;
}

/**
 * What is wrong with a course that is due, or nothing.
 *
 * @param {string[]} parts
 * @param {string} code
 * @param {Map<string, string>} due
 * @param {{present: Present, words: Words}} known
 */
function wrongIn(parts, code, due, { present, words }) {
  const [written, day] = parts;
  if (parts.length > 2) return fill(words.due, { found: said(parts.join(" ")) });
  if (!owns(present.courses, code)) {
    return fill(words.course, { found: said(written), codes: listed(Object.keys(present.courses)) });
  }
  if (due.has(code)) return fill(words["course-twice"], { found: said(written) });
  const [first, second] = day === undefined ? ["none has to be"] : daysMeant(day);
  if (first && !second) return "";
  return fill(words[first ? "day-or-month" : "day"], { found: said(day), first, second });
}
