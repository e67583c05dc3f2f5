// How My learning puts what it says into the page.

import { make } from "../page/elements.js";
import { count } from "../page/words.js";

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
  const element = make("button", words, "course-button course-button--plain course-button--small");
  element.type = "button";
  element.addEventListener("click", press);
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
