// <course-quiz>: an attempt at a quiz, and what of it is kept. Its own record holds {seed, drawn}; of the
// last result {points, of, date, attempts}; and when a quiz was first passed, and with what it was passed
// last: {passed, pass}.

import * as store from "../store/store.js";
import { find } from "../page/elements.js";
import { draw, mixed } from "./draw.js";
import { Form } from "./form.js";
import { finish, soon } from "./soon.js";

/** @typedef {import("../store/store.js").Kept} Kept */
/** @typedef {import("./form.js").Marking} Marking */
/** @typedef {import("./question.js").Question} Question */

export class Quiz extends Form {
  /** @type {Question[]} the questions of this attempt */
  drawn = [];
  /** @type {Question[]} those of them that wait for an answer */
  open = [];
  /** @type {Map<Question, import("./form.js").State>} */
  states = new Map();

  begin() {
    const [seed] = crypto.getRandomValues(new Uint32Array(1));
    const questions = this.questions.map(({ id, box }) => ({ id, objective: box.dataset.objective || "" }));
    store.write(this.key(), (old) => ({ ...old, seed, drawn: draw(questions, seed, Number(this.data.draw)) }));
  }
  /** @override */
  showKept() {
    if (!this.asked().length) this.begin();
    const { seed } = store.read(this.key()) || {};
    const fresh = this.seed !== seed;
    this.seed = seed;
    this.drawn = this.asked();
    this.states = new Map();
    for (const question of this.questions) this.showQuestion(question, this.drawn.includes(question), fresh);
    this.open = this.drawn.filter((question) => this.states.get(question) !== "done");
    this.button.hidden = !this.open.length;
    if (this.marking) this.showMarks(this.marking);
    else if ([...this.states.values()].some((state) => state !== "open")) this.fetch();
  }
  // The questions of the attempt that is kept, of those that there are now.
  asked() {
    const { drawn = [] } = store.read(this.key()) || {};
    return this.questions.filter(({ id }) => drawn.includes(id));
  }
  /**
   * @param {Question} question
   * @param {boolean} isAsked
   * @param {boolean} fresh whether the attempt has just begun here
   */
  showQuestion(question, isAsked, fresh) {
    const { box, id } = question;
    box.hidden = box.disabled = !isAsked;
    const list = box.querySelector("[data-shuffle]");
    if (fresh && list) {
      const name = (/** @type {Element} */ row) => id + find(row, "input", HTMLInputElement).value;
      list.append(...mixed(list.children, this.seed || 0, name));
    }
    if (box.hidden) return;
    this.states.set(question, this.restore(question));
    const [number, total] = box.querySelectorAll(".course-number b");
    number.textContent = String(this.states.size);
    total.textContent = String(this.drawn.length);
  }
  /**
   * @override
   * @param {Marking} marking
   */
  showMarks(marking) {
    if (marking.showResult) marking.showResult(this);
  }
  /**
   * @override
   * @param {Marking} marking
   */
  press(marking) {
    if (marking.pressQuiz) marking.pressQuiz(this);
  }

  // What the result, a bundle of its own, asks of this page.
  /** @param {...() => void} jobs */
  soon(...jobs) {
    soon(...jobs);
  }
  finish() {
    finish();
  }
  /** @param {(old: Kept | null) => Kept} change */
  write(change) {
    store.write(this.key(), change);
  }
}

customElements.define("course-quiz", Quiz);
