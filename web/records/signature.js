// A trainer's signature of a record: read from a file of such lines, and what it says of the record.
//   read(text)                      each line: the signature, or what is wrong with it
//   verdicts(lines, record, known)  what they say of a record: {name, line, signed}
//   isWrong(verdict)                whether the record is not what was signed, or nobody signed it so
//   leftOver(files, ids, words)     what is said of lines that are none, or whose record is not there
// All of it is pure. course/records/signature.py does the same and says why; a test compares the two.

import file from "../../overrides/assets/course/signature.schema.json" with { type: "json" };
import { isObject } from "../store/values.js";
import { isSigned } from "./ed25519.js";
import { fill } from "./judgement.js";
import { canonical, dataOf } from "./record.js";
import { sha256 } from "./sha256.js";
import { lookAtKeys, shapesOf } from "./shape.js";

/** @typedef {import("./record.js").CourseRecord} CourseRecord */
/** @typedef {import("./verification.js").Known} Known */
/** @typedef {import("./verification.js").Words} Words */
/**
 * One signature of a record.
 *
 * @typedef {object} Signature
 * @property {string} kind
 * @property {number} format
 * @property {{id: string, code: string, digest: string}} record
 * @property {string} key
 * @property {string} signed
 * @property {number} number
 * @property {string} before
 * @property {string} signature
 */
/** @typedef {{signature: Signature | null, problems: string[], isTrue: boolean}} Line */
/** @typedef {{name: string, line: string, signed: string}} Verdict */

const KIND = "coursewright-signature";
const FORMAT = 1;
const SUFFIX = ".signature";
const MOST_PROBLEMS = 20;
const { definitions = {} } = /** @type {import("./shape.js").Schema} */ (file);
const SIGNATURE = shapesOf(definitions["format-1"]);

/**
 * Whether a file holds signatures, by its name.
 *
 * @param {string} name
 */
export const isFileOf = (name) => name.endsWith(SUFFIX) || name.endsWith(".register");

/** @param {string} hex */
const bytesOf = (hex) => Uint8Array.from(hex.match(/../g) || [], (pair) => parseInt(pair, 16));
/** @param {Uint8Array} bytes */
const hexOf = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/**
 * What keeps data from being a signature, or nothing.
 *
 * @param {unknown} data
 * @returns {string[]}
 */
function problemsOf(data) {
  if (!isObject(data)) return ["the line holds no set of keys"];
  if (data.kind !== KIND) return [`\`kind\` must be "${KIND}"`];
  const format = /** @type {number} */ (data.format);
  if (Number.isSafeInteger(format) && format > FORMAT) {
    return [`the signature is of format ${format}, and this site reads format ${FORMAT}`];
  }
  /** @type {string[]} */
  const problems = [];
  lookAtKeys(data, SIGNATURE, "", problems);
  return problems.slice(0, MOST_PROBLEMS);
}
/**
 * @param {string} text
 * @returns {Line}
 */
function lineOf(text) {
  const found = dataOf(text);
  if (found.why !== undefined) return { signature: null, problems: [found.why], isTrue: false };
  const problems = problemsOf(found.data);
  if (problems.length) return { signature: null, problems, isTrue: false };
  const signature = /** @type {Signature} */ (found.data);
  const { signature: signed, ...rest } = signature;
  const isTrue = isSigned(bytesOf(signature.key), new TextEncoder().encode(canonical(rest)), bytesOf(signed));
  return { signature, problems: [], isTrue };
}
/**
 * Each line of a file of signatures; blank ones are none.
 *
 * @param {string} text
 * @returns {Line[]}
 */
export function read(text) {
  const lines = text.split("\n").filter((line) => /[^ \t\r]/.test(line)).map(lineOf);
  return lines.length ? lines : [{ signature: null, problems: ["the file is empty"], isTrue: false }];
}

/** @type {WeakMap<CourseRecord, string>} */
const digests = new WeakMap();
/** @param {CourseRecord} record */
function digestOf(record) {
  const digest = digests.get(record) || hexOf(sha256(canonical(record)));
  digests.set(record, digest);
  return digest;
}
/**
 * What a true signature is called.
 *
 * @param {{until?: string} | undefined} signer whose key it is, where the catalogue knows it
 * @param {string} day when it was signed
 * @param {boolean} isSame whether the record is as it was then
 */
function nameOf(signer, day, isSame) {
  if (!signer) return isSame ? "unknown" : "unknown-resigned";
  if (!isSame) return "resigned";
  return signer.until && day > signer.until ? "withdrawn" : "signed";
}
/**
 * @param {Line} line
 * @param {CourseRecord} record
 * @param {Known} known
 * @returns {Verdict[]}
 */
function verdictOf({ signature, isTrue }, record, { present, words }) {
  if (!signature || signature.record.id !== record.id) return [];
  const day = signature.signed.slice(0, 10);
  const signer = present.signers[signature.key];
  const isSame = signature.record.code === record.code && signature.record.digest === digestOf(record);
  const name = isTrue ? nameOf(signer, day, isSame) : "false";
  const known = signer || { name: "", until: "" };
  const values = { ...known, day, key: `${signature.key.slice(0, 16)}\u2026` };
  return [{ name, line: fill(words[name], values), signed: name === "signed" ? `${values.name}, ${day}` : "" }];
}
/**
 * What signatures say of a record; nothing of a link, which carries no whole record.
 *
 * @param {Line[]} lines
 * @param {CourseRecord} record
 * @param {Known} known
 * @returns {Verdict[]}
 */
export function verdicts(lines, record, known) {
  if (record.rest) return [];
  const found = lines.flatMap((line) => verdictOf(line, record, known));
  return [...new Map(found.map((one) => [one.line, one])).values()];
}
/** @param {Verdict} verdict */
export const isWrong = ({ name }) => ["resigned", "unknown-resigned", "false"].includes(name);

/**
 * Lines by the id of the record that each is of.
 *
 * @param {{file: string, lines: Line[]}[]} files
 */
export function byRecord(files) {
  /** @type {Map<string, Line[]>} */
  const found = new Map();
  for (const line of files.flatMap(({ lines }) => lines)) {
    if (!line.signature) continue;
    const { id } = line.signature.record;
    found.set(id, [...(found.get(id) || []), line]);
  }
  return found;
}
/**
 * What is said of lines that are no signature; and beside no record with one of these ids, of others. A register is of
 * all that was ever signed, and so of records that are elsewhere.
 *
 * @param {{file: string, lines: Line[]}[]} files
 * @param {Set<string>} ids
 * @param {Words} words
 * @returns {{file: string, line: string}[]}
 */
export function leftOver(files, ids, words) {
  return files.flatMap(({ file, lines }) => {
    const said = lines.flatMap(({ signature, problems }) => {
      if (!signature) return [fill(words.unsigned, { what: problems.join("; ") })];
      const { id } = signature.record;
      return file.endsWith(SUFFIX) && !ids.has(id) ? [fill(words["no-record"], { id })] : [];
    });
    return [...new Set(said)].map((line) => ({ file, line }));
  });
}
