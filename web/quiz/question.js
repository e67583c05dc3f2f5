// One fieldset: its key, and what the learner has put in. That is never what the controls show: browsers
// fill and empty them by themselves. It is what is kept, with what the learner does to one control after another.

import { CONTROLS } from "../questions/controls.js";
import { put } from "../store/fields.js";
import { owns } from "../store/values.js";

const isChoice = (control) => /radio|checkbox/.test(control.type);
const partOf = (control) => control.dataset.part || control.value;

export class Question {
  constructor(box) {
    const { kind, scoring, points, key = "" } = box.dataset;
    this.box = box;
    this.id = box.id.slice("question-".length);
    this.controls = [...box.querySelectorAll("input, select, textarea")];
    this.verdict = box.querySelector(".course-verdict");
    this.reasons = box.querySelector(".course-answer");
    this.reasons.hidden = true;
    this.hint = box.querySelector("[data-cost]");
    this.hinted = false;
    this.key = { kind, scoring, points: +points, parts: {} };
    for (const control of this.controls) {
      this.key.parts[partOf(control)] = isChoice(control)
        ? key.split(" ").includes(control.value)
        : { ...control.dataset };
    }
    const enliven = CONTROLS[kind];
    if (enliven) enliven(this);
    this.given = {};
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
      if (control.localName !== "button") put(control, isChoice(control) ? value === true : value || "");
    }
  }
  // What of a response the controls can show; with `changed`, those controls say what they show.
  sound(response, changed = []) {
    const found = {};
    for (const control of this.controls) {
      const part = partOf(control);
      let value = owns(response, part) && response[part];
      if (changed.includes(control)) value = isChoice(control) ? control.checked : control.value;
      else if (control.type === "radio" && changed.some(isChoice)) value = false;
      const shows = isChoice(control) ? value === true : typeof value === "string" && value !== "" &&
        (!control.options || [...control.options].some((option) => option.value === value));
      if (shows) found[part] = value;
    }
    return found;
  }
  // The controls that the learner changes together with one; only ordering has any.
  together(control) {
    return [control];
  }
  control(part) {
    return this.controls.find((control) => partOf(control) === part);
  }
  focus() {
    (this.box.querySelector("input:checked") || this.box.querySelector("input, select, textarea")).focus();
    this.reach();
  }
  // Brings what is told into view where a small screen ends above it, unless the focus would go out of view.
  reach() {
    const { activeElement: focused } = document;
    const { bottom } = this.verdict.getBoundingClientRect();
    const { top } = (this.box.contains(focused) ? focused : this.verdict).getBoundingClientRect();
    if (this.verdict.textContent && bottom - top < innerHeight * 0.8) this.verdict.scrollIntoView({ block: "nearest" });
  }
}
