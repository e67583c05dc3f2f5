// What a record is, to the bottom: which keys it has, and what may stand under each. Both are read from the JSON
// Schema that course/records/ makes from its own dataclasses, so that the two readers have one source. Pure.

import file from "../../overrides/assets/course/record.schema.json" with { type: "json" };
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
 * What one attempt at a module's quiz earned.
 *
 * @typedef {object} Score
 * @property {number} points
 * @property {number} of
 * @property {number} per_cent
 * @property {string} date
 */
/** @typedef {Asked & {date: string, hinted?: true, shown?: true}} First the first answer to a key of a question */
/**
 * A signed sheet, as a record names it; `device` is whose it was that the observer signed on.
 *
 * @typedef {object} Observed
 * @property {string} id
 * @property {string} checklist
 * @property {string} learner
 * @property {string} observer
 * @property {string} date
 * @property {string} place
 * @property {string} device
 * @property {string} code
 */
/**
 * A module that counts towards the course; a record of format 1 has neither scores nor first answers.
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
 * @property {Score[]} [scores]
 * @property {First[]} [firsts]
 * @property {Observed[]} [observations]
 * @property {{version: string}} [worksheet] on which its test was answered
 */
/** @typedef {{name: string, number?: string, site?: string}} Learner whose record it is, as they have written it */
/**
 * What a record says, before it is made out: `complete` adds the rest.
 *
 * @typedef {object} Facts
 * @property {{id: string, title: string, organisation: string}} catalogue
 * @property {Learner} learner
 * @property {{id: string, code: string, title: string, version: string}} course
 * @property {string} completed
 * @property {number} hours
 * @property {string} [valid_until]
 * @property {Module[]} modules
 * @property {{name: string, source: string}} [entered] who entered it for the learner, and from what
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
export const FORMAT = 4; // the latest; all before it are read
export const NUMBERED = 3; // since which a learner may have a staff number and a site
const MOST_SHOWN = 60;

// What may stand where: each shape says what is wrong with a value, or nothing.
/** @type {(test: Plain["test"], words: string) => Plain} */
const is = (test, words) => ({ test, words });
export const lone = /[\ud800-\udfff]/u; // half a character: with u, a whole pair does not match
const seen = /[^\u0000-\u0020\u007f-\u00a0\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]/;
/** Whether a reader sees something of a text. @param {string} value */
export const isSeen = (value) => seen.test(value);
/** @type {(value: string, most: number) => boolean} */
const within = (value, most) =>
  (value.length <= most || (value.length <= 2 * most && [...value].length <= most)) && !lone.test(value);
/** @type {(most: number) => Plain} */
export const text = (most) =>
  is(
    (value) => typeof value === "string" && seen.test(value) && within(value, most),
    `text of 1 to ${most} characters`,
  );
