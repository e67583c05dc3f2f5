// <course-module>: the box with a module's steps, and how far the learner is.

import { day, facts, judge, kept, later, make, mark, perCent, rules, settle, whatChanged, WORDS } from "./progress.js";

class Module extends HTMLElement {
  connectedCallback() {
    this.start();
  }
  start() {
    if (this.facts) return;
    this.facts = facts(this);
    this.root = `coursewright/${this.dataset.course}/`;
    this.refresh();
    addEventListener("course-kept", () => this.isConnected && later(() => this.refresh()));
  }
  refresh() {
    if (!this.facts) return;
    const records = kept(this.root, this.facts);
    const state = judge(this.facts, records, rules(this.dataset.requires));
    this.hidden = state.status === "new";
    if (this.hidden) return;
    this.say(state);
    settle(this.root, state, records);
  }
  say(state) {
    for (const part of state.parts) {
      const line = part.link.parentElement;
      line.querySelectorAll(".course-mark").forEach((old) => old.remove());
      const told = part.date ? "done Done" : part.begun ? "begun Begun" : part.open ? "new To do" : "new If you like";
      line.prepend(mark(...told.split(/ (.*)/)), " ");
    }
    for (const { line } of this.facts.changes) line.hidden = !state.news.some((change) => change.line === line);
    this.querySelectorAll(".course-module__says").forEach((old) => old.remove());
    const says = make("div", "", "course-module__says", make("p", "", "", mark(state.status, WORDS[state.status])));
    if (state.pass && state.pass.of) {
      says.append(make("p", `You passed the quiz with ${perCent(state.pass)}% on ${day(state.pass.date)}.`));
    }
    const changed = whatChanged(state);
    if (changed) says.append(make("p", changed));
    const learning = make("a", "My learning");
    learning.href = this.dataset.learning;
    const safe = state.ever.quiz || state.ever.read
      ? " What you have earned is kept in this browser alone, and a browser may erase it: save it as a file there, or ask the browser to keep it."
      : "";
    says.append(make("p", "All your courses are on ", "", learning, "." + safe));
    this.querySelector("h2").after(says);
    this.warn(state, changed);
  }
  // Before a quiz that has changed, what has changed.
  warn(state, changed) {
    const quiz = document.querySelector("course-quiz");
    if (!quiz) return;
    const old = document.querySelector(".course-quiz-changed");
    if (old) old.remove();
    if (!changed) return;
    const news = make("ul", "", "", ...state.news.map(({ line }) => make("li", line.textContent)));
    quiz.before(make("div", "", "course-note course-quiz-changed", make("p", changed), news));
  }
}

customElements.define("course-module", Module);
