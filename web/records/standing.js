// Who stands where: people and the courses that are due for them, beside the records that were handed in.
// course/records/standing.py comes to the same, and says why each rule is as it is; a test compares the two. Pure.

import { filed } from "../page/alphabet.js";
import { plus } from "../page/days.js";
import { order as versions } from "../page/words.js";
import { now } from "../store/names.js";
import { owns } from "../store/values.js";
import { fill } from "./judgement.js";
import { folded, joined } from "./roster.js";

/** @typedef {import("./people.js").Person} Person */
/** @typedef {import("./record.js").CourseRecord} CourseRecord */
/** @typedef {import("./roster.js").Entry} Entry */
/** @typedef {import("./table.js").Words} Words */
/** @typedef {import("./verification.js").Present} Present */
/** @typedef {{entry: Entry, record: CourseRecord}} Owned a record that is somebody's */
/**
 * How one person stands with one course; a stranger's own words where the list has nobody. Days are texts, or "".
 *
 * @typedef {object} Line
 * @property {Person} person
 * @property {string} course
 * @property {boolean} isAsked whether the list has the course due
 * @property {string} due
 * @property {string} standing
 * @property {string} completed
 * @property {string} validUntil
 * @property {string} version
 * @property {string} file
 * @property {string[]} notes
 * @property {boolean} isDouble
 */
/**
 * All lines, by site, name and course; and the days on which each person completed modules, by the line of the person
 * in the file and the code of the module.
 *
 * @typedef {{lines: Line[], modules: string[], completed: Map<number, Map<string, string>>}} Standing
 */
/** @typedef {{present: Present, words: Words, today: string, within: number}} Known */

const COUNTS = ["unchanged", "older"]; // states of records that show a course completed, and in time
const UNOWNED = ["unreadable", "altered", "foreign"];

/**
 * Yields wherever it may be interrupted: ten thousand people at once would stop the page.
 *
 * @param {Person[]} people
 * @param {Entry[]} entries
 * @param {Known} known
 * @returns {Generator<void, Standing, void>}
 */
export function* standing(people, entries, known) {
  const owners = ownersOf(people);
  /** @type {Map<number, Map<string, Owned[]>>} */
  const theirs = new Map();
  /** @type {Map<number, Map<string, string[]>>} files by the line of a person and the course */
  const perhaps = new Map();
  /** @type {Line[]} */
  const lines = [];
  for (const entry of entries) {
    const { record, state } = entry;
    if (!record || UNOWNED.includes(state)) continue;
    const owned = { entry, record };
    const owner = owners.of(record);
    const [code] = now("course-codes", record.course.code);
    if (owner) put(theirs, owner.line, code, owned);
    else {
      const named = owners.named(record);
      lines.push(stranger(owned, code, named, known.words));
      for (const { line } of named) put(perhaps, line, code, entry.file);
    }
    yield;
  }
  const soon = plus(known.today, { days: known.within });
  for (const person of people) {
    const [records, files] = [theirs.get(person.line) || new Map(), perhaps.get(person.line) || new Map()];
    lines.push(...linesOf(person, records, files, owners.isDouble(person), { ...known, soon }));
    yield;
  }
  /** @type {Standing["completed"]} */
  const completed = new Map();
  for (const [line, records] of theirs) {
    completed.set(line, modulesOf(records, known.present));
    yield;
  }
  const placed = [];
  for (const line of lines) {
    placed.push({ at: order(line), line });
    yield;
  }
  const ordered = sorted(placed, ({ at }) => at).map(({ line }) => line);
  yield;
  return { lines: ordered, modules: modulesIn(lines, completed, known.present), completed };
}

/**
 * @template Of
 * @param {Map<number, Map<string, Of[]>>} all
 * @param {number} line
 * @param {string} code
 * @param {Of} one
 */
function put(all, line, code, one) {
  const courses = all.get(line) || new Map();
  all.set(line, courses.set(code, [...(courses.get(code) || []), one]));
}

/**
 * Whose a record is.
 *
 * @param {Person[]} people
 */
function ownersOf(people) {
  const byNumber = new Map(people.flatMap((person) => (person.number ? [[folded(person.number), person]] : [])));
  /** @type {Map<string, Person[]>} */
  const byName = new Map();
  for (const person of people) {
    const same = byName.get(folded(person.name));
    if (same) same.push(person);
    else byName.set(folded(person.name), [person]);
  }
  /** @type {(record: CourseRecord) => Person[]} */
  const named = ({ learner }) => {
    const all = byName.get(folded(learner.name)) || [];
    const site = folded(learner.site || "");
    const there = site ? all.filter((person) => folded(person.site) === site) : [];
    return there.length ? there : all;
  };
  return {
    named,
    /** @type {(record: CourseRecord) => Person | undefined} */
    of(record) {
      if (record.learner.number) return byNumber.get(folded(record.learner.number));
      const all = named(record);
      return all.length === 1 ? all[0] : undefined;
    },
    /** @type {(person: Person) => boolean} */
    isDouble: (person) =>
      (byName.get(folded(person.name)) || []).some((one) => one !== person && !(one.number && person.number)),
  };
}

/**
 * @param {Owned} owned
 * @param {string} course
 * @param {Person[]} named
 * @param {Words} words
 * @returns {Line}
 */
function stranger(owned, course, named, words) {
  const { entry: { file }, record: { learner: { name, number = "", site = "" } } } = owned;
  const person = { number, name, site, role: "", due: new Map(), line: 0 };
  const several = fill(words.several, { number: named.length, file });
  const notes = named.length ? [number ? words["other-number"] : several] : [];
  return dated({ ...bare(person, notes), course, standing: "stranger", isDouble: named.length > 0 }, owned);
}
/**
 * @param {Person} person
 * @param {string[]} notes
 * @returns {Line}
 */