/** @type {(value: unknown, low?: number, high?: number) => boolean} */
const between = (value, low = -Infinity, high = Infinity) => typeof value === "number" && value >= low && value <= high;
/** @param {number} value */
export const rounded = (value) => Math.round(value * 100) / 100;
/** @type {(value: string) => boolean} */
export const isInCalendar = (value) => {
  const day = new Date(`${value.slice(0, 10)}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === value.slice(0, 10);
};

/**
 * What our schema uses of JSON Schema (draft 7); `description` says what a value must be, where it has a form.
 *
 * @typedef {object} Schema
 * @property {string} [type]
 * @property {string} [description]
 * @property {string | number | boolean} [const]
 * @property {number[]} [enum]
 * @property {string} [pattern]
 * @property {string} [format]
 * @property {number} [minLength]
 * @property {number} [maxLength]
 * @property {number} [minimum]
 * @property {number} [maximum]
 * @property {number} [minItems]
 * @property {number} [maxItems]
 * @property {number} [maxProperties]
 * @property {Schema[]} [anyOf]
 * @property {Schema} [items]
 * @property {Record<string, Schema>} [properties]
 * @property {string[]} [required]
 * @property {Schema} [propertyNames]
 * @property {Schema | boolean} [additionalProperties]
 * @property {Record<string, Schema>} [definitions]
 */
/** @type {(schema: Schema) => Shape} */
function shapeOf(schema) {
  const { type, items, properties, propertyNames, additionalProperties } = schema;
  if (type === "array" && items) {
    return { each: shapeOf(items), least: schema.minItems ?? 0, most: schema.maxItems ?? Infinity };
  }
  if (propertyNames && typeof additionalProperties === "object") {
    const most = schema.maxProperties ?? Infinity;
    return { named: plainOf(propertyNames), values: shapeOf(additionalProperties), most };
  }
  return properties ? { keys: shapesOf(schema) } : plainOf(schema);
}
/** @type {(schema: Schema) => Shapes} */
export function shapesOf({ properties = {}, required = [] }) {
  const shapes = Object.entries(properties).map(([key, part]) => {
    const shape = shapeOf(part);
    return [key, required.includes(key) ? shape : { ...shape, optional: true }];
  });
  return Object.fromEntries(shapes);
}
/** @type {(schema: Schema) => Plain} */
function plainOf(schema) {
  const { const: wanted, description = "", minimum = 0, maximum = 0 } = schema;
  if (wanted !== undefined) return is((value) => value === wanted, JSON.stringify(wanted));
  const some = schema.enum;
  if (some) return is((value) => some.includes(/** @type {number} */ (value)), description);
  if (schema.anyOf) {
    const most = schema.anyOf[1].maxLength ?? 0;
    return is((value) => value === true || (typeof value === "string" && within(value, most)), description);
  }
  if (schema.pattern) return formOf(schema.pattern, schema.format, description);
  if (schema.type === "string") return text(schema.maxLength ?? 0);
  if (schema.type === "integer") {
    const words = `a whole number from ${minimum} to ${maximum}`;
    return is((value) => Number.isInteger(value) && between(value, minimum, maximum), words);
  }
  const fits = (/** @type {unknown} */ value) =>
    between(value, minimum, maximum) && rounded(/** @type {number} */ (value)) === value;
  return is(fits, description);
}
/** @type {(pattern: string, format: string | undefined, words: string) => Plain} */
function formOf(pattern, format, words) {
  const form = new RegExp(pattern);
  return is((value) => typeof value === "string" && form.test(value) && (!format || isInCalendar(value)), words);
}

const schema = /** @type {Schema} */ (file);
const shapesOfFormat = (/** @type {number} */ format) => shapesOf(schema.definitions?.[`format-${format}`] ?? {});
const FORMATS = [1, 2, NUMBERED, FORMAT];
/** @type {Map<unknown, Shapes>} */
const RECORDS = new Map(FORMATS.map((format) => [format, shapesOfFormat(format)]));
// A short text is checked as strictly as a file; `rest` is the 16 letters that stand for the file.
const SHORT = shapesOf(schema.definitions?.short ?? {});

/**
 * A name from a file as a message repeats it: not all of a long one, and nothing that turns a text around.
 *
 * @param {string} key
 */
export function shown(key) {
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
export function lookAtKeys(value, keys, path, problems) {
  for (const key of Object.keys(keys)) {
    if (owns(value, key)) look(value[key], keys[key], path + key, problems);
    else if (!keys[key].optional) problems.push(`\`${path}${key}\` is missing`);
  }
  for (const key of Object.keys(value).sort()) {
    if (!owns(keys, key)) problems.push(`\`${path}${shown(key)}\` does not belong in a record`);
  }
}

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
  const shapes = RECORDS.get(format);
  if (!owns(record, "format")) return ["`format` is missing"];
  if (!shapes) return [`\`format\` must be ${FORMATS.slice(0, -1).join(", ")} or ${FORMAT}`];
  /** @type {string[]} */
  const problems = [];
  lookAtKeys(record, owns(record, "rest") ? SHORT : shapes, "", problems);
  if (problems.length) return problems;
  const codes = /** @type {CourseRecord} */ (/** @type {unknown} */ (record)).modules.map((module) => module.code);
  const twice = codes.find((code, number) => codes.indexOf(code) < number);
  return twice ? [`\`modules\` holds ${twice} twice`] : [];
}
