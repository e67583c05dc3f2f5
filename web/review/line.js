// Beside the next step of home and of My learning: what is due for review today, or when something is next.

import { listed, speakMany } from "../page/language.js";
import { dataOf, find } from "../page/elements.js";
import { inAMoment } from "../page/press.js";
import { day } from "../page/words.js";
import { minutesOf } from "./due.js";
import { tell as tellFollowUp } from "./follow_ups.js";
import { planOf } from "./kept.js";

/**
 * How many questions, and about how long they take, in words.
 *
 * @param {number} number
 */
export const dueWords = (number) =>
  listed([
    speakMany("Due today: %(number)s question", "Due today: %(number)s questions", number),
    speakMany("%(number)s minute", "%(number)s minutes", minutesOf(number)),
  ]);
/**
 * When the next are due, and how many; nothing where none is known.
 *
 * @param {[day: string, questions: unknown[]][]} later
 */
export const nextWords = ([next]) =>
  next
    ? speakMany(
      "Next review: %(number)s question on %(day)s",
      "Next review: %(number)s questions on %(day)s",
      next[1].length,
      { day: day(next[0]) },
    )
    : "";

/**
 * @param {HTMLElement} place
 * @param {string} prefix
 */
function tell(place, prefix) {
  const { due, later } = planOf(prefix, dataOf(place).days);
  const words = due.length ? dueWords(due.length) : nextWords(later);
  const link = find(place, "a");
  if (link.textContent !== words) link.textContent = words;
  place.hidden = !words;
  place.classList.toggle("course-due--today", due.length > 0);
}

/**
 * Fills in what a page has of it, now and when something is kept.
 *
 * @param {string} prefix
 */
export function start(prefix) {
  const place = document.querySelector("[data-place=due]");
  function look() {
    tellFollowUp(prefix);
    if (place instanceof HTMLElement) tell(place, prefix);
  }
  const lookSoon = inAMoment(look);
  for (const name of ["course-kept", "storage", "pageshow"]) addEventListener(name, lookSoon);
  look();
}
