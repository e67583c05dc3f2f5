// <course-module>: the box with a module's steps, and how far the learner is.

import { page } from "../frame/page.js";
import { dataOf, find, make } from "../page/elements.js";
import { speak, speakNodes } from "../page/language.js";
import { inAMoment } from "../page/press.js";
import { day } from "../page/words.js";
import { beyond } from "./ending.js";
import { facts, judge, kept, perCent, rules, settle } from "./progress.js";
import { mark, unmark, whatChanged, WORDS } from "./says.js";
import { hereIn } from "./way.js";

/** @typedef {import("./progress.js").State} State */
/** @typedef {import("./progress.js").Step} Step */

/** @param {Step} step */
function markOf({ date, begun, open }) {
  if (date) return mark("done", speak("Done"));
  if (begun) return mark("begun", speak("Begun"));
  return mark("new", open ? speak("To do") : speak("If you like"));
}

class Module extends HTMLElement {
  data = dataOf(this);
  facts = facts(this);
  root = `coursewright/${this.data.course}/`;
  isStarted = false;

  connectedCallback() {
    if (this.isStarted) return;
    this.isStarted = true;
    this.refresh();
    addEventListener("course-kept", inAMoment(() => this.isConnected && this.refresh()));
  }
  refresh() {
    const records = kept(this.root, this.facts);
    const state = judge(this.facts, records, rules(this.data.requires), hereIn(this.facts.slug));
    this.hidden = state.status === "new";
    if (this.hidden) return;
    this.say(state);
    settle(this.root, state, records);
  }
  /** @param {State} state */
  say(state) {
    for (const part of state.parts) {
      unmark(part.link);
      (part.link.parentElement || this).prepend(markOf(part), " ");
    }
    for (const { line } of this.facts.changes) line.hidden = !state.news.some((change) => change.line === line);
    this.goOn(state);
    const changed = whatChanged(state);
    const words = this.wordsOf(state, changed);
    const old = this.querySelector(".course-module__says");
    if (!old) find(this, "h2").after(words);
    else if (!old.isEqualNode(words)) old.replaceWith(words); // else somebody may be at a link in it
    this.warn(state, changed);
  }
  /**
   * Has the button that starts a module go on with it.
   *
   * @param {State} state
   */
  goOn({ next }) {
    const button = document.querySelector(".course-start a");
    if (!(button instanceof HTMLAnchorElement)) return;
    const way = next
      ? { href: next.link.href, words: speak("Go on: %(title)s", { title: next.word }) }
      : beyond(this.data.learning, this.facts.slug);
    button.href = way.href;
    button.textContent = way.words;
  }
  /**
   * @param {State} state
   * @param {string} changed
   */
  wordsOf(state, changed) {
    const says = make("div", "", "course-module__says", make("p", "", "", mark(state.status, WORDS[state.status])));
    if (state.pass && state.pass.of) {
      says.append(
        make(
          "p",
          speak("You passed the quiz with %(share)s%% on %(day)s.", {
            share: perCent(state.pass),
            day: day(state.pass.date),
          }),
        ),
      );
    }
    if (changed) says.append(make("p", changed));
    if (page.desk) return says; // which has no other page, and keeps nothing in this browser
    const learning = make("a", speak("My learning"));
    learning.href = this.data.learning;
    const safe = state.ever.quiz || state.ever.read
      ? " " + speak(
        "What you have earned is kept in this browser alone, and a browser may erase it: save it as a file there, or " +
          "ask the browser to keep it.",
      )
      : "";
    says.append(make("p", "", "", ...speakNodes("All your courses are on %(page)s.", { page: learning }), safe));
    return says;
  }
  /**
   * Before a quiz that has changed, what has changed.
   *
   * @param {State} state
   * @param {string} changed
   */
  warn(state, changed) {
    const quiz = document.querySelector("course-quiz");
    if (!quiz) return;
    const old = document.querySelector(".course-quiz-changed");
    if (old) old.remove();
    if (!changed) return;
    const news = make("ul", "", "", ...state.news.map(({ line }) => make("li", line.textContent || "")));
    quiz.before(make("div", "", "course-note course-quiz-changed", make("p", changed), news));
  }
}

customElements.define("course-module", Module);
