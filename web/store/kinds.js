// What may be kept, and under which path: a record is JSON with v (the format's version), n (a counter, because clocks
// go back) and the fields of its kind.

import { speak } from "../page/language.js";
import { isObject, owns } from "./values.js";

/** @typedef {import("../records/record.js").CourseRecord} CourseRecord */
/**
 * What a learner answered: `true` for what was chosen, and what was typed or put, under the names of the parts.
 *
 * @typedef {Record<string, string | true>} Response
 */
/**
 * An answer as it was marked: to which question (its key's fingerprint), and for how many points.
 *
 * @typedef {object} Answer
 * @property {string} id
 * @property {string} fp
 * @property {Response} response
 * @property {number} points
 * @property {number} of
 */
/**
 * The first answer to a key of a question, by its fingerprint.
 *
 * @typedef {object} First
 * @property {string} fp
 * @property {Response} response
 * @property {number} points
 * @property {number} of
 * @property {string} date
 * @property {boolean} [hinted]
 * @property {boolean} [shown] whether the answer had been shown before, in a lesson
 */
/**
 * What an attempt at a quiz earned.
 *
 * @typedef {object} Score
 * @property {number} points
 * @property {number} of
 * @property {string} date
 * @property {number} [mark] the pass mark, in per cent
 */
/**
 * A pass, with what was passed; one from an older format lacks most of it.
 *
 * @typedef {object} Pass
 * @property {string} date
 * @property {number} [points]
 * @property {number} [of]
 * @property {string} [version]
 * @property {string} [edition]
 * @property {number} [mark] the pass mark, in per cent
 * @property {number} [attempts]
 * @property {number} [seed]
 * @property {Answer[]} [questions]
 */
/**
 * One run through a scenario.
 *
 * @typedef {object} Run
 * @property {string} date
 * @property {string[]} path
 * @property {string} [ends]
 * @property {Record<string, number>} [effects]
 */
/**
 * One use of a checklist: on which day, for what, when that was kept, and how many items were ticked and set aside.
 *
 * @typedef {object} Use
 * @property {string} date
 * @property {string} occasion
 * @property {string} made
 * @property {number} revision
 * @property {number} ticked
 * @property {number} aside
 * @property {string} [initials]
 */
/** @typedef {{seen?: string, note?: string}} Mark how one item of a sheet is marked */
/** @typedef {import("../observe/observation.js").Observation} Observation */
/** @typedef {{id: string, n: number, says: string, date: string}} Said what one page wrote into a field of a note */
/**
 * What an observer has marked so far, under the ids of items; once signed, the observation.
 *
 * @typedef {object} Sheet
 * @property {string} checklist
 * @property {string} made
 * @property {string} [device]
 * @property {string} [learner]
 * @property {string} [place]
 * @property {string} [date]
 * @property {string} [observer]
 * @property {string} [overall]
 * @property {Record<string, Mark>} [items]
 * @property {Observation} [signed]
 */
/**
 * What is kept, whatever its kind: which fields it has follows from its path, as KINDS says. Dates are texts.
 *
 * @typedef {object} Kept
 * @property {string} [fp]
 * @property {Response} [response]
 * @property {number} [seed]
 * @property {boolean} [hinted]
 * @property {number} [points]
 * @property {number} [of]
 * @property {string} [date]
 * @property {First[]} [firsts] the first answer to each key that the question had
 * @property {string} [shown] the fingerprint of a key that was shown, or may have been, before a first answer was kept
 * @property {number} [tries] how often it was answered before this answer
 * @property {string[]} [drawn] the questions of an attempt
 * @property {number} [attempts]
 * @property {Score[]} [scores] of attempts, in the order in which they were handed in
 * @property {string} [passed]
 * @property {Pass} [pass]
 * @property {boolean} [on]
 * @property {boolean} [na]
 * @property {number} [revision]
 * @property {string} [start]
 * @property {string} [initials]
 * @property {string} [acknowledged]
 * @property {string} [occasion]
 * @property {Use[]} [uses]
 * @property {Sheet} [sheet]
 * @property {Record<string, string>[]} [rows] marks from paper, a row for each learner, by the columns of their table
 * @property {Observation[]} [observations]
 * @property {Record<string, string>} [sections] when each was read
 * @property {string} [read]
 * @property {Run[]} [runs]
 * @property {string[]} [now] the path of a play under way
 * @property {string} [scenarios]
 * @property {string} [checklists]
 * @property {string} [version]
 * @property {CourseRecord} [record]
 * @property {string} [name]
 * @property {string} [number] a staff number
 * @property {string} [site] where somebody works
 * @property {string} [asked]
 * @property {string} [path] the page that was worked on last, from the root of the site
 * @property {string} [title]
 * @property {string} [kept] where it is kept how far that page is done: read/people/lesson
 * @property {{path: string, title: string}} [then] the page after it
 * @property {string} [lesson] the title of the lesson that a note is about; that of its section is `title`
 * @property {Said[]} [text] of a note, and so the next four; of what stands the one to show is the newest
 * @property {Said[]} [goal]
 * @property {Said[]} [day] when to look at the goal again
 * @property {Said[]} [went] how it went
 * @property {boolean} [missed] of a question that comes back: whether it was missed
 * @property {number} [step] how often it was right since
 * @property {Record<string, number>} [was] which versions of a note's fields have been replaced
 */
