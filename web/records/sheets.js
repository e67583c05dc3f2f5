// <course-sheets>: signed sheets of observers beside the records that are open in the verifier around it: each sheet
// by itself, and whether those that records name are here. course/commands/sheets.py says the same, in the same words.

import { find, make } from "../page/elements.js";
import { speak, speakMany } from "../page/language.js";
import { isMet } from "../observe/marks.js";
import { read } from "../observe/observation.js";
import { outcomeWords } from "../observe/sheet.js";

/** @typedef {import("../observe/observation.js").Found} Found */
/** @typedef {import("./shape.js").Observed} Observed */
/** @typedef {import("./roster.js").Entry} Entry */
/** @typedef {import("./verify.js").Verifier} Verifier */
/** @typedef {{file: string, found: Found}} Sheet */
/** @typedef {{file: string, module: string, one: Observed, state: string}} Named a sheet that a record names */

const HEAD = /^\s*\{\s*"kind"\s*:\s*"coursewright-observations?"/;
const WRONG = ["unreadable", "altered"]; // records of which nothing is believed

/**
 * The observations that a file holds; none of a file that does not say at its head that it holds any.
 *
 * @param {File} file
 * @returns {Promise<Sheet[]>}
 */
export async function sheetsIn(file) {
  try {
    if (!HEAD.test(await file.slice(0, 1000).text())) return [];
    return read(new Uint8Array(await file.arrayBuffer())).map((found) => ({ file: file.name, found }));
  } catch { // it is gone, or a folder
    return [];
  }
}

/** @param {Sheet} sheet */
function stateOf({ found: { observation, altered } }) {
  if (altered) return "altered";
  return observation ? "whole" : "unreadable";
}
/**
 * Sheets that nobody altered, by their ids, of which two may have one.
 *
 * @param {Sheet[]} sheets
 */
function wholeById(sheets) {
  /** @type {Map<string, import("../observe/observation.js").Observation[]>} */
  const known = new Map();
  for (const sheet of sheets.filter((one) => stateOf(one) === "whole")) {
    const { observation } = sheet.found;
    if (observation) known.set(observation.id, [...(known.get(observation.id) || []), observation]);
  }
  return known;
}
/**
 * What records that nobody altered name, and whether these sheets are that.
 *
 * @param {Entry[]} entries
 * @param {Sheet[]} sheets
 * @returns {Named[]}
 */
function named(entries, sheets) {
  const known = wholeById(sheets);
  /** @param {Observed} one */
  const state = (one) => {
    const same = known.get(one.id);
    if (!same) return "missing";
    const found = same.find((sheet) =>
      sheet.code === one.code && sheet.checklist.id === one.checklist && sheet.learner.name === one.learner &&
      sheet.observer.name === one.observer && sheet.date === one.date && sheet.place === one.place &&
      sheet.signature.device === one.device
    );
    if (!found) return "different";
    return isMet(found) ? "here" : "practice";
  };
  return entries.flatMap(({ file, record, state: is }) => {
    const modules = record && !record.rest && !WRONG.includes(is) ? record.modules : [];
    return modules.flatMap(({ code, observations = [] }) =>
      observations.map((one) => ({ file, module: code, one, state: state(one) }))
    );
  });
}

/** @type {Record<string, string>} */
const OF_SHEETS = {
  whole: speak("Whole: nothing was changed after it was signed."),
  altered: speak("Altered: something was changed after it was signed."),
};
/** @param {Sheet} sheet */
function lineOf(sheet) {
  const { file, found: { observation, problems } } = sheet;
  const what = problems.join("; ");
  if (!observation) return speak("%(file)s: This is not an observation: %(what)s.", { file, what });
  const { learner, observer, date, place, module, checklist } = observation;
  const who = speak(
    "%(file)s: %(learner)s was observed by %(observer)s on %(day)s, %(place)s (%(code)s, “%(title)s”).",
    {
      file,
      learner: learner.name,
      observer: observer.name,
      day: date,
      place,
      code: module.code,
      title: checklist.title,
    },
  );
  const state = stateOf(sheet);
  return `${who} ${OF_SHEETS[state]}${state === "whole" ? ` ${outcomeWords(observation)}` : ""}`;
}
/** @param {Named} named */
function namedLineOf({ file, module, one: { observer, date }, state }) {
  const values = { file, code: module, observer, day: date };
  if (state === "here") {
    return speak("%(file)s: %(code)s: the sheet of %(observer)s of %(day)s is here, and whole.", values);
  }
  if (state === "practice") {
    return speak("%(file)s: %(code)s: the sheet of %(observer)s of %(day)s is here, and does not count.", values);
  }
  return state === "missing"
    ? speak(
      "%(file)s: %(code)s: the sheet of %(observer)s of %(day)s is not among these files, or was altered.",
      values,
    )
    : speak(
      "%(file)s: %(code)s: the sheet of %(observer)s of %(day)s is here, and says something else than the record.",
      values,
    );
}
/** @param {Sheet[]} sheets */
function summedUp(sheets) {
  const count = (/** @type {string} */ state) => sheets.filter((sheet) => stateOf(sheet) === state).length;
  const said = [
    speakMany("1 observation was opened.", "%(number)s observations were opened.", sheets.length),
    speak("Whole: %(number)s.", { number: count("whole") }),
  ];
  if (count("altered")) said.push(speak("Altered: %(number)s.", { number: count("altered") }));
  if (count("unreadable")) said.push(speak("Not an observation: %(number)s.", { number: count("unreadable") }));
  return said.join(" ");
}

class Sheets extends HTMLElement {
  verifier = /** @type {Verifier} */ (this.closest("course-verifier"));
  told = 0;
  isStarted = false;

  connectedCallback() {
    if (this.isStarted) return;
    this.isStarted = true;
    this.verifier.addEventListener("course-judged", () => this.show());
  }
  show() {
    const { entries, said, sheets } = this.verifier;
    // Where no sheet was handed in, what records name is not looked for.
    const lines = sheets.length ? [...sheets.map(lineOf), ...named(entries, sheets).map(namedLineOf)] : [];
    find(this, "section").hidden = !sheets.length;
    find(this, "ul").replaceChildren(...lines.map((line) => make("li", line)));
    if (sheets.length > this.told) this.verifier.say(`${said.textContent} ${summedUp(sheets)}`.trim());
    this.told = sheets.length;
  }
}

customElements.define("course-sheets", Sheets);
