// SCORM 2004: completion and success apart, and 64,000 characters of state.

import { responseOf, resultOf, rightOf } from "./answers.js";
import { floored } from "./outcome.js";

/** @typedef {import("./scorm.js").Dialect} Dialect */

const SIGNS = { between: "[,]", of: "[,]", pair: "[.]", range: "[:]" };
const LONGEST = 1000; // characters of a place
const MOST_ASKED = 250; // and of what a question asks

/** @param {string} text */
const shareOf = (text) => (text.trim() && Number.isFinite(Number(text)) ? Number(text) : undefined);
/** @type {(id: string) => string} */
const asIs = (id) => id;
/** @param {number} seconds */
export const durationOf = (seconds) => `PT${Math.max(0, Math.floor(seconds))}S`;
/**
 * An instant, with parts of a second: only behind those may SCORM say what zone it is in.
 *
 * @param {string} date
 */
export const instantOf = (date) => `${new Date(date).toISOString().slice(0, 22)}Z`;
/** @param {boolean | null} isPassed */
function successOf(isPassed) {
  if (isPassed === null) return "unknown";
  return isPassed ? "passed" : "failed";
}

/** @type {Dialect} */
export const SCORM2004 = {
  api: "API_1484_11",
  prefix: "",
  end: "Terminate",
  limit: 64000,
  read(get) {
    return {
      state: get("cmi.suspend_data"),
      place: get("cmi.location"),
      isReadOnly: /^(?:review|browse)$/.test(get("cmi.mode")),
      mark: shareOf(get("cmi.scaled_passing_score")),
      best: shareOf(get("cmi.score.scaled")),
      isPassed: get("cmi.success_status") === "passed",
      isComplete: get("cmi.completion_status") === "completed",
    };
  },
  write(set, { state, place, outcome, seconds }) {
    set("cmi.suspend_data", state);
    if (place) set("cmi.location", place.slice(0, LONGEST)); // scorm-again, which many have, refuses an empty one
    if (outcome.score !== null) {
      set("cmi.score.min", "0");
      set("cmi.score.max", "100");
      set("cmi.score.raw", floored(outcome.score, 100, 2));
      set("cmi.score.scaled", floored(outcome.score, 1, 4));
    }
    set("cmi.progress_measure", floored(outcome.share, 1, 4));
    set("cmi.completion_status", outcome.isComplete ? "completed" : "incomplete");
    set("cmi.success_status", successOf(outcome.isPassed));
    set("cmi.session_time", durationOf(seconds));
    set("cmi.exit", "suspend");
  },
  writeAnswer(set, at, answer) {
    const name = `cmi.interactions.${at}`;
    const { asked, first, id } = answer;
    set(`${name}.id`, id);
    set(`${name}.type`, asked.type);
    set(`${name}.timestamp`, instantOf(first.date));
    set(`${name}.weighting`, String(first.of));
    set(`${name}.description`, asked.text.slice(0, MOST_ASKED));
    const right = rightOf(asked, asIs, SIGNS);
    if (right) set(`${name}.correct_responses.0.pattern`, right);
    const given = responseOf(answer, asIs, SIGNS);
    if (given) set(`${name}.learner_response`, given);
    set(`${name}.result`, resultOf(first, "incorrect"));
  },
};
