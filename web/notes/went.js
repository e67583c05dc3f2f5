// <course-went>, with the questions for the weeks after a course: the goals that its learner has set in the lessons of
// its modules, and a field under each for how it went, which is kept with the note. Without a goal it is not shown.

import { dataOf, make } from "../page/elements.js";
import { speak } from "../page/language.js";
import { day } from "../page/words.js";
import * as store from "../store/store.js";
import { Field } from "./field.js";
import { labelled, mostOf } from "./note.js";
import { shown } from "./said.js";

/** @typedef {import("../store/store.js").Stored} Stored */

class Went extends HTMLElement {
  data = dataOf(this);
  root = `coursewright/${this.data.course}/`;
  modules = this.data.modules.split(" ");
  /** @type {Map<string, Field>} the fields that are shown, by the keys of their notes */
  fields = new Map();

  connectedCallback() {
    this.refresh();
  }
  refresh() {
    for (const [key, field] of this.fields) if (store.peek(key)) field.refresh();
    for (const key of this.keys()) {
      const kept = store.peek(key);
      if (kept && shown(kept.goal) && !this.fields.has(key)) this.append(this.ask(key, kept));
    }
    this.hidden = !this.fields.size;
  }
  keys() {
    return this.modules.flatMap((slug) => store.keys(`${this.root}note/${slug}/`).sort());
  }
  /**
   * One goal, and how it went.
   *
   * @param {string} key
   * @param {Stored} kept
   */
  ask(key, { title = "", lesson = "", path = "", goal, day: when }) {
    const text = make("textarea");
    text.rows = 3;
    const status = make("p", "", "course-own-note__status");
    status.setAttribute("role", "status");
    const field = new Field({ key, about: { title, lesson, path }, status }, "went", text);
    this.fields.set(key, field);
    const words = speak("You wanted to do this: “%(goal)s” How did it go?", { goal: shown(goal) });
    const by = shown(when);
    const hint = [by ? speak("You wanted to look at it again on %(day)s.", { day: day(by) }) : "", mostOf("went")];
    const asked = labelled(text, words, hint.join(" ").trim());
    field.refresh();
    return make("div", "", "course-own-note__form", make("h3", lesson), asked, field.others, status);
  }
}

customElements.define("course-went", Went);
