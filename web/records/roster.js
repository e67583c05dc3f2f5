// The roster: a row for each record, those of one learner and course merged, and CSV that Excel
// opens. course/roster.py does the same for the command line; a test compares the two byte for byte.
//   entry  {file, record, whole, altered, actual, state, lines}, as verify.js makes them
//   row    {learner, course, ...}: text by the names of the columns

// Written out, because Python and JavaScript call different characters blank.
const BLANK = /[\u0000-\u0020\u007f-\u00a0\u2028\u2029]+/g;
const DANGEROUS = /^(?:[\u0000-\u0020\u007f-\u00a0\u2028\u2029]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/;

const folded = (name) => name.replace(BLANK, " ").replace(/^ +| +$/g, "").normalize("NFC").toLowerCase();
// Separators that no name can hold once it is folded.
const joined = (...texts) => texts.join("\u0000");

function group({ record, altered, actual }, number) {
  if (!record) return joined("unreadable", number);
  if (altered) return joined("altered", record.code, actual);
  return joined("sound", record.catalogue.id, folded(record.learner.name), record.course.code);
}
const rank = (
  { record, whole },
) => (record ? joined(record.completed, record.made, whole ? "1" : "0", record.code) : "");
const order = (row) => joined(folded(row.learner), row.course, row.completed, row.made, row.code, row.file);
const compared = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

function rowOf({ file, record, state, lines, label }, merged, present) {
  const row = { state: label, details: lines.join(" "), merged: String(merged), file, is: state, lines };
  if (!record) return row;
  const quizzes = record.modules.map((module) => module.quiz).filter(Boolean);
  const known = present.courses[record.course.code];
  return Object.assign(row, {
    learner: record.learner.name,
    course: record.course.code,
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
  });
}

function rows(entries, present, columns) {
  const groups = new Map();
  entries.forEach((entry, number) => {
    const key = group(entry, number);
    if (groups.has(key)) groups.get(key).push(entry);
    else groups.set(key, [entry]);
  });
  const empty = Object.fromEntries(Object.keys(columns).map((name) => [name, ""]));
  const found = [...groups.values()].map((same) => {
    const kept = same.reduce((best, entry) => (rank(entry) > rank(best) ? entry : best));
    return { ...empty, ...rowOf(kept, same.length - 1, present) };
  });
  return found.map((row) => [order(row), row]).sort(([a], [b]) => compared(a, b)).map(([, row]) => row);
}

// What a spreadsheet would take for a formula gets an apostrophe before it (OWASP).
const cell = (text) => `"${DANGEROUS.test(text) ? "'" : ""}${text.replace(BLANK, " ").replaceAll('"', '""')}"`;
function csv(list, columns) {
  const lines = [Object.values(columns), ...list.map((row) => Object.keys(columns).map((name) => row[name]))];
  return "\ufeff" + lines.map((line) => line.map(cell).join(",") + "\r\n").join("");
}

const numeric = new Set(["hours", "modules", "result", "attempts", "merged"]);
function sorted(list, column, down) {
  const value = numeric.has(column) ? (row) => Number(row[column] || -1) : (row) => folded(row[column]);
  const pairs = list.map((row) => [value(row), row]).sort(([a], [b]) => compared(a, b));
  return (down ? pairs.reverse() : pairs).map(([, row]) => row);
}
function filtered(list, words, state) {
  const wanted = folded(words);
  return list.filter((row) =>
    (!state || row.is === state) && folded(joined(row.learner, row.course, row.title, row.code)).includes(wanted)
  );
}

export { csv, filtered, rows, sorted };
