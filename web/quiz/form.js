// What checks and quizzes share: a form that is in the page already, taken up by a custom element
// (<course-check>, <course-quiz>). Nothing is graded before its button is pressed: in a radio
// group the arrow keys choose, so grading on change would lock keyboard users out.
// What marks answers is a bundle of its own, which comes with the first of them.

import { speak } from "../page/language.js";
import { isPut, isTouched } from "../store/fields.js";
import * as store from "../store/store.js";
import { page } from "../frame/page.js";
import { dataOf, find, make } from "../page/elements.js";
import { afterPress } from "../page/press.js";
import { carried } from "./first.js";
import { Question } from "./question.js";
import { finish } from "./soon.js";

/** @typedef {import("../store/fields.js").Control} Control */
/** @typedef {import("../store/store.js").Kept} Kept */
/** @typedef {import("./grade.js").Marked} Marked */
/** @typedef {"open" | "changed" | "done"} State of a question: to be answered, asked anew, handed in */
/**
 * What marks answers: a script of its own. The last two are for quizzes.
 *
 * @typedef {object} Marking
 * @property {typeof import("./grade.js").mark} mark
 * @property {typeof import("./feedback.js").clear} clear
 * @property {typeof import("./feedback.js").refuse} refuse
 * @property {typeof import("./feedback.js").show} show
 * @property {typeof import("./feedback.js").tell} tell
 * @property {typeof import("./result.js").pressQuiz} [pressQuiz]
 * @property {typeof import("./result.js").showResult} [showResult]
 */

const base = /** @type {HTMLScriptElement} */ (document.currentScript).src;
const NOT_LOADED = speak(
  "The part of the course that marks answers could not be loaded. Check your connection and press the button again: " +
    "your answers are safe.",
);
const CHANGED = speak("This question has changed since you answered it. Please answer it again.");
/** @type {Kept & {response: import("../store/store.js").Response}} */
const NOTHING = { response: {} };
let isFetching = false;

export class Form extends HTMLElement {
  what = this.localName.slice("course-".length);
  marking = page.marking;
  /** @type {Question[]} */
  questions = [];
  /** @type {number | undefined} which attempt this is; an answer in a lesson has none */
  seed;
  isWaiting = false; // for what marks answers
  isPressed = false;
  isReady = false;

  connectedCallback() {
    if (this.isReady) return;
    this.isReady = true;
    this.questions = [...this.querySelectorAll("fieldset")].map((box) => new Question(box));
    for (const question of this.questions) {
      for (const event of ["input", "change"]) {
        question.box.addEventListener(event, ({ target }) => this.took(question, target));
      }
      if (question.hint) question.hint.addEventListener("toggle", () => this.look(question));
    }
    find(this, "form").addEventListener("submit", (event) => {
      event.preventDefault();
      finish();
      if (this.isBehind()) return this.catchUp();
      this.isPressed = !this.marking;
      if (this.marking) this.press(this.marking);
      else this.fetch();
    });
    this.button.hidden = this.button.disabled = false;
    this.notice.textContent = ""; // which may say that this script could not be loaded
    this.refresh();
    // With results to show, the form waits for what shows them: the page must not jump.
    if (!this.isWaiting) this.dataset.ready = "";
  }
  get data() {
    return dataOf(this);
  }
  get notice() {
    return find(this, ".course-notice");
  }
  get button() {
    return find(this, "[type=submit]", HTMLButtonElement);
  }

  // What each of the two does: show what is kept, show how it was marked, and mark what stands there.
  showKept() {}
  /** @param {Marking} _marking */
  showMarks(_marking) {}
  /** @param {Marking} _marking */
  press(_marking) {}

