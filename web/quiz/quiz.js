// <course-quiz>: an attempt at a quiz, and what of it is kept. Its own record holds {seed, drawn}; of the
// last result {points, of, date, attempts}; and when a quiz was first passed, and with what it was passed
// last: {passed, pass}. Trying again asks other questions in the place of those that were missed.

import * as store from "../store/store.js";
import { find } from "../page/elements.js";
import { speak, speakMany } from "../page/language.js";
import { begun } from "./attempt.js";
import { draw, mixed, redraw } from "./draw.js";
import { triesBefore } from "./first.js";
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
  asks = ""; // the names of those that the attempt is known to ask

  /** @param {Question[]} [missed] in the attempt before */
  begin(missed = []) {
    const [seed] = crypto.getRandomValues(new Uint32Array(1));
    const objectives = missed.map(({ box }) => box.dataset.objective || "");
    const drawn = draw(this.bank(), seed, Number(this.data.draw), objectives);
    store.write(this.key(), (old) => begun(old, seed, drawn));
  }
  // Asks others in the place of what was missed, or the same anew where there is no other.
  /** @param {Question[]} missed */
  again(missed) {
    const ids = missed.map(({ id }) => id);
    const before = this.drawn.map(({ id }) => id);
    const drawn = redraw(this.bank(), before, ids, this.seed || 0);
    const asked = drawn.filter((id) => ids.includes(id) || !before.includes(id));
    for (const question of this.questions.filter(({ id }) => asked.includes(id))) this.askAnew(question);
    store.write(this.key(), (old) => begun(old, this.seed || 0, drawn));
  }
  bank() {
    return this.questions.map((question) => {
      const { date } = store.read(this.key(question)) || {};
      return { id: question.id, objective: question.box.dataset.objective || "", asked: date };
    });
  }
  attempts() {
    const { attempts = 0 } = this.kept() || {};
    return attempts;
  }
  /** @param {Question} [question] */
  kept(question) {
    return store.read(this.key(question));
  }
  // Another page may have begun another attempt, or have asked other questions in this one.
  /** @override */
  isOver() {
    const { drawn = [] } = store.read(this.key()) || {};
    return super.isOver() || String(drawn) !== this.asks;
  }
  /** @override */
  showKept() {
    if (!this.asked().length) this.begin();
    const { seed, drawn } = store.read(this.key()) || {};
    this.seed = seed;
    this.asks = String(drawn);
    this.drawn = this.asked();
    this.states = new Map();
    for (const question of this.questions) this.showQuestion(question, this.drawn.includes(question));
    this.open = this.drawn.filter((question) => this.states.get(question) !== "done");
    this.button.hidden = !this.open.length;
    this.tellLeft();
    if (this.marking) this.showMarks(this.marking);
    else if ([...this.states.values()].some((state) => state !== "open")) this.fetch();
  }
  /**
   * @override
   * @param {Question} question
   * @param {import("./grade.js").Marked} [result]
   */
  keep(question, result) {
    super.keep(question, result);
    this.tellLeft();
  }
  // Says beside the button how many questions have no answer: on a phone they are often out of view.
  tellLeft() {
    const left = this.open.filter(({ response }) => !Object.keys(response).length).length;
    find(this, ".course-left").textContent = left
      ? speakMany("%(number)s question left", "%(number)s questions left", left)
      : speak("All answered.");
  }
  // The questions of the attempt that is kept, of those that there are now.
  asked() {
    const { drawn = [] } = store.read(this.key()) || {};
    return this.questions.filter(({ id }) => drawn.includes(id));
  }
  /**
   * @param {Question} question
   * @param {boolean} isAsked
   */
  showQuestion(question, isAsked) {
    const { box } = question;
    box.hidden = box.disabled = !isAsked;
    if (box.hidden) return;
    this.mix(question);
    this.states.set(question, this.restore(question));
    const [number, total] = box.querySelectorAll(".course-number b");
    number.textContent = String(this.states.size);
    total.textContent = String(this.drawn.length);
  }
  // Choices stand in another order in each attempt, and each time that the same question is asked in one.
  /** @param {Question} question */
  mix(question) {
    const { id, box } = question;
    const list = box.querySelector("[data-shuffle]");
    const tries = triesBefore(store.read(this.key(question)), this.seed);
    const order = `${this.seed} ${tries}`;
    if (!list || question.order === order) return;
    question.order = order;
    const name = (/** @type {Element} */ row) => id + find(row, "input", HTMLInputElement).value + (tries || "");
    list.append(...mixed(list.children, this.seed || 0, name));
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
  /** Why nothing of this attempt outlasts this page; "" where it does. */
  whyGone() {
    return store.isKept(this.key()) ? "" : store.why();
  }
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
