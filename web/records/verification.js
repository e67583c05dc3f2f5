// What a record is, compared with what is in force: {state, lines}. course/records/ comes to the same outcome, in
// the same words; a test compares them.

import { listed, speak } from "../page/language.js";
import { order } from "../page/words.js";
import { isCatalogue, now } from "../store/names.js";
import { courseOf, faults, fill } from "./judgement.js";
import * as records from "./record.js";
import { isWrong, read as linesOf, verdicts } from "./signature.js";

/** @typedef {import("./record.js").CourseRecord} CourseRecord */
/**
 * What was read: a record, or what is wrong with the file.
 *
 * @typedef {object} Read
 * @property {CourseRecord | null} record
 * @property {string[]} problems
 * @property {boolean} [altered]
 * @property {boolean} [whole] whether it is a file, and no link
 * @property {string} [actual]
 */
/** @typedef {Record<"kind" | "version" | "day" | "summary", string>} Change */
/**
 * A course in force; `date` is that of its version, "" where none is given.
 *
 * @typedef {object} PresentCourse
 * @property {string} title
 * @property {string} version
 * @property {string} date
 * @property {string[]} core
 * @property {string[]} electives
 * @property {number} choose
 * @property {number} validMonths nought is for ever
 * @property {boolean} asksTests
 */
/**
 * A module in force; `observed` has the titles of checklists by which learners are observed.
 *
 * @typedef {object} PresentModule
 * @property {string} version
 * @property {string} date
 * @property {string} fingerprint
 * @property {number} minutes
 * @property {number} passMark per cent
 * @property {boolean} hasTest
 * @property {Change[]} changes
 * @property {Record<string, string>} observed
 */
/**
 * What is in force: courses and modules by their codes.
 *
 * @typedef {object} Present
 * @property {string} catalogue
 * @property {Record<string, PresentCourse>} courses
 * @property {Record<string, PresentModule>} modules
 * @property {Record<string, {name: string, until: string}>} signers who signs, by their public keys
 */
/** @typedef {Record<string, string>} Words sentences by name, with names in braces to fill in */
/**
 * What an outcome is told by; `states` goes from the worst to the best.
 *
 * @typedef {{present: Present, words: Words, states: Words, today: string}} Known
 */

const MOST_BYTES = 2000000;

/**
 * What a text is: the JSON of a record, or a link that carries one.
 *
 * @param {string} text
 * @returns {Read}
 */
function read(text) {
  const found = records.dataOf(text);
  if (found.why !== undefined) return { record: null, problems: [found.why] };
  const { sound, altered, problems, actual } = records.check(found.data);
  if (!sound) return { record: null, altered, problems };
  const record = /** @type {CourseRecord} */ (found.data);
  return { record, altered, problems, whole: !record.rest, actual };
}

/**
 * The bytes of a file, of a large one a few more than may be, which is enough to know it. To ask for its size, or for
 * its beginning, would have Chromium stop the page until the disk has answered.
 *
 * @param {Blob} file
 * @param {number} most
 */
