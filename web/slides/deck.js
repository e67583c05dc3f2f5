// <course-slides>: shows the slides of a module one by one. The page holds them all, to be read without this script;
// here one is shown, over the whole screen, and its answer once it is asked for. In the trainer's window the same page
// shows the notes of the slide, the next slide and the time.

import { dataOf, find, findAll, make, makeButton } from "../page/elements.js";
import { speak } from "../page/language.js";
import { addHands, showHands, showOutcome } from "./hands.js";
import { Link } from "./link.js";
import { beganAt, keep, kept, keyOf } from "./session.js";
import * as steps from "./steps.js";
import { Panel } from "./trainer.js";

/** @typedef {import("./steps.js").State} State */

const FIELDS = "input, textarea, select, [contenteditable]";
const PRESSED = "a, button, summary";
const FORWARD = ["ArrowRight", "ArrowDown", "PageDown", " ", "Enter"];
const BACK = ["ArrowLeft", "ArrowUp", "PageUp", "Backspace"];
const TRAINERS = "#trainer";
const [LEAST, MOST] = [10, 20]; // twentieths of the letters that a slide has where it is short
const STAGES = ["all", "choices", "answer"]; // what stands beside an answer: all that was asked, the choices, nothing

export class Deck extends HTMLElement {
  data = dataOf(this);
  key = `coursewright/${this.data.course}/slides/${this.data.slug}`;
  session = keyOf(this.data);
  items = findAll(this, ".course-slide");
  slides = this.items.map((item) => factsOf(item, this.items));
  state = steps.begin();
  isShowing = false;
  /** @type {Window | null} */
  other = null;
  /** @type {Panel | null} */
  panel = null;
  isBuilt = false;

  status = make("p", "", "course-visually-hidden");
  keys = make("input");
  /** @type {Link} */
  link = new Link(this.key, (state) => this.take(state), () => ({ ...this.state, began: beganAt(this.session) }));

  connectedCallback() {
    if (this.isBuilt) return;
    this.isBuilt = true;
    this.status.setAttribute("role", "status");
    this.tabIndex = -1;
    this.setAttribute("role", "group");
    this.setAttribute("aria-label", speak("Slides"));
    this.items.forEach((item, at) =>
      addHands(item, (choice, number) => this.go(steps.count(this.state, choice, number)), at)
    );
    this.prepend(this.tools(), this.status);
    this.append(this.bar());
    this.addEventListener("click", (event) => this.follow(event));
    document.addEventListener("keydown", (event) => this.press(event));
    globalThis.addEventListener("resize", () => this.fit());
    this.addEventListener("load", () => this.fit(), true); // of a picture
    document.addEventListener("fullscreenchange", () => document.fullscreenElement || this.panel || this.leave());
    const before = kept(this.key);
    if (steps.isState(before, this.slides.length)) this.state = before;
    if (location.hash === TRAINERS) this.openPanel();
  }

  tools() {
    const show = makeButton(speak("Show the slides"), false, () => this.show());
    const other = makeButton(speak("Open the trainer’s window"), true, () => this.openWindow());
    show.setAttribute("aria-keyshortcuts", "F");
    other.setAttribute("aria-keyshortcuts", "P");
    this.keys.type = "checkbox";
    this.keys.checked = true;
    const list = make(
      "ul",
      "",
      "",
      ...[
        speak("F shows the slides on the whole screen; Escape leaves them"),
        speak("P opens the trainer’s window, which stays in step"),
        speak("Arrow keys, space, Page Up and Page Down turn the slides; Home and End show the first and the last"),
        speak("1 to 9 take a choice of a scenario"),
      ].map((words) => make("li", words)),
    );
    const use = make("p", "", "", make("label", "", "", this.keys, ` ${speak("Use single keys")}`));
    const help = make("details", "", "course-slides__keys", make("summary", speak("Keys")), list, use);
    return make("div", "", "course-slides__tools course-no-print", show, other, help);
  }

  bar() {
    const buttons = [
      makeButton(speak("Previous slide"), true, () => this.go(steps.back(this.state))),
      makeButton(speak("Next"), false, () => this.go(steps.next(this.slides, this.state))),
      makeButton(speak("Leave"), true, () => this.leave()),
    ];
    return make("div", "", "course-slides__bar", ...buttons);
  }

  /** Shows one slide at a time, on the whole screen where the browser has that. */
  show() {
    if (this.isShowing) return;
    this.isShowing = true;
    if (!this.panel && !beganAt(this.session)) keep(this.session, Date.now());
    document.documentElement.classList.add("course-showing");
    this.classList.add("course-slides--on");
    const root = document.documentElement;
    if (!this.panel && root.requestFullscreen) root.requestFullscreen().catch(() => {});
    this.draw();
    this.focus();
    this.link.tell({ ...this.state, began: beganAt(this.session) });
  }

  leave() {
    if (!this.isShowing) return;
    if (this.panel) {
      window.close();
      return;
    }
    this.isShowing = false;
    document.documentElement.classList.remove("course-showing");
    this.classList.remove("course-slides--on");
    this.items.forEach((item) => {
      item.classList.remove("course-slide--here", "course-slide--shown");
      showOutcome(item, -1);
    });
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    this.items[this.state.at].scrollIntoView();
    find(this, ".course-slides__tools .course-button").focus();
  }

  openWindow() {
    const address = location.href.split("#")[0] + TRAINERS;
    this.other = window.open(address, this.key, "popup,width=1100,height=800");
    if (!this.other) {
      this.say(speak("The browser keeps new windows from opening. Allow them for this page, and press again."));
    } else this.link.other = this.other;
  }

  openPanel() {
    this.panel = new Panel(this);
    this.classList.add("course-slides--trainer");
    this.show();
    this.link.ask();
  }

