// What the result of a quiz says after the score: what is earned, what to read again first, and how to go on.

import { findAll, make, makeButton } from "../page/elements.js";
import { speak, speakMany } from "../page/language.js";

/** @typedef {import("./question.js").Question} Question */
/** @typedef {import("./quiz.js").Quiz} Quiz */

/**
 * The sections that questions lead back to, each once.
 *
 * @param {Question[]} questions
 */
function sectionsOf(questions) {
  const sections = questions.flatMap(({ box }) => findAll(box, "a[data-minutes]"));
  return [...new Map(sections.map((section) => [section.getAttribute("href"), section])).values()];
}
/**
 * What to read again, with how long that takes; nothing where no question leads back to a lesson.
 *
 * @param {Question[]} missed
 * @param {boolean} passed
 * @returns {HTMLElement[]}
 */
export function toRead(missed, passed) {
  const sections = sectionsOf(missed);
  if (!sections.length) return [];
  const minutes = sections.reduce((sum, { dataset }) => sum + Number(dataset.minutes || 0), 0);
  const number = Math.max(1, Math.ceil(minutes));
  const words = passed
    ? speakMany("Worth another look, about one minute:", "Worth another look, about %(number)s minutes:", number)
    : speakMany("Before you try again, about one minute:", "Before you try again, about %(number)s minutes:", number);
  const links = sections.map((section) => make("li", "", "", section.cloneNode(true)));
  return [make("p", words), make("ul", "", "", ...links)];
}

// What comes of what was missed: when its answers are shown, and what trying again asks.
/** @param {Quiz} form */
export function whatFollows(form) {
  const { reveal } = form.data;
  const after = Number(reveal)
    ? speakMany(
      "The answers to what you missed are shown once you have passed, or after one attempt.",
      "The answers to what you missed are shown once you have passed, or after %(number)s attempts.",
      Number(reveal),
    )
    : speak("The answers to what you missed are shown once you have passed.");
  return make("p", `${after} ${speak("Trying again asks other questions on the same, where there are any.")}`);
}
/**
 * What a pass is worth, or why it will be gone.
 *
 * @param {string} whyGone "" where it is kept
 */
export const whatIsYours = (whyGone) =>
  make("p", whyGone || speak("The pass is yours from now on: whatever you try later takes nothing away from it."));

/**
 * The step after a pass, which the foot of the page has too.
 *
 * @returns {HTMLElement[]}
 */
function onwards() {
  const next = document.querySelector(".course-turn [rel=next]");
  if (!(next instanceof HTMLAnchorElement)) return [];
  const title = ((next.lastChild && next.lastChild.textContent) || "").trim();
  const link = make("a", speak("Go on: %(title)s", { title }), "course-button course-onwards");
  link.href = next.href;
  return [link];
}
/**
 * The ways on, of which one is what to do next: on to what comes after a pass, or else to what was missed.
 *
 * @param {Quiz} form
 * @param {boolean} passed
 * @param {{again: (() => void) | null, afresh: () => void}} acts nothing is asked again where nothing was missed
 */
export function actions(form, passed, { again, afresh }) {
  const draws = form.drawn.length < form.questions.length;
  return make(
    "p",
    "",
    "course-choices-of-action",
    ...(passed ? onwards() : []),
    ...(again ? [makeButton(speak("Try again on what you missed"), passed, again)] : []),
    makeButton(draws ? speak("Start afresh with a new draw") : speak("Start afresh"), true, afresh),
  );
}
