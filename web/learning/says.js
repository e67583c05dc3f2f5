// How pages say how far a learner is: in marks, in sentences, and where they stand.

import { findAll, make, makeButton } from "../page/elements.js";
import { speak, speakMany } from "../page/language.js";

/** @typedef {import("./progress.js").State} State */
/** @typedef {import("./progress.js").Status} Status */

/**
 * @param {string} href
 * @param {string} words
 * @param {string} [className]
 */
export function link(href, words, className = "") {
  const element = make("a", words, className);
  element.href = href;
  return element;
}
/**
 * @param {string} words
 * @param {() => void} press
 */
export function button(words, press) {
  const element = makeButton(words, true, press);
  element.classList.add("course-button--small");
  return element;
}

/**
 * What is left to do, or nothing.
 *
 * @param {number} number of minutes
 */
export function minutesLeft(number) {
  if (!number) return "";
  if (number < 60) return speakMany("About one minute left.", "About %(number)s minutes left.", number);
  return speak("About %(hours)s h %(minutes)s min left.", { hours: Math.floor(number / 60), minutes: number % 60 });
}

/**
 * Puts what a script says into an element of its own, so that the next time it can be taken out again.
 *
 * @param {HTMLElement} parent
 * @param {HTMLElement} after
 * @param {...(Node | string)} content
 */
export function says(parent, after, ...content) {
  const old = parent.querySelector(":scope > .course-says");
  const box = make("div", "", "course-says", ...content);
  // What says the same stays, with whatever is being typed or pressed in it.
  if (old && old.isEqualNode(box)) return;
  const active = document.activeElement;
  const typing = old && active && old.contains(active) ? active.id : "";
  if (old) old.replaceWith(box);
  else after.after(box);
  const again = typing && document.getElementById(typing);
  if (again) again.focus();
}

/** @type {Record<Status, string>} */
export const WORDS = {
  new: speak("Not started"),
  begun: speak("In progress"),
  done: speak("Complete"),
  changed: speak("Updated since you passed"),
};

/**
 * A mark for what the learner has done.
 *
 * @param {string} kind
 * @param {string} words
 */
export function mark(kind, words) {
  const element = make("span", words, "course-mark");
  element.dataset.mark = kind;
  return element;
}
/**
 * Takes the marks beside a link away.
 *
 * @param {HTMLElement} link
 */
export function unmark(link) {
  findAll(link.parentElement || link, ".course-mark").forEach((old) => old.remove());
}

/**
 * What is told to whoever passed an earlier version.
 *
 * @param {State} state
 */
export function whatChanged({ status, known, changed, quiz, pass, news }) {
  if (!news.length && !changed.length) return "";
  const told = known ? `${speak("You passed version %(version)s.", { version: known })} ` : "";
  if (!changed.length) {
    return told +
      (status === "changed"
        ? speak("None of your answers has to be given again, but what is taught has changed.")
        : speak("None of your answers has to be given again."));
  }
  const isLast = pass && (pass.seed === undefined || quiz.seed === pass.seed);
  return told + (isLast ? againWords(changed.length) : otherWords(changed.length));
}

/** @param {number} number of questions */
const againWords = (number) =>
  speakMany(
    "One of the questions that you passed with asks something else now; only that one is asked again, " +
      "and your other answers stand.",
    "%(number)s of the questions that you passed with ask something else now; only those are asked again, " +
      "and your other answers stand.",
    number,
  );
/** @param {number} number of questions */
const otherWords = (number) =>
  speakMany(
    "One of the questions that you passed with asks something else now.",
    "%(number)s of the questions that you passed with ask something else now.",
    number,
  );
