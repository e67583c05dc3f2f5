// An observation: what one observer saw of one learner at work, item by item, signed.
//   complete(facts)     the observation with its id, when it was made, and its code
//   check(data)         {sound, altered, problems}: of the right form? unchanged since it was signed?
//   read(bytes)         what a file holds: one observation, or those of a day
//   isMet(observation)  whether something was seen, and nothing that arose was missed
// All of it is pure. course/records/observation.py reads the same; a test compares the two.

import file from "../../overrides/assets/course/observation.schema.json" with { type: "json" };
import { speak } from "../page/language.js";
import { dataOf, decoded, digest, even, newId } from "../records/record.js";
import { lookAtKeys, shapesOf } from "../records/shape.js";
import { isObject } from "../store/values.js";

/** @typedef {"seen" | "not-seen" | "not-applicable"} Seen */
/** @typedef {{id: string, text: string, seen: Seen, note?: string}} Item */
/** @typedef {"observer" | "learner"} Device whose it was that the observer signed on */
/**
 * What an observation says, before it is made out: `complete` adds the rest.
 *
 * @typedef {object} Facts
 * @property {{id: string, title: string, organisation: string}} catalogue
 * @property {{code: string, title: string, version: string}} module
 * @property {{id: string, title: string, revision: number}} checklist
 * @property {{name: string}} learner
 * @property {{name: string}} observer
 * @property {string} date
 * @property {string} place
 * @property {Item[]} items
 * @property {string} overall
 * @property {{name: string, device: Device, signed: string}} signature
 */
/** @typedef {Facts & {kind: string, format: number, id: string, made: string, code: string}} Observation */
/** @typedef {{sound: boolean, altered: boolean, problems: string[]}} Checked */

export const KIND = "coursewright-observation";
export const KIND_OF_DAY = "coursewright-observations";
export const FORMAT = 1;
const MOST_OF_DAY = 500;
const MOST_PROBLEMS = 20;
const { definitions = {} } = /** @type {import("../records/shape.js").Schema} */ (file);
const OBSERVATION = shapesOf(definitions["format-1"]);

/**
 * The code that belongs to what an observation says.
 *
 * @param {object} observation
 */
function codeOf(observation) {
  const { code: _, ...rest } = /** @type {Observation} */ (observation);
  return digest(rest, 16).replace(/....(?=.)/g, "$&-");
}
/**
 * The observation with its id, when it was made, and its code.
 *
 * @param {Facts} facts
 * @returns {Observation}
 */
export function complete(facts) {
  const head = { kind: KIND, format: FORMAT, id: newId(), made: new Date().toISOString() };
  const said = /** @type {object} */ (even({ ...head, ...facts }));
  return /** @type {Observation} */ ({ ...said, code: codeOf(said) });
}

/** @param {Record<string, unknown>} data */
function newer({ format }) {
  const isNewer = Number.isSafeInteger(format) && /** @type {number} */ (format) > FORMAT;
  return isNewer ? [`the observation is of format ${format}, and this site reads format ${FORMAT}`] : [];
}
/**
 * What keeps something from being an observation, or nothing.
 *
 * @param {unknown} data
 * @returns {string[]}
 */
function problemsOf(data) {
  if (!isObject(data)) return ["the file holds no set of keys"];
  if (data.kind !== KIND) return [`\`kind\` must be "${KIND}"`];
  const problems = newer(data);
  if (problems.length) return problems;
  lookAtKeys(data, OBSERVATION, "", problems);
  if (problems.length) return problems;
  const ids = /** @type {Observation} */ (/** @type {unknown} */ (data)).items.map(({ id }) => id);
  const twice = ids.find((id, at) => ids.indexOf(id) < at);
  return twice ? [`\`items\` holds ${twice} twice`] : [];
}
/**
 * Of the right form? Unchanged since it was signed?
 *
 * @param {unknown} data
 * @returns {Checked}
 */
export function check(data) {
  const problems = problemsOf(data);
  if (problems.length) return { sound: false, altered: false, problems: problems.slice(0, MOST_PROBLEMS) };
  const altered = /** @type {Observation} */ (data).code !== codeOf(/** @type {object} */ (data));
  return { sound: true, altered, problems: altered ? [speak("something was changed after it was signed")] : [] };
}

/** @typedef {{observation: Observation | null, problems: string[], altered: boolean}} Found */
/** @type {(data: unknown) => Found} */
function found(data) {
  const { sound, altered, problems } = check(data);
  return { observation: sound ? /** @type {Observation} */ (data) : null, altered, problems };
}
/** @type {(problem: string) => Found[]} */
const none = (problem) => [{ observation: null, altered: false, problems: [problem] }];
/**
 * What the bytes of a file hold: one observation, or each of a day; or one entry that says what is wrong with it.
 *
 * @param {Uint8Array} bytes
 * @returns {Found[]}
 */
export function read(bytes) {
  const text = decoded(bytes);
  if (text.why !== undefined) return none(text.why);
  const parsed = dataOf(text.text);
  if (parsed.why !== undefined) return none(parsed.why);
  const { data } = parsed;
  if (!isObject(data) || data.kind !== KIND_OF_DAY) return [found(data)];
  const [problem] = newer(data);
  if (problem) return none(problem);
  const entries = data.observations;
  if (!Array.isArray(entries) || !entries.length || entries.length > MOST_OF_DAY) {
    return none(`\`observations\` must be a list of 1 to ${MOST_OF_DAY}`);
  }
  return entries.map(found);
}

/**
 * Those of a day as one file.
 *
 * @param {string} catalogue
 * @param {Observation[]} observations
 */
export const fileOf = (catalogue, observations) => ({
  kind: KIND_OF_DAY,
  format: FORMAT,
  made: new Date().toISOString(),
  catalogue,
  observations,
});

/**
 * A name of a file that says whose an observation is.
 *
 * @param {Observation} observation
 */
export function nameOf({ date, learner }) {
  const name = learner.name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 40);
  return `observation-${date}-${name || "sheet"}.json`;
}

export { isMet } from "./marks.js";
