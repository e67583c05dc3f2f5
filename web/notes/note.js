// <course-own-note>, at the end of a section: what its learner writes, kept under note/<module>/<lesson>/<section>.
// The section that asks for a case of one's own has its fields open: the case, one goal, and a day to look at it again.
// Nothing of it goes into a record or into statistics. On paper stands what was written, or lines to write on.

import { below } from "../page/address.js";
import { dataOf, find, make, makeButton } from "../page/elements.js";
import { speak, speakMany } from "../page/language.js";
import { afterPress } from "../page/press.js";
import { day } from "../page/words.js";
import * as store from "../store/store.js";
import { ask, Field, MOST } from "./field.js";
import { shown } from "./said.js";

/** @typedef {import("./said.js").Field} Name */

let count = 0;

/**
 * The path of what is kept of a section; signs that mean something there are written otherwise.
 *
 * @param {string} lesson its module and its name: people/lesson
 * @param {string} section
 */
export const pathOf = (lesson, section) =>
  `note/${lesson}/${section.replace(/[/%\s~]/g, (sign) => sign === "~" ? "%7E" : encodeURIComponent(sign))}`;

/**
 * A control under its label, with what it is for.
 *
 * @param {HTMLTextAreaElement | HTMLInputElement} control
 * @param {string} words
 * @param {string} [hint]
 */
export function labelled(control, words, hint = "") {
  control.id = `course-own-note-${++count}`;
  const label = make("label", words);
  label.htmlFor = control.id;
  const told = make("span", hint, "course-small");
  told.id = `${control.id}-hint`;
  if (hint) control.setAttribute("aria-describedby", told.id);
  return make("p", "", "", label, ...(hint ? [told] : []), control);
}
/**
 * How many characters fit, in words.
 *
 * @param {Name} name
 */
export const mostOf = (name) =>
  speakMany("At most %(number)s character.", "At most %(number)s characters.", MOST[name]);

export class OwnNote extends HTMLElement {
  data = dataOf(this);
  section = this.data.section;
  isCase = "case" in this.data;
  status = make("p", "", "course-own-note__status");
  paper = make("div", "", "course-print-only");
  eraser = makeButton(speak("Erase this note"), true, () => this.askToErase());
  erasing = make("p", "", "", this.eraser);
  /** @type {Field[]} */
  fields = [];
  key = "";

  connectedCallback() {
    if (this.fields.length) return;
    this.key = `coursewright/${dataOf(find(document, "#course-side")).course}/${
      pathOf(this.data.lesson, this.section)
    }`;
    this.status.setAttribute("role", "status");
    const heading = document.getElementById(this.section);
    const title = ((heading && heading.textContent) || this.section).trim();
    const about = {
      title: title.slice(0, 400),
      lesson: (find(document, "h1").textContent || "").trim().slice(0, 400),
      path: `${below(location.href)}#${this.section}`,
    };
    const home = { key: this.key, about, status: this.status };
    const parts = this.isCase ? this.caseParts(home) : this.noteParts(home, title);
    const inside = [...parts, this.status, this.erasing];
    if (this.isCase) this.append(make("div", "", "course-own-note__form", ...inside));
    else this.append(make("details", "", "course-own-note__form", make("summary", ""), ...inside));
    this.append(this.paper);
    this.refresh();
  }
  /**
   * The fields of a case of one's own.
   *
   * @param {import("./field.js").Home} home
   */
  caseParts(home) {
    const [text, goal, when] = [make("textarea"), make("input"), make("input")];
    text.rows = 6;
    when.type = "date";
    const only = speak("It stays in this browser and in the files that you save. It is in no record.");
    this.fields = [new Field(home, "text", text), new Field(home, "goal", goal), new Field(home, "day", when)];
    const [ofText, ofGoal, ofDay] = this.fields.map(({ others }) => others);
    return [
      labelled(text, speak("Your case"), `${only} ${mostOf("text")}`),
      ofText,
      labelled(goal, speak("Your one goal"), mostOf("goal")),
      ofGoal,
      labelled(when, speak("The day on which you look at it again")),
      ofDay,
    ];
  }
  /**
   * @param {import("./field.js").Home} home
   * @param {string} title
   */
  noteParts(home, title) {
    const text = make("textarea");
    text.rows = 4;
    this.fields = [new Field(home, "text", text)];
    const words = speak("Your note on “%(title)s”", { title });
    return [labelled(text, words, mostOf("text")), this.fields[0].others];
  }
  /** Shows what is kept, in this tab or another. */
  refresh() {
    for (const field of this.fields) field.refresh();
    const kept = store.read(this.key);
    this.erasing.hidden = !kept;
    const summary = this.querySelector("summary");
    const text = kept ? shown(kept.text) : "";
    if (summary) summary.textContent = text ? speak("Your note") : speak("Add a note");
    this.toPaper(kept || {});
  }
  /** @param {import("../store/store.js").Kept} kept */
  toPaper({ text, goal, day: when }) {
    const words = [
      shown(text),
      shown(goal) && speak("Goal: %(goal)s", { goal: shown(goal) }),
      shown(when) && speak("To look at again on %(day)s", { day: day(shown(when)) }),
    ];
    const said = words.flatMap((one) => one || []);
    this.classList.toggle("course-own-note--written", said.length > 0);
    this.paper.replaceChildren(...said.map((one) => make("p", one, "course-own-note__says")));
  }
  askToErase() {
    ask(this.eraser, speak("Erase all of this note? It cannot be brought back."), () => this.erase());
  }
  erase() {
    store.drop(this.key);
    for (const { control } of this.fields) control.value = "";
    for (const field of this.fields) field.value = "";
    this.refresh();
    this.status.textContent = speak("Erased.");
    this.fields[0].control.focus();
  }
}

afterPress(() => customElements.define("course-own-note", OwnNote));
addEventListener("course-kept", () => {
  for (const note of document.querySelectorAll("course-own-note")) if (note instanceof OwnNote) note.refresh();
});
