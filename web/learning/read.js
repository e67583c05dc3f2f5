// <course-read>, at a lesson's end: keeps which sections were read, under read/<module>/<lesson>
// {sections: {anchor: date}, read: date}. A section counts when its end was on the screen for a moment, or when its
// reader goes on to the next one; the button says it of the whole lesson, for whoever does not read on a screen.

import { dataOf, find, findAll, make } from "../page/elements.js";
import { speak } from "../page/language.js";
import { afterPress } from "../page/press.js";
import { day } from "../page/words.js";
import * as store from "../store/store.js";
import { owns } from "../store/values.js";

/** @typedef {import("../store/store.js").Kept} Kept */

const MOMENT = 1500;
/** Milliseconds in which nobody has read the new words of a button: who presses then has read the old ones. */
const GLANCE = 1000;
/** @param {string | undefined} text */
const list = (text) => (text || "").split(" ").filter(Boolean);
/**
 * Marks where a section ends above what leads on, which on a phone is always on the screen.
 *
 * @param {HTMLElement} link
 */
function endBefore(link) {
  const end = make("span");
  (link.parentElement || link).before(end);
  return end;
}

class Read extends HTMLElement {
  data = dataOf(this);
  key = `coursewright/${this.data.course}/read/${this.data.slug}/${this.data.lesson}`;
  sections = list(this.data.sections);
  /** What an earlier version kept of a section under another name: "old=new". */
  was = list(this.data.was).map((pair) => pair.split("="));
  button = find(this, "button");
  status = find(this, "[role=status]");
  /** What leads on from each section but the last, where the lesson is shown section by section. */
  ways = findAll(document, ".course-sections__turn [data-read]");
  /** @type {IntersectionObserver | undefined} */
  observer;
  /** When the lesson came to be read by itself, in milliseconds of this page. */
  readByItself = -Infinity;

  connectedCallback() {
    if (this.observer) return;
    this.button.addEventListener("click", () => this.press());
    const next = findAll(document, ".course-next [data-read]");
    for (const link of [...this.ways, ...next]) link.addEventListener("click", () => this.seen(dataOf(link).read));
    this.hidden = false;
    this.refresh();
    this.watch();
  }
  disconnectedCallback() {
    if (this.observer) this.observer.disconnect();
  }
  /** @returns {void} */
  refresh() {
    /** @type {Kept} */
    const kept = store.read(this.key) || {};
    if (this.isBehind(kept)) return this.keep([]);
    this.button.textContent = kept.read ? speak("Mark this lesson as not read") : speak("I have read this lesson");
    this.status.textContent = this.wordsFor(kept);
    store.tell(this.status);
  }
  /** @param {Kept} kept */
  wordsFor({ read }) {
    if (!read) return "";
    return store.isKept(this.key) ? speak("Read on %(day)s.", { day: day(read) }) : store.why();
  }
  // The end of a section is where the next one starts, or what leads on to it. The top of the screen does not count:
  // there stands the heading that a link has led to, and nobody has read what is above it.
  watch() {
    const places = this.sections.map((anchor) => document.getElementById(anchor));
    /** @type {Map<Element, string>} */
    const ends = new Map([
      ...this.sections.map((anchor, at) => /** @type {const} */ ([places[at + 1] || this, anchor])),
      ...this.ways.map((link) => /** @type {const} */ ([endBefore(link), dataOf(link).read])),
    ]);
    const isBySection = () => document.documentElement.classList.contains("course-by-section");
    /** @type {Map<Element, ReturnType<typeof setTimeout>>} */
    const clocks = new Map();
    this.observer = new IntersectionObserver((seen) => {
      for (const { target, isIntersecting } of seen) {
        clearTimeout(clocks.get(target));
        const anchor = ends.get(target) || "";
        // Section by section, what is above a heading is another section, which may not have been shown at all.
        if (isIntersecting && !(isBySection() && /^H\d$/.test(target.tagName))) {
          clocks.set(
            target,
            setTimeout(() => afterPress(() => document.hidden || this.seen(anchor)), MOMENT),
          );
        }
      }
    }, { rootMargin: "-25% 0px 0px 0px" });
    for (const end of ends.keys()) this.observer.observe(end);
  }
  /** @param {string} anchor */
  seen(anchor) {
    const { sections = {}, read } = store.read(this.key) || {};
    if (owns(sections, anchor)) return;
    this.keep([anchor]);
    if (!read && (store.read(this.key) || {}).read) this.readByItself = performance.now();
  }
  /**
   * Whether an earlier version, or two files that were brought in, read more than the record says.
   *
   * @param {Kept} kept
   */
  isBehind({ sections = {}, read }) {
    const has = (/** @type {string} */ name) => owns(sections, name);
    return this.was.some(([name, anchor]) => has(name) && !has(anchor)) ||
      (!read && this.sections.length > 0 && this.sections.every(has));
  }
  /** @param {string[]} anchors */
  keep(anchors) {
    const now = new Date().toISOString();
    store.write(this.key, (old) => {
      const before = (old && old.sections) || {};
      const renamed = this.was.filter(([name]) => owns(before, name)).map(([name, anchor]) => [anchor, before[name]]);
      const sections = {
        ...Object.fromEntries(anchors.map((anchor) => [anchor, now])),
        ...Object.fromEntries(renamed),
        ...before,
      };
      const dates = this.sections.map((anchor) => (owns(sections, anchor) ? sections[anchor] : ""));
      /** @type {Kept} */
      const record = { ...old, sections };
      if (dates.every(Boolean)) record.read ||= dates.reduce((one, other) => (one > other ? one : other), "") || now;
      return record;
    });
    this.refresh();
  }
  press() {
    const { read } = store.read(this.key) || {};
    if (!read) return this.keep(this.sections);
    if (performance.now() - this.readByItself < GLANCE) return;
    store.write(this.key, () => ({ sections: {} }));
    this.refresh();
    this.status.textContent = speak("Marked as not read.");
  }
}

customElements.define("course-read", Read);
