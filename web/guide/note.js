// What a guide writes for the record: names and numbers, the path, and where it ended, as plain text.

import { dataOf, find, findAll } from "../page/elements.js";
import { listed, speak } from "../page/language.js";
import { day } from "../page/words.js";

/** @typedef {import("./guide.js").Guide} Guide */

export const PERSON = -1; // the choice of a path's entry, where nothing fitted

/** @param {Element} element */
export const textOf = (element) => (element.textContent || "").replace(/\s+/g, " ").trim();

/**
 * A moment with its day in words.
 *
 * @param {Date} moment
 */
function time(moment) {
  const [hours, minutes] = [moment.getHours(), moment.getMinutes()].map((number) => String(number).padStart(2, "0"));
  return listed([day(moment.toISOString()), `${hours}:${minutes}`]);
}

/**
 * The note of a path, one line for each step of it.
 *
 * @param {Guide} guide
 */
export function noteOf(guide) {
  const lines = [listed([textOf(find(guide, "h1")), time(new Date(guide.began || Date.now()))])];
  for (const term of findAll(guide, ".course-guide__facts dt")) {
    const { variable } = dataOf(find(term.parentElement || guide, "[data-variable]"));
    const value = valueOf(guide, variable);
    if (value) lines.push(speak("%(name)s: %(value)s", { name: textOf(term), value }));
  }
  guide.path.forEach((entry, at) => {
    const link = guide.linkOf(entry);
    const said = entry.at === PERSON || !link ? speak("Nothing fitted; a person was fetched") : wordsOf(guide, link);
    lines.push(`${at + 1}. ${questionOf(guide, entry.step)} ${said}`);
  });
  const step = questionOf(guide, guide.here);
  const isAtEnd = guide.stepOf(guide.here).ends;
  lines.push(isAtEnd ? speak("Ended at: %(step)s", { step }) : speak("Now at: %(step)s", { step }));
  return lines.join("\n");
}

/**
 * What was filled in under a name.
 *
 * @param {Guide} guide
 * @param {string} name
 */
export const valueOf = ({ values }, name) => (values[name] || "").trim();

/**
 * What a step asks, without its number.
 *
 * @param {Guide} guide
 * @param {string} name
 */
function questionOf(guide, name) {
  const says = /** @type {HTMLElement} */ (guide.stepOf(name).says.cloneNode(true));
  find(says, ".course-guide__number").remove();
  return textOf(says);
}

/**
 * How a choice stands in the note: in its own words, or in those that the guide has for the record.
 *
 * @param {Guide} guide
 * @param {HTMLAnchorElement} link
 */
function wordsOf(guide, link) {
  const { note } = link.dataset;
  if (!note) return textOf(find(link, ".course-guide__words"));
  return note.replace(/\{([^{}\s]+)\}/g, (whole, name) => valueOf(guide, name) || whole);
}
