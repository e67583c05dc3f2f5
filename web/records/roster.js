// The roster: a row for each record, those of one learner and course merged, and CSV that Excel
// opens. course/records/roster.py does the same for the command line; a test compares the two byte for byte.

import { filed } from "../page/alphabet.js";
import { decimalMark } from "../page/language.js";
import { atOnce } from "../page/slices.js";
import { now } from "../store/names.js";

/** @typedef {import("./record.js").CourseRecord} CourseRecord */
/** @typedef {import("./verification.js").Known} Known */
/** @typedef {import("./verification.js").Present} Present */
/**
 * A record that was opened, and what it is.
 *
 * @typedef {import("./verification.js").Outcome} Outcome
 * @typedef {import("./verification.js").Read & Outcome & {file: string, label: string}} Entry
 */
/** @typedef {Record<string, string>} Columns their names, and what stands over them */
/**
 * A row: text by the names of the columns, what its record is, and why.
 *
 * @typedef {{cells: Record<string, string>, is: string, lines: string[], record: CourseRecord | null}} Row
 */

// Written out, because Python and JavaScript call different characters blank.
const BLANK = /[\u0000-\u0020\u007f-\u00a0\u2028\u2029]+/g;
const DANGEROUS = /^(?:[\u0000-\u0020\u007f-\u00a0\u2028\u2029]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/;

/** @param {string} name */
const folded = (name) => name.replace(BLANK, " ").replace(/^ +| +$/g, "").normalize("NFC").toLowerCase();
/**
 * With separators that no name can hold once it is folded.
 *
 * @param {...(string | number | undefined)} texts
 */
const joined = (...texts) => texts.join("\u0000");

/**
 * What records of one learner and course have in common, and no others.
 *
 * @param {Entry} entry
 * @param {number} place
 */
function group({ record, altered, actual }, place) {
  if (!record) return joined("unreadable", place);
  if (altered) return joined("altered", record.code, actual);
  const { name, number, of } = sayingOf(record);
  return joined("sound", name, number, number ? "" : record.id, of);
}
/**
 * As they are compared; `filed` as sorted.
 * @typedef {{name: string, number: string, of: string, filed: string}} Saying
 */
/** @type {WeakMap<CourseRecord, Saying>} */
const sayings = new WeakMap();
/**
 * Who a record says it is of, and of which course; found once, for of ten thousand it takes a while.
 *
 * @param {CourseRecord} record
 * @returns {Saying}
 */
function sayingOf(record) {
  const known = sayings.get(record);
  if (known) return known;
  const { name, number = "" } = record.learner;
  const made = { name: folded(name), number: folded(number), of: ofCourse(record), filed: filed(folded(name)) };
  sayings.set(record, made);
  return made;
}
/**
 * Which course a record is of, under its names of today.
 *
 * @param {CourseRecord} record
 */
const ofCourse = ({ catalogue, course }) =>
  joined(now("catalogues", catalogue.id)[0], now("course-codes", course.code)[0]);
/**
 * Says of a record how many others may be of the same person and course: those of its name where one of the two has
 * no number, and those of its number with another name.
 *
 * @param {Entry[]} entries one for each row
 * @returns {(entry: Entry) => number}
 */
function doubles(entries) {
  /** @type {Record<"named" | "bare" | "numbered", Map<string, number>>} */
  const counts = { named: new Map(), bare: new Map(), numbered: new Map() };
  /** @type {(counted: Map<string, number>, key: string) => unknown} */
  const count = (counted, key) => counted.set(key, (counted.get(key) || 0) + 1);
  for (const { record, altered } of entries) {
    if (!record || altered) continue;
    const { name, number, of } = sayingOf(record);
    count(counts.named, joined(name, of));
    count(number ? counts.numbered : counts.bare, joined(number || name, of));
  }
  return ({ record, altered }) => {
    if (!record || altered) return 0;
    const { name, number, of } = sayingOf(record);
    const [named = 0, bare = 0] = [counts.named, counts.bare].map((counted) => counted.get(joined(name, of)));
    return number ? bare + (counts.numbered.get(joined(number, of)) || 0) - 1 : named - 1;
  };
}
/**
 * One entry for each learner and course, the latest; of whom no number is known, one for each name. Whoever counts
 * answers would count a learner twice who takes a course again.
 *
 * @param {Entry[]} entries of records that nobody altered
 */
function latestOfEach(entries) {
  /** @type {Map<string, Entry>} */
  const latest = new Map();
  for (const entry of entries) {
    const record = /** @type {CourseRecord} */ (entry.record);
    const { name, number, of } = sayingOf(record);
    const key = joined(number ? "number" : "name", number || name, of);
    const known = latest.get(key);
    if (!known || rank(entry) > rank(known)) latest.set(key, entry);
  }
  return [...latest.values()];
}
/** @param {Entry} entry */
const rank = ({ record, whole }) => record ? joined(record.completed, record.made, whole ? "1" : "0", record.code) : "";
/**
 * The worst first, and then by learner and course.
 *
 * @param {Row} row
 * @param {string[]} states
 */
const order = ({ is, record, cells: { course, completed, made, code, file } }, states) =>
  joined(states.indexOf(is), record ? sayingOf(record).filed : "", course, completed, made, code, file);
/**
 * @param {string | number} a
 * @param {string | number} b
 */
function compared(a, b) {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * @param {Entry} entry
 * @param {{merged: number, doubles: number}} counts
 * @param {Present} present
 * @param {Record<string, string>} empty cells of all columns
 * @returns {Row}
 */
function rowOf({ file, record, state, lines, label, signed }, { merged, doubles }, present, empty) {
  const cells = { ...empty, ...(record ? cellsOf(record, present) : {}) };
  const counts = { merged: String(merged), doubles: String(doubles) };
  Object.assign(cells, { state: label, details: lines.join(" "), ...counts, file, signed });
  return { cells, is: state, lines, record };
}
/** @type {WeakMap<CourseRecord, Record<string, string>>} */
const foundCells = new WeakMap();
/**
 * What a row shows of a record itself; found once.
 *
 * @param {CourseRecord} record
 * @param {Present} present
 */
function cellsOf(record, present) {
  const cells = foundCells.get(record) || cellsMadeOf(record, present);
  foundCells.set(record, cells);
  return cells;
}
/**
 * Finds what rows show of a record, and by what they are sorted, while other files are read: of ten thousand at once it
 * would stop the page.
 *
 * @param {CourseRecord} record
 * @param {Present} present
 */
function prepare(record, present) {
  cellsOf(record, present);
  sayingOf(record);
}
/**
 * @param {CourseRecord} record
 * @param {Present} present
 */
function cellsMadeOf(record, present) {
  const quizzes = record.modules.flatMap(({ quiz }) => (quiz ? [quiz] : []));
  const [course] = now("course-codes", record.course.code);
  const known = present.courses[course];
  return {
    learner: record.learner.name,
    number: record.learner.number || "",
    site: record.learner.site || "",
    course,
    title: record.course.title || (known ? known.title : ""),
    version: record.course.version,
    completed: record.completed,
    valid_until: record.valid_until || "",
    hours: String(record.hours),
    modules: String(record.modules.length),
    result: quizzes.length ? String(Math.min(...quizzes.map((quiz) => quiz.per_cent))) : "",
    attempts: quizzes.length ? String(quizzes.reduce((sum, quiz) => sum + quiz.attempts, 0)) : "",
    made: record.made,
    id: record.id,
    code: record.code,
    entered: record.entered ? record.entered.name : "",
  };
}

/**
 * A row for each record, those of one learner and course merged, in order. It yields wherever it may be interrupted.
 *
 * @param {Entry[]} entries
 * @param {Pick<Known, "present" | "states">} known
 * @param {Columns} columns
 * @returns {Generator<void, Row[], void>}
 */
function* rowsOf(entries, { present, states }, columns) {
  /** @type {Map<string, Entry[]>} */
  const groups = new Map();
  for (const [place, entry] of entries.entries()) {
    const key = group(entry, place);
    const same = groups.get(key);
    if (same) same.push(entry);
    else groups.set(key, [entry]);
    yield;
  }
  const empty = Object.fromEntries(Object.keys(columns).map((name) => [name, ""]));
  const kept = [...groups.values()].map((same) => ({
    entry: same.reduce((best, entry) => (rank(entry) > rank(best) ? entry : best)),
    merged: same.length - 1,
  }));
  yield;
  const doublesOf = doubles(kept.map(({ entry }) => entry));
  const found = [];
  for (const { entry, merged } of kept) {
    found.push(rowOf(entry, { merged, doubles: doublesOf(entry) }, present, empty));
    yield;
  }
  const names = Object.keys(states);
  return inOrder(found, (row) => order(row, names), false);
}
/** @type {(...said: Parameters<typeof rowsOf>) => Row[]} */
const rows = (...said) => atOnce(rowsOf(...said));

/**
 * Rows in the order of what `value` says of each, which is asked once.
 *
 * @param {Row[]} list
 * @param {(row: Row) => string | number} value
 * @param {boolean} down
 */
function inOrder(list, value, down) {
  const pairs = list.map((row) => ({ at: value(row), row })).sort((a, b) => compared(a.at, b.at));
  return (down ? pairs.reverse() : pairs).map(({ row }) => row);
}

/**
 * A version or a staff number as a cell of text: a spreadsheet would make 1.1 of 1.10, or a day in October, and 117
 * of 00117.
 *
 * @param {string} text
 */
const kept = (text) => (/^[0-9A-Za-z._/-]+$/.test(text) ? `="${text}"` : text);
const KEPT = ["version", "number"];
const HARMLESS = /^(?:="[0-9A-Za-z._/-]+"|-[0-9]+(?:[.,][0-9]+)?)$/; // such a text; a number below nought
/**
 * What a spreadsheet would take for a formula gets an apostrophe before it (OWASP), except for what is harmless.
 *
 * @param {string} text
 */
const cell = (text) =>
  `"${DANGEROUS.test(text) && !HARMLESS.test(text) ? "'" : ""}${text.replace(BLANK, " ").replaceAll('"', '""')}"`;
/**
 * @param {Row[]} list
 * @param {Columns} columns
 * @param {string} [mark] before decimals
 */
function csv(list, columns, mark = decimalMark()) {
  const names = Object.keys(columns);
  const written = (/** @type {string} */ name, /** @type {string} */ text) => {
    if (KEPT.includes(name)) return kept(text);
    return name === "hours" ? text.replace(".", mark) : text;
  };
  return csvOf(
    [Object.values(columns), ...list.map(({ cells }) => names.map((name) => written(name, cells[name])))],
    mark,
  );
}
/**
 * Lines as Excel opens them: marked as UTF-8, CRLF, everything in quotes, formulas disarmed. Where the mark before
 * decimals is a comma, spreadsheets take semicolons between cells.
 *
 * @param {string[][]} lines
 * @param {string} [mark]
 */
function csvOf(lines, mark = decimalMark()) {
  const separator = mark === "," ? ";" : ",";
  return `\ufeff${lines.map((line) => `${line.map(cell).join(separator)}\r\n`).join("")}`;
}

const numeric = new Set(["hours", "modules", "result", "attempts", "merged", "doubles"]);
/**
 * @param {Row[]} list
 * @param {string} column
 * @param {boolean} down
 * @param {Known["states"]} states
 */
function sorted(list, column, down, states) {
  if (column === "state") return inOrder(list, ({ is }) => Object.keys(states).indexOf(is), down);
  const isNumber = numeric.has(column);
  /** @type {Map<string, string | number>} */
  const keys = new Map(); // of what many rows have alike
  return inOrder(list, ({ record, cells: { [column]: cell } }) => {
    if (column === "learner" && record) return sayingOf(record).filed;
    const key = keys.get(cell) ?? (isNumber ? Number(cell || -1) : filed(folded(cell)));
    keys.set(cell, key);
    return key;
  }, down);
}
/** @type {WeakMap<Row, string>} */
const searched = new WeakMap();
/** @param {Row} row */
function wordsOf(row) {
  const { learner, number, site, course, title, code } = row.cells;
  const words = searched.get(row) ?? folded(joined(learner, number, site, course, title, code));
  searched.set(row, words);
  return words;
}
/**
 * @param {Row[]} list
 * @param {string} words
 * @param {string} state
 */
function filtered(list, words, state) {
  const wanted = folded(words);
  return list.filter((row) => (!state || row.is === state) && (!wanted || wordsOf(row).includes(wanted)));
}

export { csv, csvOf, filtered, folded, joined, kept, latestOfEach, prepare, rows, rowsOf, sorted };
