// <course-reviews>: the page of what is due today, a few questions from the modules that they belong to, which are
// fetched for it, each module by itself. Below them always stands when the next are due.

import { dataOf, find, findAll, make } from "../page/elements.js";
import { speak, speakMany } from "../page/language.js";
import { bringApart } from "../frame/bring.js";
import { unpacked } from "../page/inflate.js";
import { underNoPress } from "../page/press.js";
import * as store from "../store/store.js";
import { dueWords, nextWords } from "./line.js";
import { planOf } from "./kept.js";
/** @typedef {import("./due.js").Due} Due */
/** @typedef {import("./question.js").Review} Review */

export class Reviews extends HTMLElement {
  data = dataOf(this);
  root = `coursewright/${this.data.course}/`;
  list = find(this, "[data-place=questions]");
  status = find(this, "[role=status]");
  /** Which scripts of a module hold what is asked here. */
  scripts = ["follow-ups", "questions"];
  /** @type {Set<string>} what is asked no more */
  left = new Set();
  isSet = false;

  connectedCallback() {
    if (this.isSet) return;
    this.isSet = true;
    addEventListener("course-kept", () => this.tell());
    this.start();
  }
  async start() {
    try {
      await this.ask();
    } catch {
      this.status.textContent = speak("The questions could not be loaded. Reload the page to try again.");
      this.hidden = false;
      return;
    }
    this.tell();
  }
  /** What is to be asked here. */
  due() {
    return planOf(this.root, this.data.days).due;
  }
  /**
   * Shows what is due today, once all of it is here: what is no longer asked makes room for others.
   *
   * @returns {Promise<void>}
   */
  async ask() {
    const due = this.due();
    const made = await Promise.all(due.map((one) => this.questionOf(one)));
    const gone = due.filter((one, at) => !made[at] && !this.left.has(`${one.module}/${one.id}`));
    for (const one of gone) this.leaveOut(one);
    if (gone.length) return this.ask();
    const shown = made.flatMap((one) => one || []);
    shown.sort((one, other) => Number(other.isChanged) - Number(one.isChanged));
    await underNoPress();
    this.list.replaceChildren(...shown.map(({ box }) => box));
  }
  /**
   * A question with the module that it is of, or null where that has it no more.
   *
   * @param {Due} due
   */
  async questionOf({ module, id, fp, missed, step }) {
    const found = await this.checkOf(module, id);
    if (!found) return null;
    const { box, check } = found;
    const question = /** @type {Review} */ (document.createElement("course-review"));
    Object.assign(question.dataset, check.dataset);
    question.append(...check.childNodes);
    const isChanged = find(question, "fieldset").dataset.fingerprint !== fp;
    question.stood = isChanged ? { missed: false, step: 0 } : { missed, step };
    box.append(question);
    return { box, isChanged };
  }
  /**
   * A question as a lesson would ask it, not yet part of this page, and a box that says which module it is of; null
   * where that has it no more.
   *
   * @param {string} module
   * @param {string} id
   */
  async checkOf(module, id) {
    const bringing = this.scripts.map((name) => bringApart(`${this.data.files}${module}/${name}.js`, unpacked));
    const isIt = (/** @type {HTMLElement} */ line) => line.querySelector(`fieldset[id="question-${CSS.escape(id)}"]`);
    const [of, ...lines] = (await Promise.all(bringing)).find((held) => held.some(isIt)) || [];
    const known = lines.find(isIt);
    if (!of || !known) return null;
    this.addStyles(of);
    const check = /** @type {HTMLElement} */ (known.cloneNode(true));
    this.led(check); // before it is part of this page, which asks for pictures at once
    return { box: make("div", "", "course-review__one", of.cloneNode(true)), check };
  }
  /**
   * Loads the style sheets that the questions of a module need, each once.
   *
   * @param {HTMLElement} module
   */
  addStyles(module) {
    for (const file of (dataOf(module).styles || "").split(" ").filter(Boolean)) {
      const sheet = make("link");
      sheet.rel = "stylesheet";
      sheet.href = new URL(file, new URL(this.data.from, location.href)).href;
      if (!findAll(document, "link").some((link) => /** @type {HTMLLinkElement} */ (link).href === sheet.href)) {
        this.list.before(sheet);
      }
    }
  }
  /**
   * Has links and pictures lead where they lead from the page of reviews, whatever page this is.
   *
   * @param {HTMLElement} question
   */
  led(question) {
    const from = new URL(this.data.from, location.href);
    for (const name of ["href", "src"]) {
      for (const part of findAll(question, `[${name}]`)) {
        part.setAttribute(name, new URL(part.getAttribute(name) || "", from).href);
      }
    }
  }
  /**
   * Notes that a question is asked no more: it has come back as often as it should.
   *
   * @param {Due} due
   */
  leaveOut({ module, id, fp, day, missed }) {
    const step = this.data.days.split(" ").length;
    this.left.add(`${module}/${id}`);
    store.write(`${this.root}review/${module}/${id}`, () => ({ fp, date: `${day}T23:59:59.999Z`, missed, step }));
  }
  tell() {
    const { answered, due, later } = planOf(this.root, this.data.days);
    const shown = this.list.children.length;
    this.status.textContent = this.wordsFor(shown, due.length, answered.length);
    find(this, "[data-place=next]").textContent = nextWords(later);
  }
  /**
   * @param {number} shown
   * @param {number} due
   * @param {number} answered
   */
  wordsFor(shown, due, answered) {
    if (shown && !due) return speak("All answered: that was the review of today.");
    if (due && due === shown) return dueWords(due);
    if (due) return speakMany("%(number)s question left", "%(number)s questions left", due);
    if (answered) return speak("Nothing is due today.");
    if (store.isBlocked()) return speak("Nothing can come back here, because this browser lets no site keep anything.");
    return speak(
      "Nothing can come back yet: questions do once you have answered them in a lesson or passed their quiz.",
    );
  }
}

customElements.define("course-reviews", Reviews);
