// Which records the figures of questions come from, and the figures as CSV: course/records/figures.py does the same,
// and a test compares the files byte for byte. Pure.

import { decimalMark, speak } from "../page/language.js";
import { adviceOn } from "./advice.js";
import { csvOf, kept as asText, latestOfEach } from "./roster.js";
import { statistics } from "./statistics.js";

/** @typedef {import("./roster.js").Entry} Entry */
/** @typedef {import("./statistics.js").Asked} Asked */
/** @typedef {import("./statistics.js").Goal} Goal */
/** @typedef {import("./statistics.js").Item} Item */
/** @typedef {import("./statistics.js").Objective} Objective */
/** @typedef {import("./shape.js").CourseRecord} CourseRecord */
/** @typedef {"browser" | "paper"} Source where the answers were given */
/** @typedef {[why: string, number: number, named: string]} LeftOut with the names of its files, or of the first */
/** @typedef {{items: Item[], goals: Goal[], used: number, leftOut: LeftOut[]}} Report */

const MOST_NAMED = 10; // files of those that are left out for one reason
const UNUSED = ["unreadable", "altered", "foreign"];

/**
 * How the questions and the objectives do in those records of one source that can be used: one a learner and course.
 * It yields wherever it may be interrupted, for ten thousand records take seconds.
 *
 * @param {Entry[]} entries
 * @param {Asked[]} questions
 * @param {Objective[]} objectives
 * @param {Source} source
 * @returns {Generator<void, Report, void>}
 */
export function* report(entries, questions, objectives, source) {
  /** @type {Map<string, string[]>} */
  const leftOut = new Map();
  const leave = (/** @type {Entry} */ { file }, /** @type {string} */ why) => {
    const files = leftOut.get(why) || [];
    leftOut.set(why, files);
    files.push(file);
  };
  const usable = entries.filter((entry) => {
    const why = unfit(entry, source);
    if (why) leave(entry, why);
    return !why;
  });
  const kept = latestOfEach(usable);
  const counted = new Set(kept);
  for (const entry of usable) {
    if (!counted.has(entry)) leave(entry, speak("Another record of the same learner and course"));
  }
  const records = kept.map(({ record }) => /** @type {CourseRecord} */ (record));
  const found = yield* statistics(records, questions, objectives);
  return { ...found, used: records.length, leftOut: [...leftOut].map(told) };
}
/**
 * @param {[why: string, files: string[]]} leftOut
 * @returns {LeftOut}
 */
const told = ([why, files]) => [
  why,
  files.length,
  [...files.slice(0, MOST_NAMED), ...(files.length > MOST_NAMED ? ["\u2026"] : [])].join(", "),
];
/**
 * Why a record is left out, or "".
 *
 * @param {Entry} entry
 * @param {Source} source
 */
function unfit({ record, state, label }, source) {
  if (!record || UNUSED.includes(state)) return label;
  if (record.rest) return speak("A link without answers");
  if (record.format === 1) return speak("Of format 1, which does not say which answers were the first");
  if (source === "browser" && record.entered) return speak("Entered from paper");
  return source === "paper" && !record.entered ? speak("Made by a learner in a browser") : "";
}

/**
 * A number as Python writes it with two decimals: what lies in the middle goes to the even one.
 *
 * @param {number | null} number
 */
function twoDecimals(number) {
  if (number === null) return "";
  const isTie = Number.isInteger(number * 8) && !Number.isInteger(number * 4); // no other double ends in a 5 there
  const cents = Math.abs(number * 100) - .5;
  if (!isTie || cents % 2) return number.toFixed(2).replace("-0.00", "0.00");
  return (Math.sign(number) * cents / 100).toFixed(2);
}
/**
 * @param {Item} item
 * @param {string} mark before decimals
 */
function lineOf(item, mark) {
  const { module, question, kind, answers, earlier, shown, choices, at } = item;
  const figures = [
    [item.facility, ...(item.facilityInterval || [null, null])],
    [item.discrimination, ...(item.discriminationInterval || [null, null])],
  ];
  return [
    ...[module, question, kind, String(answers), String(earlier), String(shown)],
    ...figures.flat().map((figure) => twoDecimals(figure).replace(".", mark)),
    adviceOn(item).join("; "),
    choices.map(({ id, count }) => `${id}: ${count}`).join("; "),
    choices.map(({ id, better }) => `${id}: ${better} of ${item.better}`).join("; "),
    choices.map(({ id, worse }) => `${id}: ${worse} of ${item.worse}`).join("; "),
    at,
  ];
}
/**
 * A line for each question, as CSV that Excel opens.
 *
 * @param {Report} report
 * @param {string[]} columns what stands over them
 * @param {string} [mark] before decimals
 */
export const figuresCsv = ({ items }, columns, mark = decimalMark()) =>
  csvOf([columns, ...items.map((item) => lineOf(item, mark))], mark);
/**
 * A line for each objective.
 *
 * @param {Report} report
 * @param {string[]} columns what stands over them
 * @param {string} [mark] before decimals
 */
export function goalsCsv({ goals }, columns, mark = decimalMark()) {
  const lines = goals.map(({ module, objective, text, questions, people, share, interval }) => [
    ...[module, asText(objective), text, String(questions), String(people)],
    ...[share, ...(interval || [null, null])].map((figure) => twoDecimals(figure).replace(".", mark)),
  ]);
  return csvOf([columns, ...lines], mark);
}
