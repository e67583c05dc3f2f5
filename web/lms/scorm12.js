// SCORM 1.2: one status for all, and 4,096 characters of state.

import { responseOf, resultOf, rightOf } from "./answers.js";
import { floored } from "./outcome.js";

/** @typedef {import("./scorm.js").Dialect} Dialect */
/** @typedef {import("./outcome.js").Outcome} Outcome */

const SIGNS = { between: ",", of: ", ", pair: ".", range: "," };
const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"; // what stands for a choice is one of these
const LONGEST = 255; // characters of a text
/** @type {Record<string, number>} */
const MOST = { "true-false": 1 };

/** @param {Outcome} outcome */
function statusOf({ isPassed, isComplete }) {
  if (isPassed !== null) return isPassed ? "passed" : "failed";
  return isComplete ? "completed" : "incomplete";
}
/** @param {number} seconds */
export function timeOf(seconds) {
  const whole = Math.min(9999 * 3600, Math.floor(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return [hours, minutes, rest].map((number, at) => String(number).padStart(at ? 2 : 4, "0")).join(":");
}
/**
 * A per cent that an LMS has, as a share; nothing where it has none.
 *
 * @param {string} text
 */
const shareOf = (text) => (text.trim() && Number.isFinite(Number(text)) ? Number(text) / 100 : undefined);
/** @type {(id: string, from: string[]) => string} */
const letter = (id, from) => LETTERS[from.indexOf(id)] || "z";

/** @type {Dialect} */
export const SCORM12 = {
  api: "API",
  prefix: "LMS",
  end: "Finish",
  limit: 4096,
  read(get) {
    const status = get("cmi.core.lesson_status");
    return {
      state: get("cmi.suspend_data"),
      place: get("cmi.core.lesson_location"),
      isReadOnly: /^(?:review|browse)$/.test(get("cmi.core.lesson_mode")),
      mark: shareOf(get("cmi.student_data.mastery_score")),
      best: shareOf(get("cmi.core.score.raw")),
      isPassed: status === "passed",
      isComplete: status === "completed",
    };
  },
  // An LMS that has a pass mark judges any score once the package is closed, and may let nobody go on who has failed:
  // so it gets none before a quiz was handed in.
  write(set, { state, place, outcome, isMarked, seconds }) {
    set("cmi.suspend_data", state);
    set("cmi.core.lesson_location", place.slice(0, LONGEST));
    if (outcome.score !== null && !(isMarked && outcome.isPassed === null)) {
      set("cmi.core.score.min", "0");
      set("cmi.core.score.max", "100");
      set("cmi.core.score.raw", floored(outcome.score, 100, 2));
    }
    set("cmi.core.lesson_status", statusOf(outcome));
    set("cmi.core.session_time", timeOf(seconds));
    set("cmi.core.exit", "suspend");
  },
  writeAnswer(set, at, answer) {
    const name = `cmi.interactions.${at}`;
    const { asked, first, id } = answer;
    const longest = MOST[asked.type] || LONGEST;
    set(`${name}.id`, id);
    set(`${name}.type`, asked.type);
    set(`${name}.time`, new Date(first.date).toTimeString().slice(0, 8));
    set(`${name}.weighting`, String(first.of));
    set(`${name}.correct_responses.0.pattern`, responseText(asked, rightOf(asked, letter, SIGNS)).slice(0, longest));
    set(`${name}.student_response`, responseText(asked, responseOf(answer, letter, SIGNS)).slice(0, longest));
    set(`${name}.result`, resultOf(first, "wrong"));
  },
};
/**
 * The first of two choices is what is true.
 *
 * @param {import("./answers.js").Asked} asked
 * @param {string} text
 */
function responseText({ type }, text) {
  if (type !== "true-false" || !text) return text;
  return text === LETTERS[0] ? "t" : "f";
}
