// How many questions and scenarios of a section are left, beside what leads on: they may be below what is in view.

import { dataOf, findAll, make } from "../page/elements.js";
import { speak, speakMany } from "../page/language.js";
import * as store from "../store/store.js";

/** @typedef {import("../store/store.js").Kept} Kept */

/**
 * What is kept of a question or a scenario.
 *
 * @param {HTMLElement} place the element that says which course and module it is of
 * @param {string} name
 * @returns {Kept}
 */
function keptOf(place, name) {
  const { course, slug } = dataOf(place);
  return store.peek(`coursewright/${course}/${place.localName.replace("course-", "")}/${slug}/${name}`) || {};
}
/** @param {HTMLElement} check */
function isOpen(check) {
  const [box] = findAll(check, "fieldset");
  const { date, fp } = keptOf(check, box.id.replace("question-", ""));
  return !date || fp !== dataOf(box).fingerprint;
}
/** @param {HTMLElement} scenario */
const isUnplayed = (scenario) => !(keptOf(scenario, dataOf(scenario).scenario).runs || []).length;

function tell() {
  for (const line of findAll(document, ".course-left")) {
    const part = /** @type {HTMLElement} */ (line.closest(".course-sections__one"));
    const questions = findAll(part, "course-check").filter(isOpen).length;
    const scenarios = findAll(part, "course-scenario").filter(isUnplayed).length;
    const says = [
      questions ? speakMany("%(number)s question left", "%(number)s questions left", questions) : "",
      scenarios ? speakMany("%(number)s scenario left", "%(number)s scenarios left", scenarios) : "",
    ].filter(Boolean);
    if (!says.length) says.push(speak("All done in this section."));
    line.replaceChildren(...says.flatMap((words) => [make("span", words), " "]));
  }
}
for (const name of ["course-kept", "storage", "pageshow"]) addEventListener(name, tell);
