// Whether a record shows a course completed, and if not, why. course/records/judgement.py comes to the same lines, and
// says why each rule is as it is; a test compares the two. Pure.

import { plus } from "../page/days.js";
import { order } from "../page/words.js";
import { isCatalogue, now } from "../store/names.js";

/** @typedef {import("./record.js").CourseRecord} CourseRecord */
/** @typedef {import("./record.js").Module} Module */
/** @typedef {import("./verification.js").Present} Present */
/** @typedef {import("./verification.js").PresentModule} PresentModule */
/** @typedef {import("./verification.js").Words} Words */
/** @typedef {Record<string, string | number>} Values */

const MINUTES_APART = 10;
/** @type {(words: string, values: Values) => string} */
export const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
/** @type {(day: string) => string} */
const dayAfter = (day) => plus(day, { days: 1 });

/**
 * The course of a record, where the version that the record names is in force.
 *
 * @param {CourseRecord} record
 * @param {Present} present
 */
export function courseOf({ course: { code, version } }, present) {
  const found = present.courses[now("course-codes", code)[0]];
  return found && !order(found.version, version) ? found : null;
}
/** @type {(code: string, present: Present) => PresentModule | undefined} */
const moduleOf = (code, present) => present.modules[now("codes", code)[0]];
/** @type {(module: Module, present: Present) => PresentModule | null} */
function inForce({ code, version }, present) {
  const found = moduleOf(code, present);
  return found && !order(found.version, version) ? found : null;
}

/**
 * Why a record does not show its course completed, line by line.
 *
 * @param {CourseRecord} record
 * @param {Present} present
 * @param {Words} words
 * @param {string} today
 */
export function faults(record, present, words, today) {
  const isHere = isCatalogue(record.catalogue.id, present.catalogue);
  /** @type {Present} */
  const known = isHere ? present : { ...present, courses: {}, modules: {} };
  const found = [
    ...parts(record, known),
    ...record.modules.flatMap((module) => ofModule(module, known, record, today)),
    ...days(record, known, today),
    ...hours(record, known),
    ...validity(record, known),
  ];
  return found.map(([name, values]) => fill(words[name], values));
}

/** @typedef {[name: string, values: Values]} Fault */

/** @type {(record: CourseRecord, present: Present) => Fault[]} */
function parts(record, present) {
  const taken = courseOf(record, present);
  if (!taken) return [];
  const codes = [...new Set(record.modules.map(({ code }) => now("codes", code)[0]))];
  const { core, electives, choose } = taken;
  /** @type {Fault[]} */
  const lines = core.filter((code) => !codes.includes(code)).map((code) => ["core", { code }]);
  const number = codes.filter((code) => electives.includes(code)).length;
  if (number < choose) lines.push(["electives", { number, choose }]);
  for (const code of codes) {
    if (present.modules[code] && ![...core, ...electives].includes(code)) lines.push(["stray", { code }]);
  }
  return lines;
}

/** @type {(module: Module, present: Present, record: CourseRecord, today: string) => Fault[]} */
function ofModule(module, present, record, today) {
  const { code, version, quiz, completed } = module;
  const lines = ofTest(module, present, record);
  const day = (quiz && quiz.date) || completed;
  const date = quiz ? dateOf(moduleOf(code, present), version) : "";
  if (dayAfter(day) < date && date <= today) lines.push(["before", { code, day, version, date }]);
  if (completed > record.completed) {
    lines.push(["late-module", { code, day: completed, completed: record.completed }]);
  }
  if (day > completed) lines.push(["late-test", { code, day: completed, date: day }]);
  return lines;
}
/**
 * The day on which a version was made, where the course says so.
 *
 * @param {PresentModule | undefined} module
 * @param {string} version
 */
function dateOf(module, version) {
  if (!module) return "";
  if (module.date && !order(module.version, version)) return module.date;
  const change = module.changes.find((one) => !order(one.version, version));
  return change ? change.day : "";
}

/** @type {(module: Module, present: Present, record: CourseRecord) => Fault[]} */
function ofTest(module, present, record) {
  const { code, quiz } = module;
  const here = inForce(module, present);
  if (quiz) return test(module, quiz, here);
  const taken = courseOf(record, present);
  return here && here.hasTest && taken && taken.asksTests ? [["no-test", { code }]] : [];
}
/** @type {(module: Module, quiz: import("./shape.js").Quiz, here: PresentModule | null) => Fault[]} */
function test({ code, version }, { points, of, per_cent: share, pass_mark: then }, here) {
  /** @type {Fault[]} */
  const lines = [];
  const mark = here ? here.passMark : then;
  if (here && then !== undefined && then !== mark) lines.push(["mark", { code, then, version, now: mark }]);
  if (mark !== undefined && share < mark) lines.push(["failed", { code, share, mark }]);
  if (points !== undefined && !isShare(points, of, share)) lines.push(["share", { code, points, of, share }]);
  return lines;
}
/** @type {(points: number, of: number, share: number) => boolean} */
function isShare(points, of, share) {
  if (!of || points > of) return false;
  const [low, high] = [-0.005, 0.005].map((more) => Math.floor((points + more) * 100 / of + 1e-9));
  return low <= share && share <= high;
}

/** @type {(record: CourseRecord, present: Present, today: string) => Fault[]} */
function days(record, present, today) {
  const { completed, modules, course: { version } } = record;
  const made = record.made.slice(0, 10);
  const said = [made, completed, ...modules.flatMap((one) => [one.completed, (one.quiz && one.quiz.date) || ""])];
  const latest = dayAfter(today);
  /** @type {Fault[]} */
  const lines = [...new Set(said)].sort().filter((day) => day > latest).map((day) => ["future", { day }]);
  if (dayAfter(made) < completed) lines.push(["too-early", { made, day: completed }]);
  const taken = courseOf(record, present);
  if (taken && dayAfter(made) < taken.date && taken.date <= today) {
    lines.push(["made-before", { day: made, version, date: taken.date }]);
  }
  return lines;
}

/** @type {(record: CourseRecord, present: Present) => Fault[]} */
function hours(record, present) {
  /** @type {Fault[]} */
  const lines = [];
  let [apart, total] = [0, 0];
  for (const module of record.modules) {
    const { code, version, minutes } = module;
    const here = inForce(module, present);
    if (minutes === undefined && !here) return []; // a link says nothing of minutes
    const now = here ? here.minutes : minutes;
    total += minutes === undefined ? now : minutes;
    if (minutes === undefined) apart += MINUTES_APART;
    else if (Math.abs(minutes - now) > MINUTES_APART) lines.push(["minutes", { code, then: minutes, version, now }]);
  }
  const inHours = (/** @type {number} */ number) => Math.floor(Math.max(0, number) * 10 / 60) / 10;
  if (record.hours < inHours(total - apart) || record.hours > inHours(total + apart)) {
    lines.push(["hours", { then: record.hours, now: inHours(total) }]);
  }
  return lines;
}

/** @type {(record: CourseRecord, present: Present) => Fault[]} */
function validity(record, present) {
  const taken = courseOf(record, present);
  if (!taken || !taken.validMonths) return [];
  const { completed, valid_until: until } = record;
  const day = plus(completed, { months: taken.validMonths });
  if (!until) return [["no-end", { day }]];
  return until > day ? [["end", { until, day }]] : [];
}
