// <course-check>: one question in a lesson: answer, press, see why, go on. No pass, no fail.

import { speak } from "../page/language.js";
import { Form } from "./form.js";
import { soon } from "./soon.js";

/** @typedef {import("./form.js").Marking} Marking */

class Check extends Form {
  isDone = false;

  label() {
    this.button.textContent = this.isDone ? speak("Try again") : speak("Check answer");
  }
  /** @override */
  showKept() {
    const [question] = this.questions;
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
    // Folded, so that a page that loads with its answers does not jump.
    if (this.isDone) marking.show(question, marking.mark(question), { folded: true });
  }
  // The result is told at once; where and why, and its record, come after the paint.
  /**
   * @override
   * @param {Marking} marking
   */
  press(marking) {
    const [question] = this.questions;
    const result = marking.mark(question);
    if (this.isDone) {
      marking.clear(question);
      this.askAnew(question);
    } else if (result.answered) {
      marking.tell(question, result);
      soon(
        () => marking.show(question, result),
        () => this.keep(question, result),
        () => question.reach(),
        () => this.label(),
      );
    } else if (result.unread) {
      marking.refuse(question, result.unread);
    } else {
      question.verdict.textContent = speak("Answer first, then check.");
    }
    this.isDone = !this.isDone && result.answered;
    if (this.isDone) return;
    this.label();
    question.focus();
  }
}

customElements.define("course-check", Check);
