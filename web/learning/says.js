// How pages say how far a learner is: in marks, in sentences, and where they stand.

import { findAll, make, makeButton } from "../page/elements.js";
import { count } from "../page/words.js";

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
  const hours = `${Math.floor(number / 60)} h ${number % 60} min`;
  return `About ${number < 60 ? count(number, "one minute", "minutes") : hours} left.`;
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
  new: "Not started",
  begun: "In progress",
  done: "Complete",
  changed: "Updated since you passed",
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
  const told = known ? `You passed version ${known}. ` : "";
  if (!changed.length) {
    const taught = status === "changed" ? ", but what is taught has changed" : "";
    return `${told}None of your answers has to be given again${taught}.`;
  }
  const again = count(
    changed.length,
    "One of the questions that you passed with asks something else now",
    "of the questions that you passed with ask something else now",
  );
  const those = changed.length === 1 ? "that one is" : "those are";
  const isLast = pass && (pass.seed === undefined || quiz.seed === pass.seed);
  return `${told}${again}${isLast ? `; only ${those} asked again, and your other answers stand` : ""}.`;
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let clock;
/** @param {() => void} act */
export function later(act) {
  clearTimeout(clock);
  clock = setTimeout(act, 200);
}
