// What checks and quizzes share: a form that is in the page already, taken up by a custom element
// (<course-check>, <course-quiz>). Nothing is graded before its button is pressed: in a radio
// group the arrow keys choose, so grading on change would lock keyboard users out.
// What marks answers is a bundle of its own, which comes with the first of them.

import { isPut, isTouched } from "../store/fields.js";
import * as store from "../store/store.js";
import { page } from "../frame/page.js";
import { Question } from "./question.js";
import { finish } from "./soon.js";

const base = document.currentScript.src;

export class Form extends HTMLElement {
  connectedCallback() {
    this.start();
  }
  start() {
    if (this.form) return;
    this.what = this.localName.slice("course-".length);
    const boxes = [...this.querySelectorAll("fieldset")];
    this.marking = page.marking;
    this.form = this.querySelector("form");
    this.notice = this.querySelector(".course-notice");
    this.button = this.querySelector("[type=submit]");
    this.questions = boxes.map((box) => new Question(box));
    for (const question of this.questions) {
      for (const event of ["input", "change"]) {
        question.box.addEventListener(event, ({ target }) => this.took(question, target));
      }
      if (question.hint) question.hint.addEventListener("toggle", () => this.look(question));
    }
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      finish();
      if (this.isBehind()) return this.catchUp();
      this.pressed = !this.marking;
      if (this.pressed) this.fetch();
      else this.press();
    });
    this.button.hidden = this.button.disabled = false;
    this.refresh();
    // With results to show, the form waits for what shows them: the page must not jump.
    if (!this.waiting) this.dataset.ready = "";
  }
  // Loads what marks answers, with the first of them, so that a page costs little to open.
  fetch() {
    if (this.marking) return;
    this.waiting = true;
    const place = document.querySelector("[data-later]");
    if (place.fetching) return;
    place.fetching = true;
    for (const file of place.dataset.later.split(" ")) {
      const script = document.createElement("script");
      script.src = new URL(file, base);
      script.onerror = () => {
        place.fetching = false;
        this.dataset.ready = "";
        this.notice.textContent =
          "The part of the course that marks answers could not be loaded. Check your connection and press the button again: your answers are safe.";
      };
      place.append(script);
    }
  }
  arrived() {
    this.showMarks();
    this.dataset.ready = "";
    if (this.pressed) this.press();
  }
  // Shows what is kept: at the start, and when another tab has changed it.
  refresh() {
    if (!this.form) return;
    finish();
    this.showKept();
    store.tell(this.notice);
  }
  key(question) {
    return `coursewright/${this.dataset.course}/${this.what}/${this.dataset.slug}${question ? "/" + question.id : ""}`;
  }
  stands(question, record) {
    return Boolean(
      record && record.response && record.seed === this.seed && record.fp === question.box.dataset.fingerprint,
    );
  }
  // The learner has changed a control: that goes into what is kept, which another page may have written.
  took(question, control) {
    const known = control === question.box || (question.controls.includes(control) && !isPut(control));
    if (question.shown || !known) return;
    const record = store.read(this.key(question));
    const stands = this.stands(question, record);
    if (this.isOver() || (stands && record.date)) return this.catchUp();
    const before = question.sound(stands ? record.response : question.response);
    question.given = question.sound(before, question.together(control));
    question.show();
    if (!stands || JSON.stringify(before) !== JSON.stringify(question.given)) this.keep(question);
  }
  // Whether another page has begun another attempt.
  isOver() {
    const attempt = store.read(this.key());
    return Boolean(attempt && attempt.seed !== this.seed);
  }
  // Whether what is graded would not be what is kept: another page has kept something, and no event told of it.
  isBehind() {
    return this.isOver() || this.questions.some((question) => {
      if (question.box.hidden || question.shown) return false;
      const record = store.read(this.key(question));
      if (!this.stands(question, record)) return false;
      return Boolean(record.date) ||
        JSON.stringify(question.sound(record.response)) !== JSON.stringify(question.response);
    });
  }
  catchUp() {
    this.refresh();
    this.notice.textContent =
      "Your answers were changed on another page. They stand here now as they are kept; look at them, and go on.";
  }
  // Keeps what the learner has put in; once it was handed in, what was marked and its points.
  keep(question, result) {
    const { hinted, response } = result || question;
    question.handedIn = null;
    const record = { fp: question.box.dataset.fingerprint, seed: this.seed, response };
    if (hinted) record.hinted = true;
    if (result) Object.assign(record, { points: result.points, of: result.of, date: new Date().toISOString() });
    store.write(this.key(question), () => record);
    store.tell(this.notice);
    this.fetch();
  }
  // A hint that was looked at before the answer was handed in costs what it says.
  look(question) {
    if (!question.hint.open || question.hinted || question.shown) return;
    question.hinted = true;
    this.keep(question);
  }
  // Puts a kept response back. Returns "open", "changed" when the question asks something else
  // now, or "done" when it was handed in and stands.
  restore(question) {
    const record = store.read(this.key(question));
    const known = record && record.response && record.seed === this.seed;
    const stands = this.stands(question, record);
    const changed = known && !stands;
    if (question.shown) this.marking.clear(question);
    // What was answered before the scripts came goes into what is kept, unless that was handed in.
    const early = question.restored || (stands && record.date) ? [] : question.controls.filter(isTouched);
    question.restored = true;
    question.response = early.reduce(
      (response, control) => question.sound(response, [control]),
      stands ? record.response : {},
    );
    question.hinted = Boolean(stands && record.hinted);
    question.handedIn = stands && record.date ? record : null;
    if (early.length) this.keep(question);
    question.verdict.textContent = changed
      ? "This question has changed since you answered it. Please answer it again."
      : "";
    return changed ? "changed" : known && record.date ? "done" : "open";
  }
}

// What marks answers has come: every form that is in the page takes it up.
page.takeMarking = (marking) => {
  page.marking = marking;
  for (const form of document.querySelectorAll("course-check, course-quiz")) {
    if (!form.form || form.marking) continue;
    form.marking = marking;
    form.arrived();
  }
};
