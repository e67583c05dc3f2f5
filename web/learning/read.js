// <course-read>, at a lesson's end: keeps which sections were read, under read/<module>/<lesson>
// {sections: {anchor: date}, read: date}. A section counts when its end was on the screen for a moment;
// the button says it of the whole lesson, for whoever does not read on a screen.

import * as store from "../store/store.js";
import { owns } from "../store/values.js";

const MOMENT = 1500;

class Read extends HTMLElement {
  connectedCallback() {
    this.start();
  }
  start() {
    if (this.button) return;
    const { course: of, slug, lesson, sections } = this.dataset;
    this.key = `coursewright/${of}/read/${slug}/${lesson}`;
    this.sections = sections.split(" ").filter(Boolean);
    // What an earlier version kept of a section under another name: "old=new".
    this.was = (this.dataset.was || "").split(" ").filter(Boolean).map((pair) => pair.split("="));
    this.button = this.querySelector("button");
    this.status = this.querySelector("[role=status]");
    this.button.addEventListener("click", () => this.press());
    this.hidden = false;
    this.refresh();
    this.watch();
  }
  disconnectedCallback() {
    if (this.observer) this.observer.disconnect();
  }
  refresh() {
    if (!this.button) return;
    const kept = store.read(this.key) || {};
    if (this.isBehind(kept)) return this.keep([]);
    const { read } = kept;
    this.button.textContent = read ? "Mark this lesson as not read" : "I have read this lesson";
    this.status.textContent = read && !store.isKept(this.key)
      ? store.why()
      : read
      ? `Read on ${new Date(read).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" })}.`
      : "";
    store.tell(this.status);
  }
  // The end of a section is where the next one starts. The top of the screen does not count: there
  // stands the heading that a link has led to, and nobody has read what is above it.
  watch() {
    const places = this.sections.map((anchor) => document.getElementById(anchor));
    const ends = new Map(this.sections.map((anchor, at) => [places[at + 1] || this, anchor]));
    const clocks = new Map();
    this.observer = new IntersectionObserver((seen) => {
      for (const { target, isIntersecting } of seen) {
        clearTimeout(clocks.get(target));
        if (isIntersecting) {
          clocks.set(
            target,
            setTimeout(() => document.hidden || this.seen(ends.get(target)), MOMENT),
          );
        }
      }
    }, { rootMargin: "-25% 0px 0px 0px" });
    for (const end of ends.keys()) this.observer.observe(end);
  }
  seen(anchor) {
    const { sections = {} } = store.read(this.key) || {};
    if (!owns(sections, anchor)) this.keep([anchor]);
  }
  // Whether an earlier version, or two files that were brought in, read more than the record says.
  isBehind({ sections, read }) {
    const has = (name) => owns(sections || {}, name);
    return this.was.some(([name, anchor]) => has(name) && !has(anchor)) ||
      (!read && this.sections.length > 0 && this.sections.every(has));
  }
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
      const dates = this.sections.map((anchor) => owns(sections, anchor) && sections[anchor]);
      const record = { ...old, sections };
      if (dates.every(Boolean)) record.read ||= dates.reduce((one, other) => (one > other ? one : other), "") || now;
      return record;
    });
    this.refresh();
  }
  press() {
    const { read } = store.read(this.key) || {};
    if (!read) return this.keep(this.sections);
    store.write(this.key, () => ({ sections: {} }));
    this.refresh();
    this.status.textContent = "Marked as not read.";
  }
}

customElements.define("course-read", Read);
