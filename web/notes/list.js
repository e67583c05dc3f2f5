// The notes of a learner on My learning: each under the section that it is about, to read and to print.

import { root } from "../page/address.js";
import { find, make } from "../page/elements.js";
import { listed, speak } from "../page/language.js";
import { day } from "../page/words.js";
import * as store from "../store/store.js";
import { FIELDS, standing } from "./said.js";

/** @typedef {import("../store/store.js").Stored} Stored */
/** @typedef {import("./said.js").Field} Name */

/** @type {Record<Name, (says: string) => string>} */
const WORDS = {
  text: (says) => says,
  goal: (says) => speak("Goal: %(goal)s", { goal: says }),
  day: (says) => speak("To look at again on %(day)s", { day: day(says) }),
  went: (says) => speak("How it went: %(words)s", { words: says }),
};

/**
 * Lists all notes, in the order of their paths, or hides where they would stand.
 *
 * @param {HTMLElement} section
 * @param {string} prefix
 * @param {string[]} keys all that there are under the prefix
 */
export function list(section, prefix, keys) {
  const found = keys.filter((key) => key.startsWith(`${prefix}note/`)).sort();
  const notes = found.flatMap((key) => store.peek(key) || []);
  const told = JSON.stringify(notes);
  if (section.dataset.told === told) return;
  section.dataset.told = told;
  section.hidden = !notes.length;
  find(section, "[data-place=notes]").replaceChildren(...notes.map(noteOf));
}
/** @param {Stored} note */
function noteOf(note) {
  const { title = "", lesson = "", path = "" } = note;
  const link = make("a", listed([lesson, title]));
  link.href = root + path;
  const leadsOn = link.href.startsWith(root); // it may be from a file: nothing in one leads out of the site
  const words = FIELDS.flatMap((name) =>
    standing(note[name]).filter(({ says }) => says.trim()).map(({ says }) =>
      make("p", WORDS[name](says), "course-own-note__says")
    )
  );
  return make("div", "", "course-note", make("h3", "", "", leadsOn ? link : link.text), ...words);
}