/** @typedef {Kept & {v: number, n: number}} Stored what is kept, with its format and its counter */
/** @typedef {(value: unknown) => boolean} Test */
/** @typedef {Record<string, Test>} Fields */

export const FORMAT = 4;
const NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,79}";
const SECTION = "[^/~\\s]{1,1000}"; // the address of a heading, in any script

// What may stand where, to the bottom: a value of the right type can be nonsense too, and a page trusts what it reads.
/** @type {(test: Test) => Test} */
const listOf = (test) => (value) => Array.isArray(value) && value.every(test);
/** @type {(test: Test) => Test} */
const namesOf = (test) => (value) => isObject(value) && Object.values(value).every(test);
/** @type {Test} */
const flag = (value) => typeof value === "boolean";
/** @type {Test} */
const text = (value) => typeof value === "string" && value.length <= 4000;
/** @type {(value: unknown) => value is string} */
export const date = (value) =>
  typeof value === "string" && /^\d{4}-\d\d-\d\d(T[\d:.]+Z)?$/.test(value) && !Number.isNaN(Date.parse(value));
/** @type {Test} */
const day = (value) => value === "" || date(value); // what a field for a date shows
/** @type {Test} */
const amount = (value) => typeof value === "number" && value >= 0 && value <= 1000000;
/** @type {Test} */
const count = (value) => Number.isInteger(value) && amount(value);
const seed = Number.isSafeInteger;
/** @type {Test} */
const version = (value) => typeof value === "string" && /^(?:\d{1,9}(?:\.\d{1,9}){0,2})?$/.test(value);
/** @type {Test} */
const edition = (value) => typeof value === "string" && /^(?:[0-9a-f]{12})?$/.test(value);
const response = namesOf((part) => part === true || text(part));
const sections = namesOf(date);
const result = { points: amount, of: amount, date };
const answer = { fp: text, response, seed, hinted: flag, ...result };
const given = whole({ id: text, ...answer }, "id fp response points of");
const first = whole({ fp: text, response, hinted: flag, shown: flag, ...result }, "fp response points of date");
const score = whole({ ...result, mark: amount }, "points of date");
const asked = { ...answer, firsts: listOf(first), shown: text, tries: count };
const run = whole({ date, path: listOf(text), ends: text, effects: namesOf(Number.isFinite) }, "date path");
const use = whole(
  { date, occasion: text, made: date, revision: count, ticked: count, aside: count, initials: text },
  "date occasion made revision ticked aside",
);
const person = whole({ name: text }, "name");
const observed = {
  kind: text,
  format: count,
  id: text,
  made: date,
  catalogue: namesOf(text),
  module: namesOf(text),
  checklist: whole({ id: text, title: text, revision: count }, "id title revision"),
  learner: person,
  observer: person,
  date,
  place: text,
  items: listOf(whole({ id: text, text, seen: text, note: text }, "id text seen")),
  overall: text,
  signature: whole({ name: text, device: text, signed: date }, "name device signed"),
  code: text,
};
const observation = whole(observed, Object.keys(observed).join(" "));
/** @type {Test} */
const mark = (value) =>
  isObject(value) && Object.keys(value).every((name) => /^(?:seen|note)$/.test(name) && text(value[name]));
const sheet = whole(
  {
    checklist: text,
    made: date,
    device: text,
    learner: text,
    place: text,
    date: day,
    observer: text,
    overall: text,
    items: namesOf(mark),
    signed: observation,
  },
  "checklist made",
);
/** @type {(says: Test) => Test} */
const saidOf = (says) => listOf(whole({ id: text, n: count, says, date }, "id n says date"));
const said = saidOf(text);
const note = { text: said, goal: said, day: saidOf(day), went: said, was: namesOf(count) };
const sound = whole(
  { ...result, version, edition, mark: amount, attempts: count, seed, questions: listOf(given) },
  "date",
);
/** @type {Test} */
const pass = (value) => sound(value) && isEnough(/** @type {Pass} */ (value));
/** @type {Test} */
let isRecord = () => true;
/** @type {Test} */
const record = (value) => isRecord(value);

