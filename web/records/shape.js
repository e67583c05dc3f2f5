// What a record is, to the bottom: which keys it has, and what may stand under each. Pure; a test compares it with
// what course/records/ reads.

import { isObject, owns } from "../store/values.js";

/** @typedef {import("../store/store.js").Response} Response */
/**
 * A question of a pass, as it was answered.
 *
 * @typedef {object} Asked
 * @property {string} id
 * @property {string} fingerprint
 * @property {number} points
 * @property {number} of
 * @property {Response} response
 */
/**
 * How a module's quiz was passed.
 *
 * @typedef {object} Quiz
 * @property {number} points
 * @property {number} of
 * @property {number} per_cent
 * @property {number} pass_mark
 * @property {number} attempts
 * @property {string} date
 */
/**
 * A module that counts towards the course.
 *
 * @typedef {object} Module
 * @property {string} code
 * @property {string} slug
 * @property {string} title
 * @property {string} version
 * @property {string} fingerprint
 * @property {number} minutes
 * @property {string} completed
 * @property {Quiz} [quiz]
 * @property {Asked[]} questions
 */
/**
 * What a record says, before it is made out: `complete` adds the rest.
 *
 * @typedef {object} Facts
 * @property {{id: string, title: string, organisation: string}} catalogue
 * @property {{name: string}} learner
 * @property {{id: string, code: string, title: string, version: string}} course
 * @property {string} completed
 * @property {number} hours
 * @property {string} [valid_until]
 * @property {Module[]} modules
 */
/**
 * A record, as a file holds it. One from a link has `rest` in place of all that a link leaves out.
 *
 * @typedef {Facts & {
 *   kind: string, format: number, id: string, made: string, code: string, parts: Record<string, string>, rest?: string,
 * }} CourseRecord
 */
/** @typedef {{test: (value: unknown) => boolean, words: string}} Plain what a plain value must be */
/** @typedef {{each: Shape, least: number, most: number}} List */
/** @typedef {{named: Plain, values: Shape, most: number}} Names a set whose names are not known before */
/** @typedef {{keys: Shapes}} Keys */
/** @typedef {(Plain | List | Names | Keys) & {optional?: boolean}} Shape what may stand somewhere */
/** @typedef {{[name: string]: Shape}} Shapes */

export const KIND = "coursewright-record";
export const FORMAT = 1;
const MOST_SHOWN = 60;

// What may stand where: each shape says what is wrong with a value, or nothing.
/** @type {(test: Plain["test"], words: string) => Plain} */
const is = (test, words) => ({ test, words });
/** @type {(pattern: RegExp, words: string, test?: (value: string) => boolean) => Plain} */
const form = (pattern, words, test = () => true) =>
  is((value) => typeof value === "string" && pattern.test(value) && test(value), words);
/** @type {(wanted: unknown, words: string) => Plain} */
const exactly = (wanted, words) => is((value) => value === wanted, words);
export const lone = /[\ud800-\udfff]/u; // half a character: with u, a whole pair does not match
const seen = /[^\u0000-\u0020\u007f-\u00a0\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]/;
/** @type {(value: string, most: number) => boolean} */
const within = (value, most) =>
  (value.length <= most || (value.length <= 2 * most && [...value].length <= most)) && !lone.test(value);
/** @type {(most: number) => Plain} */
export const text = (most) =>
  is(
    (value) => typeof value === "string" && seen.test(value) && within(value, most),
    `text of 1 to ${most} characters`,
  );
/** @type {(value: unknown, low: number, high: number) => boolean} */
const between = (value, low, high) => typeof value === "number" && value >= low && value <= high;
/** @type {(low: number, high: number) => Plain} */
const whole = (low, high) =>
  is((value) => Number.isInteger(value) && between(value, low, high), `a whole number from ${low} to ${high}`);
