// A record: what a learner did, as a file and as a link small enough for a QR code.
//   complete(facts)    the record with its id, when it was made, parts and code
//   code(record)       the code that belongs to what the record says
//   check(record)      {sound, altered, problems}: of the right form? unchanged since it was made?
//   nameIn(field)      the name that a learner has written, if there is one
//   short(record)      the text after "#r=" of a link to the verifier; fromShort reads it back
// All of it is pure. course/records/ does the same; a test compares the two on the same records.

import { isObject, owns, parse } from "../store/values.js";
import { sha256 } from "./sha256.js";

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
/** @typedef {Omit<CourseRecord, "code" | "parts"> & {code?: string}} Made without what follows from what it says */
/**
 * What was found wrong with a record, or changed in it; `actual` is the code that belongs to what it says.
 *
 * @typedef {{sound: boolean, altered: boolean, problems: string[], actual?: string}} Checked
 */
/** @typedef {{test: (value: unknown) => boolean, words: string}} Plain what a plain value must be */
/** @typedef {{each: Shape, least: number, most: number}} List */
/** @typedef {{named: Plain, values: Shape, most: number}} Names a set whose names are not known before */
/** @typedef {{keys: Shapes}} Keys */
/** @typedef {(Plain | List | Names | Keys) & {optional?: boolean}} Shape what may stand somewhere */
/** @typedef {{[name: string]: Shape}} Shapes */

const KIND = "coursewright-record";
const FORMAT = 1;
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // Crockford's: none is taken for another
const MOST_BYTES = 2000000;
const MOST_PROBLEMS = 20;
const MOST_DEEP = 20; // a record has six
const MOST_SHOWN = 60;
// Written out, because Python and JavaScript call different characters blank.
const AROUND = /[\u0000-\u0020\u007f-\u00a0\u2028\u2029\ufeff]/;
/** @param {string} text */
function trimmed(text) {
  let [from, to] = [0, text.length];
  while (from < to && AROUND.test(text[from])) from += 1;
  while (to > from && AROUND.test(text[to - 1])) to -= 1;
  return text.slice(from, to);
}
/** @type {Record<string, string>} */
const PARTS = {
  record: "its id, or when it was made",
  catalogue: "the catalogue",
  learner: "the learner",
  course: "the course",
  completion: "the dates or the hours",
};

// What may stand where: each shape says what is wrong with a value, or nothing.
/** @type {(test: Plain["test"], words: string) => Plain} */
const is = (test, words) => ({ test, words });
/** @type {(pattern: RegExp, words: string, test?: (value: string) => boolean) => Plain} */
const form = (pattern, words, test = () => true) =>
  is((value) => typeof value === "string" && pattern.test(value) && test(value), words);
/** @type {(wanted: unknown, words: string) => Plain} */
const exactly = (wanted, words) => is((value) => value === wanted, words);
const lone = /[\ud800-\udfff]/u; // half a character: with u, a whole pair does not match
const seen = /[^\u0000-\u0020\u007f-\u00a0\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]/;
/** @type {(value: string, most: number) => boolean} */
const within = (value, most) =>
  (value.length <= most || (value.length <= 2 * most && [...value].length <= most)) && !lone.test(value);
/** @type {(most: number) => Plain} */
const text = (most) =>
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
const rounded = (value) => Math.round(value * 100) / 100;
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