  // Loads what marks answers, with the first of them, so that a page costs little to open.
  fetch() {
    if (this.marking) return;
    this.isWaiting = true;
    if (isFetching) return;
    isFetching = true;
    const place = find(document, "[data-later]");
    for (const file of dataOf(place).later.split(" ")) {
      const script = make("script");
      script.src = new URL(file, base).href;
      script.onerror = () => {
        isFetching = false;
        this.dataset.ready = "";
        this.notice.textContent = NOT_LOADED;
      };
      place.append(script);
    }
  }
  /** @param {Marking} marking */
  arrived(marking) {
    this.marking = marking;
    this.showMarks(marking);
    this.dataset.ready = "";
    if (this.isPressed) this.press(marking);
  }
  // Shows what is kept: at the start, and when another tab has changed it.
  refresh() {
    if (!this.isReady) return;
    finish();
    this.showKept();
    store.tell(this.notice);
  }
  /** @param {Question} [question] */
  key(question) {
    const { course, slug } = this.data;
    return `coursewright/${course}/${this.what}/${slug}${question ? "/" + question.id : ""}`;
  }
  /**
   * What is kept of a question and belongs to this attempt.
   *
   * @param {Question} question
   */
  keptOf(question) {
    const record = store.read(this.key(question));
    return record && record.response && record.seed === this.seed ? { ...record, response: record.response } : null;
  }
  /**
   * The same, while the question still asks what it asked then.
   *
   * @param {Question} question
   */
  standing(question) {
    const record = this.keptOf(question);
    return record && record.fp === question.box.dataset.fingerprint ? record : null;
  }
  // The learner has changed a control: that goes into what is kept, which another page may have written.
  /**
   * @param {Question} question
   * @param {EventTarget | null} target
   */
  took(question, target) {
    const control = question.controls.find((one) => one === target) || null;
    const known = target === question.box || (control && !isPut(control));
    if (question.shown || !known) return;
    const record = this.standing(question);
    if (this.isOver() || (record && record.date)) return this.catchUp();
    const before = question.sound(record ? record.response : question.response);
    question.given = question.sound(before, question.together(control));
    question.show();
    if (!record || JSON.stringify(before) !== JSON.stringify(question.given)) this.keep(question);
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
      const record = this.standing(question);
      if (!record) return false;
      return Boolean(record.date) ||
        JSON.stringify(question.sound(record.response)) !== JSON.stringify(question.response);
    });
  }
  catchUp() {
    this.refresh();
    this.notice.textContent = speak(
      "Your answers were changed on another page. They stand here now as they are kept; look at them, and go on.",
    );
  }
  // Keeps what the learner has put in; once it was handed in, what was marked and its points.
  /**
   * @param {Question} question
   * @param {Marked} [result]
   */
  keep(question, result) {
    const { hinted, response } = result || question;
    question.handedIn = null;
    /** @type {Kept} */
    const record = { fp: question.box.dataset.fingerprint, seed: this.seed, response };
    if (hinted) record.hinted = true;
    if (question.revealed) record.shown = record.fp;
    if (result) Object.assign(record, { points: result.points, of: result.of, date: new Date().toISOString() });
    const wasShown = this.wasShown(question);
    store.write(this.key(question), (old) => ({ ...carried(old, record, wasShown), ...record }));
    store.tell(this.notice);
    this.fetch();
  }
  /**
   * Whether the answer to a question of a quiz was shown in a lesson.
   *
   * @param {Question} question
   */
  wasShown(question) {
    const { shown } = (question.isScored && store.read(this.key(question).replace("/quiz/", "/check/"))) || NOTHING;
    return shown !== undefined && shown === question.box.dataset.fingerprint;
  }
  // Empties a question, so that it can be answered once more.
  /** @param {Question} question */
  askAnew(question) {
    question.response = {};
    question.hinted = false;
    this.keep(question);
    question.tries += 1;
  }
  // A hint that was looked at before the answer was handed in costs what it says.
  /** @param {Question} question */
  look(question) {
    if (!question.hint || !question.hint.open || question.hinted || question.shown) return;
    question.hinted = true;
    this.keep(question);
  }
  // Puts a kept response back. Returns "open", "changed" when the question asks something else
  // now, or "done" when it was handed in and stands.
  /**
   * @param {Question} question
   * @returns {State}
   */
  restore(question) {
    const record = this.standing(question);
    const changed = !record && this.keptOf(question) !== null;
    const { response, hinted = false, points = 0, of = 0, date } = record || NOTHING;
    const isDone = Boolean(date);
    this.takeTries(question);
    if (question.shown && this.marking) this.marking.clear(question);
    const isFirst = !question.restored;
    this.restoreResponse(question, response, isDone);
    question.hinted = hinted;
    question.handedIn = isDone ? { points, of } : null;
    if (question.early.length) this.keep(question);
    if (isFirst && !isDone) this.look(question); // at a hint that was opened before the scripts came
    question.verdict.textContent = changed ? CHANGED : "";
    if (changed) return "changed";
    return isDone ? "done" : "open";
  }
  /**
   * How often it was tried, and whether its answer was shown.
   *
   * @param {Question} question
   */
  takeTries(question) {
    const { tries = 0, shown } = store.read(this.key(question)) || {};
    question.tries = tries;
    question.revealed = shown === question.box.dataset.fingerprint;
  }
  // What was answered before the scripts came goes into what is kept, unless that was handed in.
  /**
   * @param {Question} question
   * @param {import("../store/store.js").Response} kept
   * @param {boolean} isDone
   */
  restoreResponse(question, kept, isDone) {
    question.early = question.restored || isDone ? [] : question.controls.filter(isTouched);
    question.restored = true;
    question.response = question.early.reduce((response, control) => question.sound(response, [control]), kept);
  }
}

// What marks answers has come: every form that is in the page takes it up.
page.takeMarking = (marking) =>
  afterPress(() => {
    page.marking = marking;
    for (const form of document.querySelectorAll("course-check, course-quiz, course-review")) {
      if (form instanceof Form && form.isReady && !form.marking) form.arrived(marking);
    }
  });