const amount = is(
  (value) => between(value, 0, 1000000) && rounded(/** @type {number} */ (value)) === value,
  "a number from 0 to 1000000 with at most two decimals",
);
/** @param {number} value */
export const rounded = (value) => Math.round(value * 100) / 100;
/** @type {(value: string) => boolean} */
const real = (value) => {
  const day = new Date(`${value.slice(0, 10)}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === value.slice(0, 10);
};
const date = form(/^[12][0-9]{3}-[0-9]{2}-[0-9]{2}$/, "a date such as 2026-11-21", real);
const moment = form(
  /^[12][0-9]{3}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{3})?Z$/,
  "a time such as 2026-11-21T09:30:00Z",
  real,
);
const uuid = form(
  /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  "an id such as 123e4567-e89b-42d3-a456-426614174000",
);
const name = form(/^(?=.{1,60}$)[a-z0-9]+(?:-[a-z0-9]+)*$/, "an id such as first-call");
const code = form(/^[A-Z]{2,8}(?:-[A-Z0-9]{2,6})+$/, "a code such as FA-102");
const version = form(/^[0-9]{1,9}(?:\.[0-9]{1,9}){0,2}$/, "a version such as 1.0");
/** @param {number} digits */
const fingerprint = (digits) => form(new RegExp(`^[0-9a-f]{${digits}}$`), `${digits} hex digits`);
const seal = form(/^[0-9A-HJKMNP-TV-Z]{4}$/, "four letters and digits");
const given = is(
  (value) => value === true || (typeof value === "string" && within(value, 4000)),
  "true, or text of at most 4000 characters",
);
/** @type {(shape: Shape) => Shape} */
const optional = (shape) => ({ ...shape, optional: true });

/** @type {Shapes} */
const QUIZ = {
  points: amount,
  of: amount,
  per_cent: whole(0, 100),
  pass_mark: whole(1, 100),
  attempts: whole(1, 100000),
  date,
};
/** @type {Shapes} */
const QUESTION = {
  id: name,
  fingerprint: fingerprint(8),
  points: amount,
  of: amount,
  response: { named: text(60), values: given, most: 200 },
};
/** @type {Shapes} */
const MODULE = {
  code,
  slug: name,
  title: text(4000),
  version,
  fingerprint: fingerprint(12),
  minutes: whole(0, 100000),
  completed: date,
  quiz: optional({ keys: QUIZ }),
  questions: { least: 0, most: 500, each: { keys: QUESTION } },
};
/** @type {Shapes} */
const RECORD = {
  kind: exactly(KIND, `"${KIND}"`),
  format: exactly(FORMAT, String(FORMAT)),
  id: uuid,
  made: moment,
  catalogue: { keys: { id: name, title: text(4000), organisation: text(4000) } },
  learner: { keys: { name: text(200) } },
  course: { keys: { id: name, code, title: text(4000), version } },
  completed: date,
  hours: amount,
  valid_until: optional(date),
  modules: { least: 1, most: 200, each: { keys: MODULE } },
  parts: { named: text(60), values: seal, most: 300 },
  code: form(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/, "a code such as 0ABC-1DEF-2GHJ-3KMN"),
};

/**
 * A name from a file as a message repeats it: not all of a long one, and nothing that turns a text around.
 *
 * @param {string} key
 */
function shown(key) {
  const signs = [...key.slice(0, 2 * MOST_SHOWN + 2)];
  const short = signs.length > MOST_SHOWN ? `${signs.slice(0, MOST_SHOWN).join("")}\u2026` : key;
  return short.replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ud800-\udfff]/gu, "\ufffd");
}
/** @param {unknown} value */
const isPlain = (value) => !isObject(value) && !Array.isArray(value);

/** @typedef {(value: unknown, shape: Shape, path: string, problems: string[]) => void} Look */
/** @type {Look} */
function look(value, shape, path, problems) {
  if ("test" in shape) {
    if (!isPlain(value) || !shape.test(value)) problems.push(`\`${path}\` must be ${shape.words}`);
  } else if ("each" in shape) lookAtList(value, shape, path, problems);
  else if (!isObject(value)) problems.push(`\`${path}\` must be a set of keys`);
  else if ("named" in shape) lookAtNames(value, shape, path, problems);
  else lookAtKeys(value, shape.keys, path && `${path}.`, problems);
}

/** @type {(value: unknown, shape: List, path: string, problems: string[]) => void} */
function lookAtList(value, { each, least, most }, path, problems) {
  if (!Array.isArray(value) || value.length < least || value.length > most) {
    problems.push(`\`${path}\` must be a list of ${least} to ${most}`);
  } else value.forEach((entry, number) => look(entry, each, `${path}.${number + 1}`, problems));
}

/** @type {(value: Record<string, unknown>, shape: Names, path: string, problems: string[]) => void} */
function lookAtNames(value, { named, values, most }, path, problems) {
  const names = Object.keys(value);
  if (names.length > most || !names.every((key) => named.test(key))) {
    problems.push(`\`${path}\` must be a set of at most ${most} names`);
  } else names.sort().forEach((key) => look(value[key], values, `${path}.${shown(key)}`, problems));
}

/** @type {(value: Record<string, unknown>, keys: Shapes, path: string, problems: string[]) => void} */
function lookAtKeys(value, keys, path, problems) {
  for (const key of Object.keys(keys)) {
    if (owns(value, key)) look(value[key], keys[key], path + key, problems);
    else if (!keys[key].optional) problems.push(`\`${path}${key}\` is missing`);
  }
  for (const key of Object.keys(value).sort()) {
    if (!owns(keys, key)) problems.push(`\`${path}${shown(key)}\` does not belong in a record`);
  }
}
// A short text is checked as strictly as a file; `rest` is the 16 letters that stand for the file.
const { id, made, learner, completed, hours, valid_until } = RECORD;
/** @type {Shapes} */
const SHORT = {
  kind: RECORD.kind,
  format: RECORD.format,
  id,
  made,
  learner,
  completed,
  hours,
  valid_until,
  catalogue: { keys: { id: name } },
  course: { keys: { code, version } },
  modules: {
    ...RECORD.modules,
    each: {
      keys: {
        code,
        version,
        fingerprint: MODULE.fingerprint,
        completed: date,
        quiz: optional({ keys: { per_cent: whole(0, 100), attempts: whole(1, 100000) } }),
      },
    },
  },
  rest: form(/^[0-9A-HJKMNP-TV-Z]{16}$/, "16 letters and digits"),
  code: RECORD.code,
};
/**
 * What keeps something from being a record, or nothing.
 *
 * @param {unknown} record
 * @returns {string[]}
 */
export function problemsOf(record) {
  if (!isObject(record)) return ["the file holds no set of keys"];
  if (record.kind !== KIND) return [`\`kind\` must be "${KIND}"`];
  const format = /** @type {number} */ (record.format);
  if (Number.isSafeInteger(format) && format > FORMAT) {
    return [`the record is of format ${format}, and this site reads format ${FORMAT}`];
  }
  /** @type {string[]} */
  const problems = [];
  lookAtKeys(record, owns(record, "rest") ? SHORT : RECORD, "", problems);
  if (problems.length) return problems;
  const codes = /** @type {CourseRecord} */ (/** @type {unknown} */ (record)).modules.map((module) => module.code);
  const twice = codes.find((code, number) => codes.indexOf(code) < number);
  return twice ? [`\`modules\` holds ${twice} twice`] : [];
}
