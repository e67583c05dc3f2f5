// <course-ending>, on the page of each part of a module: once the part is done it says what has come to its end, be it
// the part, its module or a course, and what comes next. Of a quiz it stands in the result.

import { prefix } from "../frame/marks.js";
import { dataOf, find, findAll, make } from "../page/elements.js";
import { speak, speakMany, speakNodes } from "../page/language.js";
import * as store from "../store/store.js";
import { reason } from "./lasting.js";
import { facts, judge, kept, list, rules, settle } from "./progress.js";
import { link, minutesLeft } from "./says.js";

/** @typedef {import("./progress.js").State} State */
/** @typedef {import("./progress.js").Step} Step */
/** @typedef {{href: string, words: string}} Way where to go next */

/** @param {string} slug of a module */
const isComplete = (slug) => Boolean((store.peek(`${prefix}done/${slug}`) || {}).date);

/**
 * Whether the modules that a course asks for are complete.
 *
 * @param {string[]} core
 * @param {string[]} electives
 * @param {number} choose how many of the electives count
 */
export const isEarned = (core, electives, choose) =>
  core.every(isComplete) && electives.filter(isComplete).length >= choose;

/**
 * Where the way goes on behind a module; to My learning where it ends, or where the next module is done already.
 *
 * @param {string} learning the address of My learning
 * @returns {Way}
 */
export function beyond(learning) {
  const turn = document.querySelector(".course-turn");
  const { beyond: href = "", beyondTitle: title = "" } = turn instanceof HTMLElement ? turn.dataset : {};
  const slug = href.split("/").slice(-2)[0];
  if (!href || isComplete(slug)) return { href: learning, words: speak("My learning: what comes next") };
  return { href, words: speak("Go on: %(title)s", { title }) };
}

/**
 * What a part is called that has been done.
 *
 * @param {Step} part
 * @param {import("../store/store.js").Kept} record
 */
function nameOf({ kind, verb }, { uses = [] }) {
  if (kind === "read") return speak("Lesson read");
  if (kind === "quiz") return speak("Quiz passed");
  if (verb === "observed") return speak("Observed at work");
  return uses.length ? speak("Checklist used") : speak("Checklist read");
}

class Ending extends HTMLElement {
  data = dataOf(this);
  /** @type {HTMLElement} what tells of the module */
  module = this.dataset.slug ? this : find(document, "course-module");
  facts = facts(this.module);
  courses = findAll(this, ".course-ending__course").map(dataOf);
  /** @type {HTMLAnchorElement | null} the button that leads on */
  button = null;
  /** @type {Way} what the page itself leads to */
  own = { href: "", words: "" };
  isStarted = false;

