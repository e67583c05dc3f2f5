// What a question's figures advise its author to look at: course/records/advice.py says the same, in the same words,
// and why these are the bounds. Pure.

import { listed, speak, speakMany } from "../page/language.js";
import { isGreater } from "./intervals.js";

/** @typedef {import("./statistics.js").Choice} Choice */
/** @typedef {import("./statistics.js").Item} Item */

export const ENOUGH_TO_JUDGE = 30;
const ENOUGH_OF_A_HALF = 10;
const TOO_EASY = 0.9;

/**
 * What to look at in one question, what weighs most first; nothing where nothing stands out.
 *
 * @param {Item} item
 * @returns {string[]}
 */
export function adviceOn(item) {
  const { answers } = item;
  if (!answers) return [speak("no first answers to the present key")];
  if (answers < ENOUGH_TO_JUDGE) {
    return [
      speakMany(
        "too few to judge: %(number)s answer, and %(enough)s are needed",
        "too few to judge: %(number)s answers, and %(enough)s are needed",
        answers,
        { enough: ENOUGH_TO_JUDGE },
      ),
    ];
  }
  return [...onTheKey(item), ...onDistractors(item), ...onWhatIsEasy(item)];
}
/** @param {Item} item */
function onTheKey(item) {
  const rivals = drawing(item).filter((choice) => beatsTheKey(choice, item));
  const found = rivals.map((choice) =>
    speak(
      "the key is perhaps wrong: %(better)s of %(of_better)s in the better half took %(choice)s, " +
        "more than took a right choice",
      valuesOf(choice, item),
    )
  );
  const right = rightOf(item);
  const shunned = right.length > 1 ? right.filter((choice) => isShunned(choice, item)) : [];
  found.push(...shunned.map((choice) =>
    speak(
      "the key is perhaps wrong: %(better)s of %(of_better)s in the better half took %(choice)s, " +
        "and %(worse)s of %(of_worse)s in the worse, and it counts as right",
      valuesOf(choice, item),
    )
  ));
  if (!rivals.length && item.discriminationInterval && item.discriminationInterval[1] < 0) {
    found.push(speak("the key is perhaps wrong: those who do well elsewhere miss it more often"));
  }
  return found;
}
/** @param {Item} item */
function onDistractors(item) {
  const misleading = drawing(item).filter((choice) => !beatsTheKey(choice, item));
  const found = misleading.map((choice) =>
    speak(
      "perhaps misleading: %(better)s of %(of_better)s in the better half took %(choice)s, " +
        "and %(worse)s of %(of_worse)s in the worse",
      valuesOf(choice, item),
    )
  );
  const unpicked = item.choices.filter(({ right, count }) => right === false && !count).map(({ id }) => id);
  if (unpicked.length && item.choices.length > 2) { // of two, that everybody is right says as much
    found.push(
      speak("nobody took %(choices)s, which tells nobody from anybody: write what somebody may believe", {
        choices: listed(unpicked),
      }),
    );
  }
  return found;
}
/** @param {Item} item */
function onWhatIsEasy({ facility }) {
  if (facility === null || facility <= TOO_EASY) return [];
  return [
    speak("perhaps too easy, or well taught: more than %(bound)s of the points are earned at once", {
      bound: TOO_EASY,
    }),
  ];
}
/** @type {(choice: Choice, item: Item) => import("../page/language.js").Values} */
const valuesOf = ({ id, better, worse }, item) => ({
  choice: id,
  better,
  of_better: item.better,
  worse,
  of_worse: item.worse,
});
/** @param {Item} item */
const rightOf = ({ choices }) => choices.filter(({ right }) => right);
/** @param {Item} item */
const isSplit = ({ better, worse }) => Math.min(better, worse) >= ENOUGH_OF_A_HALF;
/**
 * The wrong choices that the better half takes more often than the worse.
 *
 * @param {Item} item
 */
const drawing = (item) =>
  item.choices.filter(({ right, better, worse }) =>
    right === false && isSplit(item) && isGreater([better, item.better], [worse, item.worse])
  );
/** @type {(choice: Choice, item: Item) => boolean} */
const isShunned = ({ better, worse }, item) => isSplit(item) && isGreater([worse, item.worse], [better, item.better]);
/**
 * Whether more of the better half took this wrong choice than any right one.
 *
 * @type {(choice: Choice, item: Item) => boolean}
 */
const beatsTheKey = ({ better }, item) => rightOf(item).every((right) => better > right.better);