function bare(person, notes) {
  const nothing = { course: "", isAsked: false, due: "", completed: "", validUntil: "", version: "", file: "" };
  return { ...nothing, person, standing: "nothing-due", notes, isDouble: notes.length > 0 };
}
/**
 * @param {Line} line
 * @param {Owned} owned
 * @returns {Line}
 */
function dated(line, { entry: { file }, record }) {
  const { completed, valid_until: validUntil = "", course: { version } } = record;
  return { ...line, completed, validUntil, version, file };
}

/**
 * A line for each course that is due for a person or that they have a record of; one where there is none.
 *
 * @param {Person} person
 * @param {Map<string, Owned[]>} theirs
 * @param {Map<string, string[]>} perhaps
 * @param {boolean} isDouble
 * @param {Known & {soon: string}} known
 * @returns {Line[]}
 */
function linesOf(person, theirs, perhaps, isDouble, known) {
  const nothing = bare(person, isDouble ? [known.words["same-name"]] : []);
  const codes = [...new Set([...person.due.keys(), ...theirs.keys()])];
  if (!codes.length) return [nothing];
  return codes.map((course) => {
    const line = { ...nothing, course, isAsked: person.due.has(course), due: person.due.get(course) || "" };
    const found = theirs.get(course);
    return found ? judged(line, found, known) : missed(line, perhaps.get(course) || [], known);
  });
}

/**
 * A line of somebody of whom no record is known.
 *
 * @param {Line} before
 * @param {string[]} perhaps files that have the name of the person, and of which nobody can tell whose they are
 * @param {Known} known
 * @returns {Line}
 */
function missed(before, perhaps, { today, words }) {
  const said = perhaps.length ? fill(words.perhaps, { files: perhaps.join(", ") }) : words.nothing;
  const isDouble = before.isDouble || perhaps.length > 0;
  return {
    ...before,
    standing: isLate(before, today) ? "late" : "not-begun",
    notes: [...before.notes, said],
    isDouble,
  };
}

/** @type {(line: Line, today: string) => boolean} */
const isLate = ({ due }, today) => due !== "" && due < today;

/**
 * A line with how its person stands, by the best of their records of the course.
 *
 * @param {Line} before
 * @param {Owned[]} found
 * @param {Known & {soon: string}} known
 * @returns {Line}
 */
function judged(before, found, { today, soon, words }) {
  const best = found.reduce((one, other) => (worth(other) > worth(one) ? other : one));
  const { entry: { state, file, label }, record: { learner: { name }, valid_until: until = "" } } = best;
  const isOther = folded(name) !== folded(before.person.name);
  const notes = [...before.notes, ...(isOther ? [fill(words["other-name"], { file, name })] : [])];
  const line = { ...before, isDouble: before.isDouble || isOther };
  if (state !== "expired" && !COUNTS.includes(state)) {
    const refused = fill(words.refused, { file, state: label });
    return { ...line, standing: isLate(line, today) ? "late" : "not-accepted", file, notes: [...notes, refused] };
  }
  const whole = dated({ ...line, notes }, best);
  if (state === "expired") {
    return { ...whole, standing: "expired", notes: [...notes, fill(words.over, { day: until })] };
  }
  if (!until || until > soon) return { ...whole, standing: "complete" };
  return { ...whole, standing: "expiring", notes: [...notes, fill(words.ends, { day: until })] };
}

/**
 * By what the best record of a course is found: one in force, and of those the one that is so longest.
 *
 * @param {Owned} owned
 */
function worth({ entry: { state, file }, record }) {
  const rank = COUNTS.includes(state) ? 2 : Number(state === "expired");
  return joined(rank, record.valid_until || "9999", record.completed, record.made, file);
}

/**
 * The latest day on which each module was completed, with its version where that is an older one.
 *
 * @param {Map<string, Owned[]>} records
 * @param {Present} present
 */
function modulesOf(records, present) {
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const { entry: { state }, record } of [...records.values()].flat()) {
    if (state !== "expired" && !COUNTS.includes(state)) continue;
    for (const { code: then, version, completed } of record.modules) {
      const [code] = now("codes", then);
      if (!owns(present.modules, code)) continue;
      const isOld = versions(version, present.modules[code].version) < 0;
      const said = isOld ? `${completed} (${version})` : completed;
      if (said > (found.get(code) || "")) found.set(code, said);
    }
  }
  return found;
}

/**
 * The codes of the modules that anybody has completed or is asked for, in the order of the course.
 *
 * @param {Line[]} lines
 * @param {Map<number, Map<string, string>>} completed
 * @param {Present} present
 */
function modulesIn(lines, completed, present) {
  const codes = new Set([...completed.values()].flatMap((days) => [...days.keys()]));
  for (const code of new Set(lines.map(({ course }) => course))) {
    if (!owns(present.courses, code)) continue;
    const { core, electives } = present.courses[code];
    for (const module of [...core, ...electives]) codes.add(module);
  }
  return Object.keys(present.modules).filter((code) => codes.has(code));
}

/**
 * @template Of
 * @param {Of[]} list
 * @param {(one: Of) => string} by
 * @returns {Of[]}
 */
export function sorted(list, by) {
  const pairs = list.map((one) => ({ at: by(one), one }));
  pairs.sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
  return pairs.map(({ one }) => one);
}
/** @param {Line} line */
function order({ person: { site, name, number, line }, course, file }) {
  return joined(filed(folded(site)), filed(folded(name)), folded(number), String(line).padStart(9, "0"), course, file);
}
