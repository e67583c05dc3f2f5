// One fieldset: its key, and what the learner has put in. That is never what the controls show: browsers
// fill and empty them by themselves. It is what is kept, with what the learner does to one control after another.

import { dataOf, find, findAll } from "../page/elements.js";
import { speak } from "../page/language.js";
import { CONTROLS } from "../questions/controls.js";
import { put } from "../store/fields.js";
import { owns } from "../store/values.js";

/** @typedef {import("../store/fields.js").Control} Control */
/** @typedef {import("../store/store.js").Response} Response */
/**
 * What was changed to show how it went: what stood in the `details`, the words of each reason, and what was added.
 *
 * @typedef {object} Shown
 * @property {Element[]} stood
 * @property {[HTMLElement, string][]} whys
 * @property {Element[]} made
 * @property {HTMLDetailsElement | null} opened
 */

const FIELDS = "input, select, textarea";

/**
 * @param {Element} control
 * @returns {control is HTMLInputElement}
 */
export const isChoice = (control) => control instanceof HTMLInputElement && /radio|checkbox/.test(control.type);
/** @param {Control} control */
const partOf = (control) => control.dataset.part || control.value;

/**
 * @param {Control} control
 * @param {unknown} value
 * @returns {value is string | true}
 */
function canShow(control, value) {
  if (isChoice(control)) return value === true;
  if (typeof value !== "string" || value === "") return false;
  return !(control instanceof HTMLSelectElement) || [...control.options].some((option) => option.value === value);
}

/**
 * What is right of each part: whether a choice is, and of any other control what its page says of it.
 *
 * @param {Control[]} controls
 * @param {string[]} right
 */
function partsOf(controls, right) {
  /** @type {import("./grade.js").Key["parts"]} */
  const parts = {};
  for (const control of controls) {
    parts[partOf(control)] = isChoice(control) ? right.includes(control.value) : { ...control.dataset };
  }
  return parts;
}

export class Question {
  /** @param {HTMLFieldSetElement} box */
  constructor(box) {
    const { kind, scoring, points = "1", key = "" } = dataOf(box);
    this.box = box;
    this.id = box.id.slice("question-".length);
    this.controls = [.../** @type {NodeListOf<Control>} */ (box.querySelectorAll(FIELDS))];
    /** @type {HTMLButtonElement[]} what a script adds to the controls */
    this.moves = [];
    this.verdict = find(box, ".course-verdict");
    this.reasons = find(box, ".course-answer", HTMLDetailsElement);
    this.reasons.hidden = true;
    this.hint = /** @type {HTMLDetailsElement | null} */ (box.querySelector("[data-cost]"));
    this.hinted = false;
    this.tries = 0; // answers before this one
    this.revealed = false; // whether its right answer was shown
    this.isScored = box.closest("course-quiz") !== null;
    this.restored = false;
    /** @type {Control[]} what was answered before the scripts came */
    this.early = [];
    /** @type {{points: number, of: number} | null} how it was marked when it was handed in */
    this.handedIn = null;
    /** @type {Shown | null} */
    this.shown = null;
    this.order = ""; // by what its choices were mixed
    /** @type {import("./grade.js").Key} */
    this.key = { kind, scoring, points: Number(points), parts: partsOf(this.controls, key.split(" ")) };
    /** @type {(() => void) | null} what else shows a response */
    this.arrange = null;
    /** @type {Response} */
    this.given = {};
    const enliven = CONTROLS[kind];
    if (enliven) enliven(this);
  }
  get response() {
    return this.given;
  }
  set response(response) {
    this.given = this.sound(response);
    this.show();
    if (this.arrange) this.arrange();
  }
  show() {
    for (const control of this.controls) {
      const value = this.given[partOf(control)];
      put(control, isChoice(control) ? value === true : value || "");
    }
  }
  // What of a response the controls can show; with `changed`, those controls say what they show.
  /**
   * @param {Response} response
   * @param {Control[]} [changed]
   */
  sound(response, changed = []) {
    /** @type {Response} */
    const found = {};
    for (const control of this.controls) {
      const part = partOf(control);
      /** @type {unknown} */
      let value = owns(response, part) && response[part];
      if (changed.includes(control)) value = isChoice(control) ? control.checked : control.value;
      else if (control.type === "radio" && changed.some(isChoice)) value = false;
      if (canShow(control, value)) found[part] = value;
    }
    return found;
  }
  // What a response says, in the words of the page: what was chosen, typed or put, each with what it is about.
  /** @param {Response} response */
  said(response) {
    return this.controls.filter((control) => owns(response, partOf(control))).map((control) => {
      const { labels } = control;
      const label = labels && labels[0] ? labels[0].textContent.trim() : control.getAttribute("aria-label") || "";
      if (isChoice(control)) return label;
      const value = String(response[partOf(control)]);
      const option = control instanceof HTMLSelectElement && [...control.options].find((one) => one.value === value);
      const shown = option ? option.text : value;
      return this.controls.length > 1 ? speak("%(item)s: %(text)s", { item: label, text: shown }) : shown;
    });
  }
  // The controls that the learner changes together with one; only ordering has any.
  /**
   * @param {Control | null} control
   * @returns {Control[]}
   */
  together(control) {
    return control ? [control] : [];
  }
  /** @param {string} part */
  control(part) {
    return this.controls.find((control) => partOf(control) === part);
  }
  focus() {
    // What holds the answer may not show, where a script has another way to give it.
    const shown = findAll(this.box, `${FIELDS}, .course-row button`).filter((control) => control.offsetParent);
    const chosen = shown.find((control) => control.matches("input:checked")) || shown[0];
    if (chosen) chosen.focus();
    this.reach();
  }
  // Brings what is told into view where a small screen ends above it, unless the focus would go out of view.
  reach() {
    const { activeElement: focused } = document;
    const { bottom } = this.verdict.getBoundingClientRect();
    const { top } = (focused && this.box.contains(focused) ? focused : this.verdict).getBoundingClientRect();
    if (this.verdict.textContent && bottom - top < innerHeight * 0.8) this.verdict.scrollIntoView({ block: "nearest" });
  }
}
