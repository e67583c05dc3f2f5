// <course-check>: one question in a lesson: answer, press, see why, go on. No pass, no fail, no points. After a first
// answer that is not right the right one is still to be found: by a second try, or on request.

import { find, makeButton } from "../page/elements.js";
import { speak } from "../page/language.js";
import { afterPress } from "../page/press.js";
import * as store from "../store/store.js";
import { Form } from "./form.js";
import { soon } from "./soon.js";

/** @typedef {import("./form.js").Marking} Marking */
/** @typedef {import("./grade.js").Marked} Marked */
/** @typedef {import("./question.js").Question} Question */

export class Check extends Form {
  isDone = false;
  isSought = false; // whether the right answer is still to be found
  request = makeButton(speak("Show the answer"), true, () => this.reveal());

  label() {
    this.button.textContent = this.isDone ? speak("Try again") : speak("Check answer");
    // Once it is found, what leads on is the one full button.
    this.button.classList.toggle("course-button--plain", this.isDone && !this.isSought);
  }
  /**
   * Whether the right answer is still to be found.
   *
   * @param {Question} question
   * @param {Marked} result
   */
  isWithheld(question, result) {
    return !result.right && !result.verdict && !question.tries && !question.revealed;
  }
  // The request stands beside the button, and in a page that loads among the folded reasons, so that nothing jumps.
  /**
   * @param {Question} question
   * @param {{folded: boolean, withheld: boolean}} how
   */
  offer({ reasons }, { folded, withheld }) {
    this.request.remove();
    if (!withheld) return;
    if (!folded) return this.button.after(this.request);
    reasons.append(this.request);
    reasons.hidden = false;
    find(reasons, "summary").textContent = speak("See why");
  }
  /** @override */
  showKept() {
    const [question] = this.questions;
    this.request.remove();
    this.isDone = this.restore(question) === "done";
    if (this.isDone && this.marking) this.showMarks(this.marking);
    else if (this.isDone) this.fetch();
    this.label();
  }
  /**
   * @override
   * @param {Marking} marking
   */
  showMarks(marking) {
    const [question] = this.questions;
    if (!this.isDone) return;
    const result = marking.mark(question);
    const how = { folded: true, withheld: this.isWithheld(question, result) };
    marking.show(question, result, how);
    this.offer(question, how);
    this.isSought = how.withheld;
    this.label();
  }
  /**
   * @override
   * @param {Marking} marking
   */
  press(marking) {
    const [question] = this.questions;
    if (this.isDone) return this.tryAgain(marking, question);
    const result = marking.mark(question);
    if (result.answered) return this.take(marking, question, result);
    if (result.unread) marking.refuse(question, result.unread);
    else question.verdict.textContent = speak("Answer first, then check.");
    question.focus();
  }
  /**
   * @param {Marking} marking
   * @param {Question} question
   */
  tryAgain(marking, question) {
    this.request.remove();
    marking.clear(question);
    this.askAnew(question);
    this.isDone = false;
    this.label();
    question.focus();
  }
  // The result is told at once; where and why, and its record, come after the paint.
  /**
   * @param {Marking} marking
   * @param {Question} question
   * @param {Marked} result
   */
  take(marking, question, result) {
    const how = { folded: false, withheld: this.isWithheld(question, result) };
    this.isDone = true;
    this.isSought = how.withheld;
    if (!how.withheld) question.revealed = true;
    marking.tell(question, result, how);
    soon(
      () => this.steady(() => marking.show(question, result, how)),
      () => this.keep(question, result),
      () => this.offer(question, how),
      () => question.reach(),
      () => this.label(),
    );
  }
  /**
   * What is put in above the button that was pressed moves neither it nor the verdict: the page scrolls by as much.
   *
   * @param {() => void} act
   */
  steady(act) {
    const { top } = this.button.getBoundingClientRect();
    act();
    scrollBy({ top: this.button.getBoundingClientRect().top - top, behavior: "instant" });
  }
  // Whoever asks for the answer gets it; the answer that was given stays.
  reveal() {
    const [question] = this.questions;
    const { marking } = this;
    if (!marking) return;
    this.request.remove();
    question.revealed = true;
    const result = marking.mark(question);
    marking.clear(question);
    marking.show(question, result);
    store.write(this.key(question), (old) => ({ ...old, shown: question.box.dataset.fingerprint }));
    this.isSought = false;
    this.label();
    this.button.focus();
    question.reach();
  }
}

afterPress(() => customElements.define("course-check", Check));
