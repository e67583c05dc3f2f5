// One field of a note: a control that is kept while it is written in, and shows what another tab or a file has brought.
// Nothing that was typed is replaced unseen: what was written elsewhere meanwhile is offered beside it.

import { make, makeButton } from "../page/elements.js";
import { speak, speakMany } from "../page/language.js";
import { day } from "../page/words.js";
import { put } from "../store/fields.js";
import * as store from "../store/store.js";
import { shown, standing, withSaid } from "./said.js";

/** @typedef {import("../store/kinds.js").Said} Said */
/** @typedef {import("../store/store.js").Kept} Kept */
/** @typedef {import("./said.js").Field} Name */
/** @typedef {{title: string, lesson: string, path: string}} About the section and lesson of a note, and where it is */
/**
 * Where a field belongs: the key of its note, what that is about, and what tells the learner of it.
 *
 * @typedef {{key: string, about: About, status: HTMLElement}} Home
 */

const PAUSE = 400; // milliseconds without a key
/** How many characters each may have. */
export const MOST = { text: 4000, goal: 400, day: 10, went: 4000 };
let made = 0;

/** An id that no other page has. */
const newId = () => [...crypto.getRandomValues(new Uint32Array(2))].map((number) => number.toString(36)).join("-");

/**
 * Asks before something is erased, in the place of the button that was pressed.
 *
 * @param {HTMLElement} pressed
 * @param {string} question
 * @param {() => void} erase
 */
export function ask(pressed, question, erase) {
  const words = make("span", question);
  words.id = `course-own-note-ask-${++made}`;
  const end = () => {
    box.replaceWith(pressed);
    pressed.focus();
  };
  const keep = makeButton(speak("Keep it"), true, end);
  const go = makeButton(speak("Erase it"), false, () => {
    end();
    erase();
  });
  const box = make("span", "", "course-own-note__ask", words, " ", keep, go);
  box.setAttribute("role", "group");
  box.setAttribute("aria-labelledby", words.id);
  pressed.replaceWith(box);
  keep.focus();
}

export class Field {
  id = newId();
  /** @type {Said[]} the versions that its learner has seen here */
  seen = [];
  /** What it showed, or has kept, last. */
  value = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  waiting;
  others = make("div", "", "course-own-note__others");

  /**
   * @param {Home} home
   * @param {Name} name
   * @param {HTMLTextAreaElement | HTMLInputElement} control
   */
  constructor(home, name, control) {
    this.home = home;
    this.name = name;
    this.control = control;
    if (name !== "day") control.maxLength = MOST[name];
    control.autocomplete = "off";
    control.addEventListener("input", () => this.wait());
    control.addEventListener("change", () => this.save(true));
    for (const leaving of ["pagehide", "visibilitychange"]) addEventListener(leaving, () => this.save());
  }
  versions() {
    return (store.read(this.home.key) || {})[this.name];
  }
  get isChanged() {
    return this.control.value !== this.value;
  }
  wait() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.save(), PAUSE);
    const most = MOST[this.name];
    if (this.control.value.length < most || this.name === "day") return;
    this.home.status.textContent = speakMany(
      "No more fits in here: %(number)s character is the most.",
      "No more fits in here: %(number)s characters are the most.",
      most,
    );
  }
  /**
   * Keeps what stands in the control, in the place of what its learner has seen there.
   *
   * @param {boolean} [isTold] whether to say so
   */
  save(isTold = false) {
    clearTimeout(this.waiting);
    const { key, about, status } = this.home;
    if (this.isChanged) {
      const date = new Date().toISOString();
      const says = this.control.value;
      const written = { id: this.id, says, date, seen: this.seen };
      store.write(key, (old) => ({ ...withSaid(old || {}, this.name, written), ...about, date }));
      this.take(says);
      this.showOthers();
    }
    if (!isTold) return;
    status.textContent = store.isKept(key) ? speak("Kept in this browser.") : store.why();
  }
  /**
   * Notes what is shown now: all versions that say it, and those that say nothing.
   *
   * @param {string} says
   */
  take(says) {
    this.value = says;
    this.seen = (this.versions() || []).filter((one) => one.says === says || !one.says.trim());
  }
  /** Shows what stands now, unless something is being written here. */
  refresh() {
    if (!this.isChanged) {
      const says = shown(this.versions());
      put(this.control, says);
      this.take(says);
    }
    this.showOthers();
  }
  showOthers() {
    const others = standing(this.versions()).filter(({ says }) => says.trim() && says !== this.control.value);
    const key = JSON.stringify(others);
    if (this.others.dataset.shown === key) return;
    this.others.dataset.shown = key;
    this.others.replaceChildren(...others.map((other) => this.offer(other)));
  }
  /**
   * Something that was written elsewhere: to add to what stands here, or to erase.
   *
   * @param {Said} other
   */
  offer(other) {
    const words = this.name === "day" ? day(other.says) : other.says;
    const add = makeButton(speak("Add it to what is above"), true, () => this.add(other));
    const erase = makeButton(speak("Erase this one"), true, () => {
      ask(erase, speak("Erase it? It cannot be brought back."), () => this.erase(other));
    });
    return make(
      "div",
      "",
      "course-note",
      make("p", speak("Written in another tab or on another device, on %(day)s:", { day: day(other.date) })),
      make("p", words, "course-own-note__says"),
      make("p", "", "", ...(this.name === "day" ? [] : [add]), erase),
    );
  }
  /** @param {Said} other */
  add(other) {
    const { control, home } = this;
    const joined = [control.value.trimEnd(), other.says].filter(Boolean).join(this.name === "goal" ? " " : "\n\n");
    if (joined.length > MOST[this.name]) {
      home.status.textContent = speak("Together they are too long. Shorten what is above first.");
      return;
    }
    control.value = joined;
    this.seen.push(other);
    this.save(true);
    control.focus();
  }
  /** @param {Said} other */
  erase(other) {
    const { key } = this.home;
    const date = new Date().toISOString();
    const written = { id: this.id, says: this.control.value, date, seen: [...this.seen, other] };
    store.write(key, (old) => ({ ...withSaid(old || {}, this.name, written), ...this.home.about, date }));
    this.take(this.control.value);
    this.showOthers();
    this.control.focus();
    this.home.status.textContent = speak("Erased.");
  }
}
