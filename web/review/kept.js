// What is kept of questions, as far as it says when they come back. What a quiz was answered with counts once that is
// passed: before, its right answers are not shown, and so not here either.

import { dayOf } from "../page/words.js";
import * as store from "../store/store.js";
import { answeredOf, plan } from "./due.js";

/** @typedef {import("./due.js").Answered} Answered */

const OF_QUESTION = /^(?:quiz|check|review)\/([^/~]+)\/([^/~]+)$/;

/**
 * All questions that were answered, and how many of them in a review today.
 *
 * @param {string} prefix
 * @returns {{answered: Answered[], already: number}}
 */
export function answers(prefix) {
  const names = new Set(
    store.keys(prefix).flatMap((key) => {
      const [, module, id] = OF_QUESTION.exec(key.slice(prefix.length)) || [];
      return module ? [`${module}/${id}`] : [];
    }),
  );
  const today = dayOf(new Date());
  /** @type {Map<string, boolean>} */
  const passes = new Map();
  /** @param {string} module */
  const isPassed = (module) => {
    const { pass, passed } = store.peek(`${prefix}quiz/${module}`) || {};
    return Boolean(pass || passed);
  };
  let already = 0;
  const answered = [...names].sort().flatMap((name) => {
    const [module, id] = name.split("/");
    if (!passes.has(module)) passes.set(module, isPassed(module));
    const [quiz, check, review] = ["quiz", "check", "review"].map((what) => store.peek(`${prefix}${what}/${name}`));
    if (review && dayOf(review.date || "") === today) already += 1;
    return answeredOf({ module, id }, { quiz: passes.get(module) ? quiz : null, check, review }, dayOf) || [];
  });
  return { answered, already };
}

/**
 * What comes back today and on the days after it.
 *
 * @param {string} prefix
 * @param {string} days as the page has them: "7 14 21 28"
 */
export function planOf(prefix, days) {
  const { answered, already } = answers(prefix);
  const today = dayOf(new Date());
  const found = plan(answered, days.split(" ").filter(Boolean).map(Number), today, already);
  return { answered, today, due: found.get(today) || [], later: [...found].filter(([day]) => day !== today) };
}
