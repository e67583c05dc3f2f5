// <course-check>: one question in a lesson: answer, press, see why, go on. No pass, no fail.

import { Form } from "./form.js";
import { soon } from "./soon.js";

class Check extends Form {
  label() {
    this.button.textContent = this.done ? "Try again" : "Check answer";
  }
  showKept() {
    const [question] = this.questions;
    this.done = this.restore(question) === "done";
    if (this.done && this.marking) this.showMarks();
    else if (this.done) this.fetch();
    this.label();
  }
  showMarks() {
    const [question] = this.questions;
    // Folded, so that a page that loads with its answers does not jump.
    if (this.done) this.marking.show(question, this.marking.mark(question), true);
  }
  // The result is told at once; where and why, and its record, come after the paint.
  press() {
    const { marking } = this;
    const [question] = this.questions;
    const result = marking.mark(question);
    if (this.done) {
      marking.clear(question);
      question.response = {};
      question.hinted = false;
      this.keep(question);
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
      question.verdict.textContent = "Answer first, then check.";
    }
    this.done = !this.done && result.answered;
    if (this.done) return;
    this.label();
    question.focus();
  }
}

customElements.define("course-check", Check);
