// say-it: nobody can mark it. What was written or ticked counts as done, and the criteria that were met are named.

import { speakMany } from "../page/language.js";

/** @type {import("../quiz/grade.js").Judge} */
export const judge = (_key, value) => value === true || (typeof value === "string" && value.trim() !== "");

/** @type {import("../quiz/grade.js").Verdict} */
export function verdict(key, response) {
  const criteria = Object.keys(key.parts).filter((id) => key.parts[id] === false);
  const met = criteria.filter((id) => response[id] === true);
  return speakMany(
    "Done. By your own judgement it meets %(met)s of 1 criterion.",
    "Done. By your own judgement it meets %(met)s of %(number)s criteria.",
    criteria.length,
    { met: met.length },
  );
}
