// <course-review>: one question that comes back. It is answered as in a lesson; what is kept is the first answer of the
// day, under review/<module>/<question>, and with it how the question stands. Nothing else changes by it: no first
// answer, no score, no pass.

import { dayOf } from "../page/words.js";
import { Check } from "../quiz/check.js";
import * as store from "../store/store.js";
import { after } from "./due.js";

/** @typedef {import("../quiz/question.js").Question} Question */

export class Review extends Check {
  /** How the question stood before. */
  stood = { missed: false, step: 0 };
  isAgain = false; // a second try, of which nothing is kept

  /** @param {Question} question */
  ofToday(question) {
    const record = super.keptOf(question);
    return record && record.date && dayOf(record.date) === dayOf(new Date()) ? record : null;
  }
  /**
   * What was answered today; what was answered before is asked anew.
   *
   * @override
   * @param {Question} question
   */
  keptOf(question) {
    return this.isAgain ? null : this.ofToday(question);
  }
  /**
   * @override
   * @param {Question} question
   */
  askAnew(question) {
    this.isAgain = true;
    super.askAnew(question);
  }
  /**
   * @override
   * @param {Question} question
   * @param {import("../quiz/grade.js").Marked} [result]
   */
  keep(question, result) {
    this.fetch();
    if (!result || this.ofToday(question)) return;
    const { response, points, of } = result;
    const { fingerprint: fp } = question.box.dataset;
    const date = new Date().toISOString();
    store.write(this.key(question), () => ({ fp, response, points, of, date, ...after(this.stood, points >= of) }));
    store.tell(this.notice);
  }
}

customElements.define("course-review", Review);
