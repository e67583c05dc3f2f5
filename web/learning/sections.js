// <course-sections>, above the text of a lesson: shows one section at a time, with its number and a way back and on,
// or the whole lesson, as the learner has chosen: whole-lessons {on}. The links are those of the page, so that the
// browser keeps where one was. Its script runs where it stands, before the parts are there: nothing is shown that
// goes away again. It reads what is kept by itself, because what keeps comes later.

import { dataOf, find, findAll } from "../page/elements.js";
import { speak } from "../page/language.js";
import { storage } from "../store/place.js";
import { isObject, owns, parse } from "../store/values.js";

/** @typedef {{section?: string}} Place the section that an address without one was at */

const PART = ".course-sections__one";
const NOTE = ".course-notes li";
/** Whether the browser opens what is hidden for a link and for its own search: its name for it, and ours. */
const opens = "onbeforematch" in HTMLElement.prototype;
/** @param {string | undefined} text */
const list = (text) => (text || "").split(" ").filter(Boolean);

/**
 * Hides an element, so that the browser still finds words in it where it can, or shows it.
 *
 * @param {HTMLElement} element
 * @param {boolean} hidden
 */
function hide(element, hidden) {
  if (hidden && opens) element.setAttribute("hidden", "until-found");
  else element.hidden = hidden;
}
/**
 * What is kept under a key, or nothing: store.js says what is wrong with it.
 *
 * @param {string} key
 * @returns {Record<string, unknown>}
 */
function peek(key) {
  try {
    const found = parse(String(storage().getItem(key)));
    return isObject(found) ? found : {};
  } catch {
    return {};
  }
}
/**
 * The id that an address ends with.
 *
 * @param {string} hash
 */
function idIn(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return "";
  }
}
/** @returns {Place} */
const place = () => isObject(history.state) ? history.state : {};

class Sections extends HTMLElement {
  data = dataOf(this);
  names = list(this.data.sections);
  course = `coursewright/${this.data.course}/`;
  button = find(this, "button");
  isWhole = peek(`${this.course}whole-lessons`).on === true;
  /** Which section is shown, counted from 0; before that is known, none. */
  at = -1;
  isSet = false;

  connectedCallback() {
    if (this.isSet) return;
    this.isSet = true;
    this.hidden = false;
    this.button.addEventListener("click", () => this.choose());
    const parsing = new MutationObserver(() => this.take());
    parsing.observe(/** @type {Node} */ (this.parentNode), { childList: true, subtree: true });
    const end = () => {
      parsing.disconnect();
      this.go(this.wanted());
    };
    this.say();
    this.take();
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", end);
    else end();
    this.watch();
  }
  watch() {
    addEventListener("popstate", () => this.go(this.wanted()));
    addEventListener("hashchange", () => this.arrive());
    document.addEventListener("beforematch", ({ target }) => this.go(this.sectionOf(/** @type {Element} */ (target))));
    if (!opens) document.addEventListener("click", (event) => this.lead(event));
  }

  parts() {
    return findAll(/** @type {HTMLElement} */ (this.parentNode), PART);
  }
  /** @param {number} at */
  headingOf(at) {
    return document.getElementById(this.names[at]);
  }
  /**
   * The section that an element is in; a note is in every section that cites it. Of anything else, the one that is
   * shown.
   *
   * @param {Element} element
   */
  sectionOf(element) {
    const parts = this.parts();
    const note = element.closest(NOTE);
    const [one] = note ? this.citing(note) : [element.closest(PART)];
    if (!one || (note && this.citing(note).includes(parts[this.at]))) return this.at;
    return parts.indexOf(/** @type {HTMLElement} */ (one));
  }
  /** @param {Element} note */
  citing(note) {
    const ways = /** @type {NodeListOf<HTMLAnchorElement>} */ (note.querySelectorAll(".footnote-backref"));
    return [...ways].flatMap(({ hash }) => {
      const mention = document.getElementById(idIn(hash));
      const part = mention && mention.closest(PART);
      return part instanceof HTMLElement ? [part] : [];
    });
  }
  /** Which section the address leads to, or was at; else the first that is not read. */
  wanted() {
    const id = idIn(location.hash);
    const target = id && document.getElementById(id);
    const named = this.names.indexOf(id);
    const led = named < 0 && target ? this.sectionOf(target) : named;
    if (led >= 0) return led;
    if (id && !target && document.readyState === "loading") return -1; // it may be still to come
    const was = this.names.indexOf(place().section || "");
    return was >= 0 ? was : this.unread();
  }
  unread() {
    const { sections, read } = peek(`${this.course}read/${this.data.slug}/${this.data.lesson}`);
    if (read || !isObject(sections)) return 0;
    const former = new Map(
      list(this.data.was).map((pair) => /** @type {[string, string]} */ (pair.split("=").reverse())),
    );
    const found = this.names.findIndex((name) => !owns(sections, name) && !owns(sections, former.get(name) || name));
    return Math.max(0, found);
  }

