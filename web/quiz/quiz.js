// <course-quiz>: an attempt at a quiz, and what of it is kept. Its own record holds {seed, drawn}; of the
// last result {points, of, date, attempts}; and when a quiz was first passed, and with what it was passed
// last: {passed, pass}.

import * as store from "../store/store.js";
import { draw, mixed } from "./draw.js";
import { Form } from "./form.js";
import { finish, soon } from "./soon.js";

class Quiz extends Form {
  begin() {
    const [seed] = crypto.getRandomValues(new Uint32Array(1));
    const questions = this.questions.map(({ id, box }) => ({ id, objective: box.dataset.objective }));
    store.write(this.key(), (old) => ({ ...old, seed, drawn: draw(questions, seed, this.dataset.draw) }));
  }
  showKept() {
    let record = store.read(this.key());
    const asked = ({ id }) => record.drawn.includes(id);
    if (!record || !record.drawn || !this.questions.some(asked)) {
      this.begin();
      record = store.read(this.key());
    }
    const fresh = this.seed !== record.seed;
    this.seed = record.seed;
    this.drawn = this.questions.filter(asked);
    this.states = new Map();
    for (const question of this.questions) this.showQuestion(question, asked(question), fresh);
    this.open = this.drawn.filter((question) => this.states.get(question) !== "done");
    this.button.hidden = !this.open.length;
    if (this.marking) this.showMarks();
    else if ([...this.states.values()].some((state) => state !== "open")) this.fetch();
  }
  showQuestion(question, isAsked, fresh) {
    const { box, id } = question;
    box.hidden = box.disabled = !isAsked;
    const list = box.querySelector("[data-shuffle]");
    if (fresh && list) {
      list.append(...mixed(list.children, this.seed, (row) => id + row.querySelector("input").value));
    }
    if (box.hidden) return;
    this.states.set(question, this.restore(question));
    const [number, total] = box.querySelectorAll(".course-number b");
    number.textContent = this.states.size;
    total.textContent = this.drawn.length;
  }
  showMarks() {
    this.marking.showResult(this);
  }
  press() {
    this.marking.pressQuiz(this);
  }

  // What the result, a bundle of its own, asks of this page.
  soon(...jobs) {
    soon(...jobs);
  }
  finish() {
    finish();
  }
  write(change) {
    store.write(this.key(), change);
  }
}

customElements.define("course-quiz", Quiz);
