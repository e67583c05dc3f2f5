// Marks in the lists of the frame, for what the learner has done.

import { isMet } from "../observe/marks.js";
import { keptOf } from "../page/address.js";
import { dataOf, find, findAll, make } from "../page/elements.js";
import { speak, speakMany } from "../page/language.js";
import { inAMoment } from "../page/press.js";
import { older } from "../page/words.js";
import * as store from "../store/store.js";
import { owns } from "../store/values.js";

/** @typedef {import("../store/store.js").Kept} Kept */
/**
 * The kind of a mark and, after a space, its words; or nothing.
 *
 * @typedef {string | false | undefined} Mark
 */

export const prefix = `coursewright/${dataOf(find(document, "#course-side")).course}/`;
const begun = /^(?:read|check|scenario|quiz)\/([^/]+)\//;
/** @type {Record<string, (kept: Kept, place: HTMLElement, known: Set<string>, path: string) => Mark>} */
const marks = {
  read: (kept) => (kept.read ? `done ${speak("Read")}` : kept.sections && `begun ${speak("Begun")}`),
  quiz: (kept) => (kept.passed ? `done ${speak("Passed")}` : kept.date && `begun ${speak("Not passed yet")}`),
  list(kept, _place, _known, path) {
    const { observations = [] } = store.peek(prefix + path.replace("list", "observation")) || {};
    if (observations.some(isMet)) return `done ${speak("Observed")}`;
    if (kept.uses && kept.uses.length) return `done ${speak("Used")}`;
    return kept.acknowledged && `done ${speak("Read")}`;
  },
  finished: (kept) => kept.date && `done ${speak("Complete")}`,
  done(kept, place, known, path) {
    if (!kept.date) return known.has(path.slice("done/".length)) && `begun ${speak("In progress")}`;
    return older(kept.version, place.dataset.since)
      ? `changed ${speak("Updated since you passed")}`
      : `done ${speak("Complete")}`;
  },
};

/**
 * The modules of which something is kept.
 *
 * @returns {Set<string>}
 */
export function knownModules() {
  const known = new Set();
  for (const key of store.keys(prefix)) {
    const found = begun.exec(key.slice(prefix.length));
    if (found) known.add(found[1]);
  }
  return known;
}
/**
 * How far a page is, by what is kept under a path: "begun", "done" or nothing.
 *
 * @param {string} path
 */
export function howFar(path) {
  const [kind] = path.split("/");
  const word = owns(marks, kind) && marks[kind](store.peek(prefix + path) || {}, document.body, new Set(), path);
  return word ? word.split(" ")[0] : "";
}
/** How many modules are complete. */
export const countDone = () => store.keys(`${prefix}done/`).filter((name) => (store.peek(name) || {}).date).length;

/** Says in the header how many modules are complete: short for those who look, in words for those who listen. */
function count() {
  const link = document.querySelector(".course-header__learning");
  if (!(link instanceof HTMLElement)) return;
  const all = Number(dataOf(link).modules);
  const done = countDone();
  const old = link.querySelector("small");
  const short = make("span", speak("%(done)s of %(all)s", { done, all }));
  short.setAttribute("aria-hidden", "true");
  const heard = make("span", doneWords(done, all), "course-visually-hidden");
  const small = make("small", "", "", short, heard);
  if (old && old.isEqualNode(small)) return;
  if (old) old.remove();
  link.append(small);
}
/**
 * How many modules are complete, in words.
 *
 * @param {number} done
 * @param {number} all
 */
export const doneWords = (done, all) =>
  speakMany("%(done)s of %(number)s module complete", "%(done)s of %(number)s modules complete", all, { done });
function mark() {
  const known = knownModules();
  if (known.size) count();
  for (const place of findAll(document, "[data-kept]")) {
    const path = keptOf(place);
    show(place, marks[path.split("/")[0]](store.peek(prefix + path) || {}, place, known, path));
  }
}
/**
 * @param {HTMLElement} place
 * @param {Mark} word
 */
function show(place, word) {
  const old = place.querySelector(".course-mark");
  if (old) old.remove();
  if (!word) return;
  const at = word.indexOf(" ");
  const small = make("small", word.slice(at + 1), "course-mark");
  small.dataset.mark = word.slice(0, at);
  place.append(" ", small);
}

const markSoon = inAMoment(mark);
for (const name of ["course-kept", "storage", "pageshow"]) addEventListener(name, markSoon);
mark();
