// First, best and latest score of each test, where a record has them: course/commands/verify.py tells the same.

import { speak } from "../page/language.js";

/** @typedef {{module: string, attempts: number, first: number | null, best: number, latest: number}} Scores per cent */

/**
 * What a record says of the attempts at each test; `first` is null where the first ones were not kept.
 *
 * @param {import("./record.js").CourseRecord} record
 * @returns {Scores[]}
 */
export const scoresOf = ({ modules }) =>
  modules.flatMap(({ code, quiz, scores = [] }) => {
    if (!quiz || !scores.length) return [];
    const shares = scores.map((score) => score.per_cent);
    const first = shares.length >= quiz.attempts ? shares[0] : null;
    const [best, latest] = [Math.max(...shares), shares[shares.length - 1]];
    return [{ module: code, attempts: quiz.attempts, first, best, latest }];
  });

/**
 * The same in sentences; of a test that was taken once its result says all.
 *
 * @param {import("./record.js").CourseRecord} record
 */
export const scoreLines = (record) =>
  scoresOf(record).filter(({ attempts }) => attempts > 1).map(({ module: code, first, best, latest }) =>
    first === null
      ? speak("%(code)s: best %(best)s%%, latest %(latest)s%%. The first attempts were not kept one by one.", {
        code,
        best,
        latest,
      })
      : speak("%(code)s: first %(first)s%%, best %(best)s%%, latest %(latest)s%%.", { code, first, best, latest })
  );