/**
 * RFC 8785, for the numbers that a record may hold: keys in the order of their UTF-16 units, no spaces.
 *
 * @param {unknown} value
 * @returns {string}
 */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const pairs = Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${pairs.join(",")}}`;
}

/**
 * The first bits of the SHA-256 of what a value says, five to a letter.
 *
 * @param {unknown} value
 * @param {number} letters
 */
function digest(value, letters) {
  let word = "";
  let bits = 0;
  let size = 0;
  for (const byte of sha256(canonical(value))) {
    bits = ((bits << 8) | byte) & 0xfff;
    for (size += 8; size >= 5 && word.length < letters; word += LETTERS[(bits >> size) & 31]) size -= 5;
  }
  return word;
}

/**
 * Four letters for each part, so that an altered file can be told which part was altered.
 *
 * @param {Made} record
 * @returns {Record<string, string>}
 */
function parts(
  { kind, format, id, made, catalogue, learner, course: taken, completed, hours, valid_until: until, modules },
) {
  /** @type {Record<string, unknown>} */
  const seals = {
    record: [kind, format, id, made],
    catalogue,
    learner,
    course: taken,
    completion: [completed, hours, until || ""],
  };
  for (const module of modules) seals[module.code] = module;
  return Object.fromEntries(Object.entries(seals).map(([part, value]) => [part, digest(value, 4)]));
}

/**
 * What a link can carry; `rest` stands for everything else, so that the code can be checked from either.
 *
 * @param {Made} record
 */
function core(record) {
  const { id, made, catalogue, learner, course: taken, completed, hours, valid_until: until = "", modules } = record;
  return [
    [FORMAT, id, made, catalogue.id, learner.name, taken.code, taken.version, completed, hours, until, restOf(record)],
    ...modules.map((module) => {
      const { per_cent: share = "", attempts = "" } = module.quiz || {};
      return [module.code, module.version, module.fingerprint, module.completed, share, attempts];
    }),
  ].map((row) => row.map(String));
}
/** @param {Made} record */
function restOf(record) {
  if (record.rest) return record.rest;
  const { code: _, ...rest } = record;
  return digest(rest, 16);
}
/**
 * The code that belongs to what a record says.
 *
 * @param {Made} record
 */
const codeOf = (record) => digest(core(record), 16).replace(/....(?=.)/g, "$&-");

/**
 * What of a record was changed since it was made.
 *
 * @param {CourseRecord} record
 * @param {string} actual
 */
function altered(record, actual) {
  if (record.code === actual) return [];
  if (record.rest) return ["the address, or the code at its end"];
  const now = parts(record);
  const names = new Set([...Object.keys(now), ...Object.keys(record.parts)]);
  const found = [...names].filter((part) => now[part] !== record.parts[part]).sort();
  return found.length ? found.map((part) => (owns(PARTS, part) ? PARTS[part] : `the module ${part}`)) : ["the code"];
}

/**
 * Numbers get two decimals, and half a character (which no file can hold) becomes a mark.
 *
 * @param {unknown} value
 * @returns {unknown}
 */
function even(value) {
  if (typeof value === "number") return rounded(value);
  if (typeof value === "string") return value.replace(new RegExp(lone, "gu"), "\ufffd");
  if (Array.isArray(value)) return value.map(even);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value).filter((key) => value[key] !== undefined).map((key) => [key, even(value[key])]),
  );
}

// crypto.randomUUID is missing where a site has no https.
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** @param {string} value */
const escaped = (value) =>
  encodeURIComponent(value).replace(/[*~'()!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

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
 * The text of a file: UTF-8, with or without its mark, and nothing else; or why there is none.
 *
 * @param {Uint8Array} bytes
 * @param {number} [most]
 * @returns {{why: string} | {why?: undefined, text: string}}
 */
function decoded(bytes, most = MOST_BYTES) {
  const [first, second = 1] = bytes;
  if (bytes.length > most) return { why: `the file is larger than ${most / 1000000} MB` };
  if (first === 0 || second === 0 || first + second === 0xff + 0xfe) {
    return { why: "the file is in UTF-16, and has to be in UTF-8" };
  }
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { why: "the file is not text in UTF-8" };
  }
}

/**
 * Whether brackets stand deeper in each other than any reader should have to follow.
 *
 * @param {string} text
 */
function isDeep(text) {
  let depth = 0;
  // A string, which may hold brackets and may be cut off, or a bracket.
  for (const [found] of text.matchAll(/"(?:[^"\\]|\\[^]?)*(?:"|$)|[[{\]}]/g)) {
    if (found === "[" || found === "{") depth += 1;
    else if (found === "]" || found === "}") depth -= 1;
    if (depth > MOST_DEEP) return true;
  }
  return false;
}

/**
 * What a text is: the JSON of a record, or a link that carries one; or why it is neither.
 *
 * @param {string} text
 * @returns {{why: string} | {why?: undefined, data: unknown}}
 */
function dataOf(text) {
  if (text.includes("#r=") && !/^[ \t\r\n]*\{/.test(text)) {
    const data = fromShort(text);
    return data ? { data } : { why: "the link carries no record" };
  }
  if (isDeep(text)) return { why: `the file is nested more than ${MOST_DEEP} deep` };
  try {
    return { data: parse(text) };
  } catch {
    return { why: "the file is not JSON" };
  }
}

/**
 * The record with its id, when it was made, parts and code; a record itself is made out anew under its own id.
 *
 * @param {Facts | CourseRecord} facts
 * @returns {CourseRecord}
 */
export function complete(facts) {
  /** @type {Partial<CourseRecord>} */
  const said = { kind: KIND, format: FORMAT, id: newId(), made: new Date().toISOString(), ...facts };
  delete said.code;
  const record = /** @type {CourseRecord} */ (even(said));
  record.parts = parts(record);
  record.code = codeOf(record);
  return record;
}

/**
 * What keeps something from being a record, or nothing.
 *
 * @param {unknown} record
 * @returns {string[]}
 */
function problemsOf(record) {
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

/**
 * Of the right form? Unchanged since it was made?
 *
 * @param {unknown} data
 * @returns {Checked}
 */
export function check(data) {
  const problems = problemsOf(data);
  if (problems.length) return { sound: false, altered: false, problems: problems.slice(0, MOST_PROBLEMS) };
  const record = /** @type {CourseRecord} */ (data);
  const actual = codeOf(record);
  const found = altered(record, actual);
  return { sound: true, altered: found.length > 0, problems: found.slice(0, MOST_PROBLEMS), actual };
}

/**
 * The text after "#r=" of a link to the verifier.
 *
 * @param {CourseRecord} record
 */
export function short(record) {
  const rows = core(record).map((row) => row.map(escaped).join("*"));
  return [...rows, record.code.replaceAll("-", "")].join("~");
}

/**
 * A number as a link writes it; any other text stays what it is, for `check` to find.
 *
 * @param {string} text
 */
const number = (text) => (/^[0-9]{1,9}(?:\.[0-9]{1,2})?$/.test(text) ? Number(text) : text);

/**
 * Takes the text itself, or a whole link that ends with it; returns a record with `rest`, or null.
 *
 * @param {string} link
 */
export function fromShort(link) {
  const bare = trimmed(link);
  const at = bare.lastIndexOf("#r=");
  const rows = bare.slice(at < 0 ? 0 : at + 3).split("~").map((row) => row.split("*"));
  const [letters] = rows.splice(-1)[0];
  let head;
  let modules;
  try {
    [head, ...modules] = rows.map((row) => row.map(decodeURIComponent));
  } catch {
    return null; // a % that belongs to nothing
  }
  if (!head || head.length !== 11 || !modules.every((row) => row.length === 6)) return null;
  const [format, id, made, catalogue, learner, code, version, completed, hours, until, rest] = head;
  const record = {
    kind: KIND,
    format: number(format),
    id,
    made,
    catalogue: { id: catalogue },
    learner: { name: learner },
    course: { code, version },
    completed,
    hours: number(hours),
    modules: modules.map(moduleOf),
    rest,
    code: letters.replace(/....(?=.)/g, "$&-"),
  };
  return until ? { ...record, valid_until: until } : record;
}
/** @param {string[]} row */
function moduleOf([code, version, fingerprint, completed, share, attempts]) {
  const module = { code, version, fingerprint, completed };
  if (share === "" && attempts === "") return module;
  return { ...module, quiz: { per_cent: number(share), attempts: number(attempts) } };
}

/**
 * The learner's name in a field, or nothing: the field then says what is wrong with it.
 *
 * @param {HTMLInputElement} field
 */
export function nameIn(field) {
  const name = field.value.trim();
  // A record may say less than this asks: its form stands. Braille's blank is a sign of its own.
  const shows = name.replace(/[\p{Default_Ignorable_Code_Point}\p{C}\p{Z}\u2800]/gu, "") !== "";
  const fits = shows && text(200).test(name);
  const wanted = field.value ? "There is no name here that can be seen. Write your name." : "Write your name.";
  field.setCustomValidity(fits ? "" : wanted);
  field.addEventListener("input", () => field.setCustomValidity(""), { once: true });
  if (!fits) field.reportValidity();
  return fits ? name : "";
}

export { canonical, codeOf as code, dataOf, decoded, newId };