  show() {
    this.say();
    this.sort();
    dispatchEvent(new Event("course-section"));
  }
  /** Says which section is shown, and offers the other way to read. */
  say() {
    const progress = find(this, "progress", HTMLProgressElement);
    const number = this.at + 1;
    progress.value = number;
    progress.hidden = this.isWhole;
    find(this, ".course-sections__at").textContent = number && !this.isWhole
      ? speak("Section %(number)s of %(total)s", { number, total: this.names.length })
      : "";
    this.button.textContent = this.isWhole ? speak("Section by section") : speak("The whole lesson on one page");
    document.documentElement.classList.toggle("course-by-section", !this.isWhole);
  }
  /** Shows and hides what the page has so far. */
  sort() {
    const parts = this.parts();
    parts.forEach((part, at) => hide(part, !this.isWhole && at !== this.at));
    this.showNotes(parts[this.at]);
  }
  /** Looks at what has come while the page is read: perhaps what the address leads to. */
  take() {
    if (this.at < 0 && (this.at = this.wanted()) >= 0) this.say();
    this.sort();
  }
  /** @param {HTMLElement | undefined} part */
  showNotes(part) {
    const notes = findAll(document, NOTE);
    const others = notes.filter((note) => !this.isWhole && !(part && this.citing(note).includes(part)));
    notes.forEach((note, at) => {
      /** @type {HTMLLIElement} */ (note).value = at + 1;
      hide(note, others.includes(note));
    });
    const section = document.querySelector(".course-notes");
    if (section instanceof HTMLElement) hide(section, others.length === notes.length);
  }

  /** @param {number} at */
  turn(at) {
    if (at === this.at) return;
    this.at = at;
    this.show();
  }
  /**
   * Turns to a section, and notes it where the address does not say it.
   *
   * @param {number} at
   */
  go(at) {
    this.turn(at);
    const id = idIn(location.hash);
    const { section } = place();
    if (!this.names.includes(id) && section !== this.names[at]) {
      history.replaceState({ ...place(), section: this.names[at] }, "");
    }
  }
  /** Goes where a new address leads: the heading gets the focus, and its words are read out with the number. */
  arrive() {
    const before = this.at;
    this.go(this.wanted());
    const part = document.getElementById(idIn(location.hash));
    if (!part || this.isWhole) return;
    if (this.at !== before) part.scrollIntoView(); // nothing else has seen to it
    if (this.names.includes(part.id)) focusOn(part);
  }
  /**
   * Shows where a link leads before the browser goes there: it would find nothing.
   *
   * @param {MouseEvent} event
   */
  lead(event) {
    const link = /** @type {Element} */ (event.target).closest("a");
    const isPlain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.defaultPrevented;
    if (!link || !isPlain || !link.hash || link.href.replace(/#.*/, "") !== location.href.replace(/#.*/, "")) return;
    const part = document.getElementById(idIn(link.hash));
    if (part) this.turn(this.sectionOf(part));
  }
  /** Changes between one section and the whole, at the same place. */
  choose() {
    if (this.isWhole) {
      const above = this.names.filter((_, at) => {
        const heading = this.headingOf(at);
        return heading && heading.getBoundingClientRect().top < innerHeight / 3;
      });
      this.at = Math.max(0, above.length - 1);
    }
    this.isWhole = !this.isWhole;
    this.show();
    const heading = this.headingOf(this.at);
    if (this.at && heading) {
      heading.scrollIntoView();
      focusOn(heading);
    }
    dispatchEvent(new CustomEvent("course-whole", { detail: this.isWhole }));
  }
}

/** @param {HTMLElement} heading */
function focusOn(heading) {
  heading.tabIndex = -1;
  heading.setAttribute("aria-describedby", "course-sections-at");
  heading.focus({ preventScroll: true });
}

customElements.define("course-sections", Sections);
