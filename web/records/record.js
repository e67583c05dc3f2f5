// A record: what a learner did, as a file and as a link small enough for a QR code.
//   complete(facts)    the record with its id, when it was made, parts and code
//   code(record)       the code that belongs to what the record says
//   check(record)      {sound, altered, problems}: of the right form? unchanged since it was made?
//   short(record)      the text after "#r=" of a link to the verifier; fromShort reads it back
// All of it is pure. course/records/ does the same; a test compares the two on the same records.

import { speak } from "../page/language.js";
import { isObject, owns, parse } from "../store/values.js";
import { sha256 } from "./sha256.js";
import { FORMAT, KIND, lone, NUMBERED, problemsOf, rounded, shown } from "./shape.js";

/** @typedef {import("./shape.js").Facts} Facts */
/** @typedef {import("./shape.js").CourseRecord} CourseRecord */
/** @typedef {import("./shape.js").Module} Module */
/** @typedef {Omit<CourseRecord, "code" | "parts"> & {code?: string}} Made without what follows from what it says */
/**
 * What was found wrong with a record, or changed in it; `actual` is the code that belongs to what it says.
 *
 * @typedef {{sound: boolean, altered: boolean, problems: string[], actual?: string}} Checked
 */

const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // Crockford's: none is taken for another
const MOST_BYTES = 2000000;
const MOST_PROBLEMS = 20;
const MOST_DEEP = 20; // a record has six
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
  record: speak("its id, or when it was made"),
  catalogue: speak("the catalogue"),
  learner: speak("the learner"),
  course: speak("the course"),
  completion: speak("the dates or the hours"),
  entered: speak("who entered it"),
};

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
  { kind, format, id, made, catalogue, learner, course: taken, completed, hours, valid_until: until, modules, entered },
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
  if (entered) seals.entered = entered;
  return Object.fromEntries(Object.entries(seals).map(([part, value]) => [part, digest(value, 4)]));
}

/**
 * What a link can carry; `rest` stands for everything else, so that the code can be checked from either.
 *
 * @param {Made} record
 */
function core(record) {
  const { format, id, made, catalogue, learner, course: taken, completed, hours, valid_until: until = "", modules } =
    record;
  return [
    [
      ...[format, id, made, catalogue.id, learner.name, taken.code, taken.version, completed, hours, until],
      restOf(record),
      ...(format >= NUMBERED ? [learner.number || "", learner.site || ""] : []),
    ],
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
  if (record.rest) return [speak("the address, or the code at its end")];
  const now = parts(record);
  const names = new Set([...Object.keys(now), ...Object.keys(record.parts)]);
  const found = [...names].filter((part) => now[part] !== record.parts[part]).sort();
  return found.length
    ? found.map((part) => (owns(PARTS, part) ? PARTS[part] : speak("the module %(code)s", { code: part })))
    : [speak("the code")];
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

/**
 * The text of a file: UTF-8, with or without its mark, and nothing else; or why there is none.
 *
 * @param {Uint8Array} bytes
 * @param {number} [most]
 * @returns {{why: string} | {why?: undefined, text: string}}
 */
function decoded(bytes, most = MOST_BYTES) {
  const [first, second = 1] = bytes;
  if (bytes.length > most) return { why: speak("the file is larger than %(size)s MB", { size: most / 1000000 }) };
  if (first === 0 || second === 0 || first + second === 0xff + 0xfe) {
    return { why: speak("the file is in UTF-16, and has to be in UTF-8") };
  }
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { why: speak("the file is not text in UTF-8") };
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
 * The first name that stands in the same set of keys before; JSON itself takes the last. What is searched is JSON.
 *
 * @param {string} text
 */
function nameTwice(text) {
  /** @type {Set<string>[]} */
  const sets = [];
  for (const [found, written, colon] of text.matchAll(/("(?:[^"\\]|\\[^])*")(?:[ \t\r\n]*(:))?|[{}]/g)) {
    if (found === "{") sets.push(new Set());
    else if (found === "}") sets.pop();
    else if (colon) {
      const name = written.includes("\\") ? String(parse(written)) : written.slice(1, -1);
      const set = sets[sets.length - 1];
      if (set.has(name)) return name;
      set.add(name);
    }
  }
  return undefined;
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
    return data ? { data } : { why: speak("the link carries no record") };
  }
  if (isDeep(text)) return { why: speak("the file is nested more than %(number)s deep", { number: MOST_DEEP }) };
  try {
    const data = parse(text);
    const name = nameTwice(text);
    if (name === undefined) return { data };
    return { why: speak("`%(name)s` stands twice in one set of keys", { name: shown(name) }) };
  } catch {
    return { why: speak("the file is not JSON") };
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
  const said = { kind: KIND, id: newId(), made: new Date().toISOString(), ...facts };
  said.format = formatOf(said);
  delete said.code;
  const record = /** @type {CourseRecord} */ (even(said));
  record.parts = parts(record);
  record.code = codeOf(record);
  return record;
}

/**
 * The format of a record: one that says no more than a format had room for stays of it, and can be read where no later
 * one can.
 *
 * @param {Partial<CourseRecord>} said
 */
function formatOf({ format, learner, entered }) {
  if (format === 1) return format;
  if (entered) return FORMAT;
  return learner && (learner.number || learner.site) ? NUMBERED : 2;
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
  if (!head) return null;
  const format = number(head[0]);
  if (isAtLeast(format, FORMAT + 1)) return { kind: KIND, format }; // all that can be told of it
  if (head.length !== (isAtLeast(format, NUMBERED) ? 13 : 11) || !modules.every((row) => row.length === 6)) return null;
  const [, id, made, catalogue, name, code, version, completed, hours, until, rest, staff, site] = head;
  const record = {
    kind: KIND,
    format,
    id,
    made,
    catalogue: { id: catalogue },
    learner: { name, ...(staff && { number: staff }), ...(site && { site }) },
    course: { code, version },
    completed,
    hours: number(hours),
    modules: modules.map(moduleOf),
    rest,
    code: letters.replace(/....(?=.)/g, "$&-"),
  };
  return until ? { ...record, valid_until: until } : record;
}
/**
 * @param {unknown} format
 * @param {number} least
 */
const isAtLeast = (format, least) => Number.isInteger(format) && Number(format) >= least;
/** @param {string[]} row */
function moduleOf([code, version, fingerprint, completed, share, attempts]) {
  const module = { code, version, fingerprint, completed };
  if (share === "" && attempts === "") return module;
  return { ...module, quiz: { per_cent: number(share), attempts: number(attempts) } };
}

export { canonical, codeOf as code, dataOf, decoded, digest, even, newId };
