// A signed sheet, as it is read on screen and printed on one page.

import { make } from "../page/elements.js";
import { speak, speakMany, speakNodes } from "../page/language.js";
import { day } from "../page/words.js";
import { isMet } from "./marks.js";

/** @typedef {import("./observation.js").Observation} Observation */
/** @typedef {import("./observation.js").Seen} Seen */

/** @type {Record<Seen, string>} */
export const MARKS = {
  seen: speak("Seen"),
  "not-seen": speak("Not seen"),
  "not-applicable": speak("Not applicable"),
};

/**
 * What an observation comes to, in a sentence.
 *
 * @param {Observation} observation
 */
export function outcomeWords(observation) {
  const { items } = observation;
  const missed = items.filter(({ seen }) => seen === "not-seen").length;
  if (isMet(observation)) return speak("Everything that arose was seen. It counts.");
  if (!missed) return speak("Nothing arose, so nothing was seen. It does not count.");
  return speakMany(
    "One item was not seen: it counts as practice, and another contact is to be watched.",
    "%(number)s items were not seen: it counts as practice, and another contact is to be watched.",
    missed,
  );
}
/**
 * Who signed, when, and on whose device.
 *
 * @param {Observation} observation
 */
export function signedWords({ signature }) {
  const values = { name: signature.name, day: day(signature.signed) };
  return signature.device === "learner"
    ? speak("Signed by %(name)s on %(day)s, on the learner’s own device, handed over for that.", values)
    : speak("Signed by %(name)s on %(day)s, on the observer’s own device.", values);
}

/**
 * @param {[term: string, words: string][]} facts
 * @param {string} className
 */
function listOf(facts, className) {
  const entries = facts.map(([term, words]) => make("div", "", "", make("dt", term), make("dd", words)));
  return make("dl", "", className, ...entries);
}

/** @param {import("./observation.js").Item} item */
function lineOf({ text, seen, note }) {
  const mark = make("strong", MARKS[seen], "course-sheet__mark");
  mark.dataset.mark = seen;
  const parts = [make("span", text, "course-sheet__text"), " ", mark];
  if (note) parts.push(" ", make("span", "", "course-sheet__said", ...speakNodes("Note: %(note)s", { note })));
  return make("li", "", "", ...parts);
}

/**
 * The sheet of an observation.
 *
 * @param {Observation} observation
 * @param {string} [id] of its heading
 */
export function sheetOf(observation, id = "") {
  const { catalogue, module, checklist, learner, observer, date, place, items, overall, code } = observation;
  const heading = make("h2", checklist.title);
  if (id) heading.id = id;
  heading.tabIndex = -1;
  const from = make("p", `${catalogue.organisation} · ${module.code} ${module.title}`, "course-sheet__from");
  return make(
    "article",
    "",
    "course-sheet",
    from,
    heading,
    listOf([
      [speak("Observed"), learner.name],
      [speak("Place"), place],
      [speak("Date"), day(date)],
      [speak("Observer"), observer.name],
    ], "course-sheet__facts"),
    make("ol", "", "course-sheet__items", ...items.map(lineOf)),
    listOf([
      [speak("Overall, in one line"), overall],
      [speak("What it comes to"), outcomeWords(observation)],
      [speak("Observer’s signature"), signedWords(observation)],
      [speak("Revision"), String(checklist.revision)],
      [speak("Verification code"), code],
    ], "course-sheet__facts course-sheet__end"),
    make("p", speak("A typed name does not prove who typed it. Where it matters, ask the observer."), "course-small"),
  );
}
