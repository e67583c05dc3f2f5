// Which records the figures of questions come from, and the figures as CSV: course/records/figures.py does the same,
// and a test compares the files byte for byte. Pure.

import { decimalMark, speak } from "../page/language.js";
import { adviceOn } from "./advice.js";
import { csvOf, kept as asText, latestOfEach } from "./roster.js";
import { byObjective, statistics } from "./statistics.js";

/** @typedef {import("./roster.js").Entry} Entry */
/** @typedef {import("./statistics.js").Asked} Asked */
/** @typedef {import("./statistics.js").Goal} Goal */
/** @typedef {import("./statistics.js").Item} Item */
/** @typedef {import("./statistics.js").Objective} Objective */
/** @typedef {import("./shape.js").CourseRecord} CourseRecord */
/** @typedef {"browser" | "paper"} Source where the answers were given */
/** @typedef {{items: Item[], goals: Goal[], used: number, leftOut: [why: string, number: number][]}} Report */

const UNUSED = ["unreadable", "altered", "foreign"];

/**
 * How the questions and the objectives do in those records of one source that can be used: one a learner and course.
 *
 * @param {Entry[]} entries
 * @param {Asked[]} questions
 * @param {Objective[]} objectives
 * @param {Source} source
 * @returns {Report}
 */
export function report(entries, questions, objectives, source) {
  /** @type {Map<string, number>} */
  const leftOut = new Map();
  const count = (/** @type {string} */ why, number = 1) => leftOut.set(why, (leftOut.get(why) || 0) + number);
  const usable = entries.filter((entry) => {
    const why = unfit(entry, source);
    if (why) count(why);
    return !why;
  });
  const kept = latestOfEach(usable);
  if (usable.length > kept.length) {
    count(speak("Another record of the same learner and course"), usable.length - kept.length);
  }
  const records = kept.map(({ record }) => /** @type {CourseRecord} */ (record));
  const goals = byObjective(records, questions, objectives);
  return { items: statistics(records, questions), goals, used: records.length, leftOut: [...leftOut] };
}
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
  if (!isTie || cents % 2) return number.toFixed(2);
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