async function bytesOf(file, most) {
  const reader = file.stream().getReader();
  const parts = [];
  let size = 0;
  let next = await reader.read();
  while (next.value && size <= most) {
    parts.push(next.value);
    size += next.value.length;
    next = await reader.read();
  }
  if (!next.done) reader.cancel();
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
/**
 * @param {Blob} file
 * @param {number} most
 * @returns {Promise<ReturnType<typeof records.decoded>>}
 */
async function textOf(file, most) {
  try {
    return records.decoded(await bytesOf(file, most), most);
  } catch { // it is gone, or a folder
    return { why: speak("the file cannot be read") };
  }
}
/**
 * The lines of a file of signatures.
 *
 * @param {Blob} file
 */
async function readSignatures(file) {
  const found = await textOf(file, Infinity);
  return found.why === undefined ? linesOf(found.text) : [{ signature: null, problems: [found.why], isTrue: false }];
}
/**
 * One file that cannot be read costs that file, and not the others.
 *
 * @param {Blob} file
 * @returns {Promise<Read>}
 */
async function readFile(file) {
  const found = await textOf(file, MOST_BYTES);
  return found.why === undefined ? read(found.text) : { record: null, problems: [found.why] };
}

/**
 * What has changed since a record was made, line by line.
 *
 * @param {CourseRecord} record
 * @param {Present} present
 * @param {Words} words
 */
function differences(record, present, words) {
  const lines = [];
  const { code, version: then } = record.course;
  const here = present.courses[now("course-codes", code)[0]];
  if (!here) lines.push(fill(words["course-gone"], { code }));
  else if (order(then, here.version)) {
    lines.push(
      fill(words[order(then, here.version) < 0 ? "course-older" : "course-newer"], { code, then, now: here.version }),
    );
    const codes = record.modules.map((module) => now("codes", module.code)[0]);
    const since = here.core.filter((one) => !codes.includes(one));
    lines.push(...since.map((one) => fill(words["core-now"], { code: one })));
  }
  for (const module of record.modules) lines.push(...moduleDifferences(module, present, words));
  return lines;
}
/**
 * @param {import("./record.js").Module} module
 * @param {Present} present
 * @param {Words} words
 */
function moduleDifferences({ code, version: then, fingerprint, quiz }, present, words) {
  const here = present.modules[now("codes", code)[0]];
  if (!here) return [fill(words.gone, { code })];
  const lines = [];
  const earlier = order(then, here.version);
  if (earlier) {
    lines.push(fill(words[earlier < 0 ? "older" : "newer"], { code, then, now: here.version }));
    const since = here.changes.filter((change) => order(then, change.version) < 0);
    since.sort((a, b) => order(a.version, b.version));
    lines.push(...since.map((change) => fill(words.change, change)));
    const mark = quiz && quiz.pass_mark;
    if (mark && mark !== here.passMark) lines.push(fill(words["mark-now"], { code, then: mark, now: here.passMark }));
  }
  if (fingerprint !== here.fingerprint) lines.push(fill(words.keys, { code }));
  return lines;
}

/**
 * Who has observed the learner.
 *
 * @param {CourseRecord} record
 * @param {Words} words
 */
function observed({ modules, learner }, words) {
  return modules.flatMap(({ code, observations = [] }) =>
    observations.flatMap(({ device, observer, date, place, learner: whom }) => {
      const values = { code, observer, day: date, place };
      const line = fill(words[device === "learner" ? "handed-over" : "observed"], values);
      const other = fill(words["other-learner"], { code, theirs: whom, ours: learner.name });
      return whom === learner.name ? [line] : [line, other];
    })
  );
}
/**
 * Who entered what stands on paper.
 *
 * @param {CourseRecord} record
 * @param {Words} words
 */
function enteredBy({ modules, entered }, words) {
  if (!entered) return [];
  const which = modules.flatMap(({ code, worksheet }) => worksheet ? [`${code} ${worksheet.version}`] : []);
  return [fill(words.entered, { name: entered.name, which: listed(which) || "-" })];
}
/**
 * Which observations are missing of modules that were completed in the version in force: an earlier one may have asked
 * for less.
 *
 * @param {CourseRecord} record
 * @param {Present} present
 * @param {Words} words
 */
function unobserved({ modules, rest }, present, words) {
  if (rest) return []; // a link carries no observations
  return modules.flatMap(({ code, version, observations = [] }) => {
    const here = present.modules[now("codes", code)[0]];
    if (!here || order(version, here.version) < 0) return [];
    const seen = observations.map(({ checklist }) => now("checklists", checklist)[0]);
    const missing = Object.entries(here.observed).filter(([name]) => !seen.includes(name));
    return missing.map(([, title]) => fill(words.unobserved, { code, title }));
  });
}

/** @typedef {{state: string, lines: string[], signed: string}} Outcome what it is, why, and who signed when */
/**
 * What a record is, in a word and in sentences; signatures may be of other records too.
 *
 * @param {Read} read
 * @param {Known} known
 * @param {import("./signature.js").Line[]} [signatures]
 * @returns {Outcome}
 */
function outcome({ record, altered, problems }, known, signatures = []) {
  const { words } = known;
  const what = problems.join("; ");
  if (!record) return { state: "unreadable", lines: [fill(words.unreadable, { what })], signed: "" };
  const said = verdicts(signatures, record, known);
  const told = said.map(({ line }) => line);
  if (altered) return { state: "altered", lines: [fill(words.altered, { what }), ...told], signed: "" };
  if (said.some(isWrong)) return { state: "altered", lines: told, signed: "" };
  const { state, lines } = judged(record, known);
  const signed = said.map((one) => one.signed).filter(Boolean).join("; ");
  return { state, lines: [...lines, ...told], signed };
}
/**
 * What a record is that nobody altered.
 *
 * @param {CourseRecord} record
 * @param {Known} known
 */
function judged(record, { present, words, states, today }) {
  const found = new Set(["unchanged"]);
  const lines = faults(record, present, words, today);
  if (lines.length) found.add("incomplete");
  if (!isCatalogue(record.catalogue.id, present.catalogue)) {
    found.add("foreign");
    lines.push(fill(words.foreign, { theirs: record.catalogue.id, ours: present.catalogue }));
  }
  if (record.valid_until && record.valid_until < today) {
    found.add("expired");
    lines.push(fill(words.expired, { day: record.valid_until }));
  }
  const older = found.has("foreign") ? [] : differences(record, present, words);
  if (older.length) found.add("older");
  const missing = found.has("foreign") ? [] : unobserved(record, present, words);
  if (missing.length) found.add("unobserved");
  const state = Object.keys(states).find((name) => found.has(name)) || "unchanged";
  return {
    state,
    lines: [
      words[head(state, record, present)],
      ...[...lines, ...older, ...observed(record, words), ...enteredBy(record, words), ...missing],
    ],
  };
}
const UNJUDGED = ["foreign", "unobserved"];
/**
 * Which sentence comes first.
 *
 * @param {string} state
 * @param {CourseRecord} record
 * @param {Present} present
 */
function head(state, record, present) {
  if (state === "unchanged" || state === "incomplete") return state;
  return !UNJUDGED.includes(state) && courseOf(record, present) ? "complete" : "fits";
}

export { outcome, read, readFile, readSignatures };
