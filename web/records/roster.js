// The roster: a row for each record, those of one learner and course merged, and CSV that Excel
// opens. course/records/roster.py does the same for the command line; a test compares the two byte for byte.

import { filed } from "../page/alphabet.js";
import { decimalMark } from "../page/language.js";
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
  const { name, number } = sayingOf(record);
  return joined("sound", name, number, number ? "" : record.id, ofCourse(record));
}
/**
 * Who a record says it is of, as it is compared.
 *
 * @param {CourseRecord} record
 */
const sayingOf = ({ learner: { name, number = "" } }) => ({ name: folded(name), number: folded(number) });
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
    const { name, number } = sayingOf(record);
    const of = ofCourse(record);
    count(counts.named, joined(name, of));
    count(number ? counts.numbered : counts.bare, joined(number || name, of));
  }
  return ({ record, altered }) => {
    if (!record || altered) return 0;
    const { name, number } = sayingOf(record);
    const of = ofCourse(record);
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
    const { name, number } = sayingOf(record);
    const key = joined(number ? "number" : "name", number || name, ofCourse(record));
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
 * @param {Known["states"]} states
 */
const order = ({ is, cells: { learner, course, completed, made, code, file } }, states) =>
  joined(Object.keys(states).indexOf(is), filed(folded(learner)), course, completed, made, code, file);
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
 * @returns {Row}
 */
function rowOf({ file, record, state, lines, label, signed }, { merged, doubles }, present) {
  const counts = { merged: String(merged), doubles: String(doubles) };
  const cells = { state: label, details: lines.join(" "), ...counts, file, signed };
  return { cells: record ? { ...cells, ...cellsOf(record, present) } : cells, is: state, lines, record };
}
/**
 * @param {import("./record.js").CourseRecord} record
 * @param {Present} present
 */
function cellsOf(record, present) {
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
 * A row for each record, those of one learner and course merged, in order.
 *
 * @param {Entry[]} entries
 * @param {Pick<Known, "present" | "states">} known
 * @param {Columns} columns
 */
function rows(entries, { present, states }, columns) {
  /** @type {Map<string, Entry[]>} */
  const groups = new Map();
  entries.forEach((entry, number) => {
    const key = group(entry, number);
    const same = groups.get(key);
    if (same) same.push(entry);
    else groups.set(key, [entry]);
  });
  const empty = Object.fromEntries(Object.keys(columns).map((name) => [name, ""]));
  const kept = [...groups.values()].map((same) => ({
    entry: same.reduce((best, entry) => (rank(entry) > rank(best) ? entry : best)),
    merged: same.length - 1,
  }));
  const doublesOf = doubles(kept.map(({ entry }) => entry));
  const found = kept.map(({ entry, merged }) => {
    const row = rowOf(entry, { merged, doubles: doublesOf(entry) }, present);
    return { ...row, cells: { ...empty, ...row.cells } };
  });
  return inOrder(found, (row) => order(row, states), false);
}

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
  return inOrder(list, ({ cells }) => isNumber ? Number(cells[column] || -1) : filed(folded(cells[column])), down);
}
/**
 * @param {Row[]} list
 * @param {string} words
 * @param {string} state
 */
function filtered(list, words, state) {
  const wanted = folded(words);
  return list.filter(({ cells: { learner, number, site, course, title, code }, is }) =>
    (!state || is === state) && folded(joined(learner, number, site, course, title, code)).includes(wanted)
  );
}

export { csv, csvOf, filtered, folded, joined, kept, latestOfEach, rows, sorted };