  connectedCallback() {
    if (this.isStarted) return;
    this.isStarted = true;
    this.refresh();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let soon;
    addEventListener("course-kept", () => {
      clearTimeout(soon);
      soon = setTimeout(() => this.refresh(), 200);
    });
  }
  refresh() {
    const records = kept(prefix, this.facts);
    const state = judge(this.facts, records, rules(dataOf(this.module).requires));
    settle(prefix, state, records);
    const part = this.partIn(state);
    const isNew = this.hidden && Boolean(part);
    this.hidden = !part;
    const earned = state.complete ? this.earned() : undefined;
    if (part) this.say(state, nameOf(part, records.parts[state.parts.indexOf(part)]), earned);
    this.leadOn(part ? this.wayFrom(state, earned) : null);
    const isPressed = document.activeElement && document.activeElement.closest(".course-tools"); // what stands above
    if (isNew && isPressed) this.scrollIntoView({ block: "nearest" });
  }
  /**
   * The part that the page is about, once it is done; that a list was used counts as it does for its module.
   *
   * @param {State} state
   */
  partIn({ parts }) {
    const { of, partId } = this.data;
    return parts.find(({ kind, id, date }) => kind === of && id === partId && date);
  }
  /** A course that is complete with this module. */
  earned() {
    return this.courses.find(({ core, electives, choose }) => isEarned(list(core), list(electives), Number(choose)));
  }
  /**
   * @param {State} state
   * @param {string} name of the part
   * @param {Record<string, string> | undefined} course
   */
  say(state, name, course) {
    const { code, title } = this.facts;
    const values = { module: `${code} ${title}`, course: course ? course.title : "" };
    const ofModule = state.complete ? speak("Module complete: %(module)s", values) : name;
    const ended = state.complete ? "module" : this.data.of;
    this.dataset.ended = course ? "course" : ended;
    const what = find(this, ".course-ending__what");
    const words = course ? speak("Course complete: %(course)s", values) : ofModule;
    if (what.textContent !== words) what.textContent = words;
    find(this, ".course-ending__says").replaceChildren(...(state.complete ? [] : this.left(state)));
    this.warn(Boolean(state.complete));
  }
  /**
   * Says in one sentence where the browser may erase what was just done, and what to do about it.
   *
   * @param {boolean} isModule whether a whole module has come to its end
   */
  async warn(isModule) {
    const why = await reason(`${prefix}exported`, isModule);
    const page = link(`${this.data.learning}#keep`, speak("My learning"));
    const words = {
      "": () => [],
      erased: () =>
        speakNodes(
          "Safari erases what you have done here after seven days of use without a visit: save it as a file on " +
            "%(page)s, or add this training to your home screen by the Share button.",
          { page },
        ),
      unpromised: () =>
        speakNodes("This browser does not promise to keep what you have done: save it as a file on %(page)s.", {
          page,
        }),
    };
    const says = find(this, ".course-ending__says");
    for (const old of findAll(says, ".course-ending__lasts")) old.remove();
    if (why) says.append(make("p", "", "course-ending__lasts", ...words[why]()));
  }
  /**
   * How much of the module is done, and on the page of the part that comes last what is still to be done.
   *
   * @param {State} state
   */
  left({ parts, left }) {
    const asked = parts.filter(({ open, date }) => open || date);
    const done = asked.filter(({ date }) => date).length;
    const counted = speakMany(
      "%(done)s of one step of this module is done.",
      "%(done)s of %(number)s steps of this module are done.",
      asked.length,
      { done },
    );
    const open = parts.filter((part) => part.open);
    const says = [make("p", `${counted} ${minutesLeft(left)}`)];
    if (this.data.of === "read" || !open.length) return says;
    const links = open.map((part) => make("li", "", "", link(part.link.href, part.title)));
    return [...says, make("p", speak("Still to do:")), make("ul", "", "", ...links)];
  }
  /**
   * Has the button of the page lead to what is next.
   *
   * @param {Way | null} next none where the page itself knows it
   */
  leadOn(next) {
    const [button] = /** @type {HTMLAnchorElement[]} */ (findAll(document, ".course-onwards"));
    if (!button) return;
    if (button !== this.button) this.own = { href: button.href, words: button.textContent || "" };
    this.button = button;
    const way = next || this.own;
    if (button.href !== way.href) button.href = way.href;
    if (button.textContent !== way.words) button.textContent = way.words;
  }
  /**
   * @param {State} state
   * @param {Record<string, string> | undefined} course
   * @returns {Way | null} none where the page itself knows it
   */
  wayFrom({ complete, next }, course) {
    const { of, learning } = this.data;
    if (course) return { href: `${learning}#course-${course.course}`, words: speak("Your certificate is ready") };
    if (complete) return beyond(learning);
    if (of !== "list") return null;
    const following = document.querySelector(".course-turn [rel=next]");
    const folder = location.pathname.replace(/[^/]*$/, "");
    if (following instanceof HTMLAnchorElement && following.pathname.startsWith(folder)) {
      const title = ((following.lastChild && following.lastChild.textContent) || "").trim();
      return { href: following.href, words: speak("Go on: %(title)s", { title }) };
    }
    return next && { href: next.link.href, words: speak("Go on: %(title)s", { title: next.word }) };
  }
}

customElements.define("course-ending", Ending);