/**
 * The one table of what is kept: under which path, which fields it may have, and which it must.
 *
 * @type {[path: string, fields: Fields, needed: string][]}
 */
const TABLE = [
  ["check/NAME/NAME", asked, "fp response"],
  ["quiz/NAME/NAME", asked, "fp response"],
  ["quiz/NAME", {
    ...result,
    seed,
    drawn: listOf(text),
    attempts: count,
    scores: listOf(score),
    passed: date,
    pass,
  }, "seed drawn"],
  ["review/NAME/NAME", { ...result, fp: text, response, step: count, missed: flag, shown: text }, "fp date step"],
  ["tick/NAME/NAME", { on: flag, na: flag, fp: text, revision: count, date }, "on revision"],
  [
    "list/NAME",
    { start: day, initials: text, date: day, occasion: text, acknowledged: date, revision: count, uses: listOf(use) },
    "",
  ],
  ["observation/NAME", { observations: listOf(observation) }, "observations"],
  ["observed/NAME", { sheet }, "sheet"],
  ["observer", { name: text }, "name"],
  ["marks/NAME/NAME", { date: day, rows: listOf(namesOf(text)) }, "rows"],
  ["read/NAME/NAME", { sections, read: date }, "sections"],
  ["note/NAME/NAME/SECTION", { ...note, title: text, lesson: text, path: text, date }, "title lesson path date"],
  ["scenario/NAME/NAME", { runs: listOf(run), now: listOf(text) }, "runs"],
  ["done/NAME", { read: date, scenarios: date, checklists: date, version, date }, ""],
  ["finished/NAME", { date, version }, "date version"],
  ["record/NAME", { record }, "record"],
  ["learner", { name: text, number: text, site: text }, "name"],
  ["exported", { date, asked: date }, ""],
  ["guide-keys", { on: flag }, "on"],
  ["whole-lessons", { on: flag }, "on"],
  [
    "here",
    { path: text, title: text, kept: text, then: whole({ path: text, title: text }, "path title"), date },
    "path title kept",
  ],
];
const KINDS = TABLE.map(([path, fields, needed]) => ({
  form: new RegExp(`^${path.replaceAll("NAME", NAME).replace("SECTION", SECTION)}$`),
  fields,
  needed: needed.split(" ").filter(Boolean),
}));
const STARTS = new Map(
  TABLE.map(([path]) => path.split("/")[0]).map((start) => [
    start,
    KINDS.filter((_, at) => TABLE[at][0].split("/")[0] === start),
  ]),
);
/** @param {string} path */
export const kindOf = (path) => (STARTS.get(path.split("/", 1)[0]) || []).find(({ form }) => form.test(path));

/**
 * Whether the points of a pass reach its mark, where it says both.
 *
 * @param {Pass} pass
 */
function isEnough({ points, of = NaN, mark }) {
  return points === undefined || mark === undefined || points * 100 >= mark * of - 1e-6;
}

/**
 * What is wrong with the fields of something, or nothing. A field that is not known is left to whoever wrote it.
 *
 * @param {Record<string, unknown>} value
 * @param {Fields} fields
 * @param {string[]} needed
 */
function wrongIn(value, fields, needed) {
  const missing = needed.find((name) => !owns(value, name));
  if (missing) return speak("it has no `%(name)s`", { name: missing });
  for (const name in fields) { // by the ten thousand on My learning, where a list of their names would cost most
    if (owns(value, name) && !fields[name](value[name])) {
      return speak("`%(name)s` is not what it should be", { name });
    }
  }
  const { points, of } = /** @type {{points: number, of: number}} */ (value);
  return points > of ? speak("it has more points than there are") : "";
}
/**
 * @param {Fields} fields
 * @param {string} needed
 * @returns {Test}
 */
function whole(fields, needed) {
  const names = needed.split(" ");
  return (value) => isObject(value) && !wrongIn(value, fields, names);
}

/**
 * What is wrong with what is kept under a path, or nothing.
 *
 * @param {string} path
 * @param {unknown} kept
 */
export function fault(path, kept) {
  if (!isObject(kept)) return speak("it is not a record");
  const { v, n } = /** @type {{v: number, n: number}} */ (kept);
  if (v > FORMAT) return speak("it was kept by a newer version of this site");
  // A counter that is nearly used up could not be counted on.
  if (!Number.isSafeInteger(v) || v < 1 || !Number.isSafeInteger(n) || n < 0 || n > 2 ** 50) {
    return speak("it is damaged");
  }
  const kind = kindOf(path);
  return kind ? wrongIn(kept, kind.fields, kind.needed) : speak("this site keeps nothing of that name");
}

/**
 * Where records are read, what is kept of them has to be one.
 *
 * @param {Test} isSound
 */
export function checkRecords(isSound) {
  isRecord = isSound;
}