  /**
   * Does what another window says.
   *
   * @param {unknown} found
   */
  take(found) {
    if (!steps.isState(found, this.slides.length)) return;
    const { began, ...state } = /** @type {State & {began?: number}} */ (found);
    if (began) keep(this.session, began);
    const isOther = state.at !== this.state.at || state.shown !== this.state.shown;
    this.state = state;
    keep(this.key, state);
    if (this.isShowing) this.draw(isOther);
  }

  /** @param {State} state */
  go(state) {
    const isOther = state.at !== this.state.at || state.shown !== this.state.shown;
    this.state = state;
    keep(this.key, state);
    if (this.isShowing) this.draw(isOther);
    this.link.tell({ ...state, began: beganAt(this.session) });
  }

  /** @param {boolean} [speaks] whether it is said what is shown now */
  draw(speaks = true) {
    const { at, shown } = this.state;
    const active = document.activeElement;
    this.items.forEach((item, number) => {
      item.classList.toggle("course-slide--here", number === at);
      item.classList.toggle("course-slide--shown", number === at && shown);
    });
    showHands(this.items[at], this.state.hands[at] || [], steps.takenOn(this.state), shown);
    this.fit();
    if (active instanceof HTMLElement && this.contains(active) && !active.offsetParent) this.focus();
    if (this.panel) this.panel.draw();
    if (!speaks) return;
    this.scrollTop = shown && !this.panel ? this.scrollHeight : 0; // an answer that has no room is what is seen
    const title = find(this.items[at], "h2").textContent || "";
    const values = { number: at + 1, total: this.items.length, title: title.trim() };
    this.say(
      shown ? speak("The answer is shown.") : speak("Slide %(number)s of %(total)s: %(title)s", values),
    );
  }

  /**
   * Sets a slide that is too long for the screen in smaller letters, so that a group sees all choices at once. What was
   * asked makes room for an answer that has none even so.
   */
  fit() {
    if (!this.isShowing) return;
    const item = this.items[this.state.at];
    item.dataset.shows = STAGES[0];
    if (this.panel) return;
    const { style } = find(item, ".course-slide__face");
    const fits = (/** @type {number} */ share) => {
      style.setProperty("--course-fit", `${share / MOST}`);
      return this.scrollHeight <= this.clientHeight;
    };
    for (const stage of this.state.shown ? STAGES : STAGES.slice(0, 1)) {
      item.dataset.shows = stage;
      if (fits(largest(fits))) return;
    }
  }

  /** @param {string} words */
  say(words) {
    this.status.textContent = words;
  }

  /**
   * A choice of a scenario leads to its slide.
   *
   * @param {Event} event
   */
  follow(event) {
    const link = event.target instanceof Element ? event.target.closest(".course-slide a[href^='#']") : null;
    if (!link || !this.isShowing) return;
    event.preventDefault();
    const choices = findAll(this.items[this.state.at], ".course-slide__choices > li > a");
    const choice = choices.indexOf(/** @type {HTMLElement} */ (link));
    const state = this.state;
    if (choice >= 0) this.go(steps.take(this.slides, state, choice));
    else {this.go(steps.goTo(
        this.slides,
        state,
        this.items.findIndex((item) => `#${item.id}` === link.getAttribute("href")),
      ));}
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    if (this.isShowing && event.key === "Escape") this.leave();
    else if (this.isOfField(event) || !this.turn(event.key)) return;
    event.preventDefault();
  }

  /**
   * Whether a key belongs to the field or the button that has the focus.
   *
   * @param {KeyboardEvent} event
   */
  isOfField({ target, key }) {
    const at = target instanceof Element ? target : document.body;
    const isTyped = Boolean(at.closest(FIELDS)) && at !== this.keys;
    return isTyped || (Boolean(at.closest(PRESSED)) && [" ", "Enter"].includes(key));
  }

  /**
   * Does what a key stands for, and tells whether it stands for something.
   *
   * @param {string} key
   */
  turn(key) {
    const single = this.keys.checked ? key.toLowerCase() : "";
    if (single === "f") this.show();
    else if (single === "p" && !this.panel) this.openWindow();
    else if (!this.isShowing) return false;
    else if (FORWARD.includes(key)) this.go(steps.next(this.slides, this.state));
    else if (BACK.includes(key)) this.go(steps.back(this.state));
    else if (key === "Home") this.go(steps.goTo(this.slides, this.state, 0));
    else if (key === "End") this.go(steps.goTo(this.slides, this.state, this.slides.length - 1));
    else if (/^[1-9]$/.test(single)) this.go(steps.take(this.slides, this.state, Number(single) - 1));
    else return false;
    return true;
  }
}

/**
 * The largest letters in which a slide fits, looked for by halves, or the smallest there are.
 *
 * @param {(share: number) => boolean} fits
 */
function largest(fits) {
  if (fits(MOST)) return MOST;
  let [small, large] = [LEAST, MOST];
  while (large - small > 1) {
    const half = (small + large) >> 1;
    if (fits(half)) small = half;
    else large = half;
  }
  return small;
}

/**
 * What a slide is, beyond what it shows.
 *
 * @param {HTMLElement} item
 * @param {HTMLElement[]} all
 * @returns {steps.Slide}
 */
function factsOf(item, all) {
  const links = findAll(item, ".course-slide__choices > li > a").map((link) => link.getAttribute("href"));
  return {
    holds: Boolean(item.querySelector(".course-slide__answer")),
    scene: dataOf(item).scene || "",
    ends: item.matches(".course-slide--moment") && !links.length,
    goes: links.map((address) => all.findIndex((one) => `#${one.id}` === address)),
  };
}

customElements.define("course-slides", Deck);
