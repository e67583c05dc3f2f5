// <course-ending>, on the page of each part of a module: once the part is done it says what has come to its end, be it
// the part, its module or a course, and what comes next. Of a quiz it stands in the result.

import { prefix } from "../frame/marks.js";
import { page } from "../frame/page.js";
import { below, root } from "../page/address.js";
import { showDrawing } from "../page/drawings.js";
import { dataOf, find, findAll, make } from "../page/elements.js";
import { speak, speakNodes } from "../page/language.js";
import { inAMoment } from "../page/press.js";
import { begin } from "../review/follow_ups.js";
import { peek } from "../store/store.js";
import { reason } from "./lasting.js";
import { nextOf, partOf } from "./next.js";
import { facts, judge, kept, list, rules, settle } from "./progress.js";
import { link, minutesLeft } from "./says.js";
import { courseOfLearner, isComplete, moduleAfter } from "./way.js";

/** @typedef {import("./progress.js").State} State */
/** @typedef {import("./progress.js").Step} Step */
/** @typedef {{href: string, words: string}} Way where to go next */
/** @typedef {Record<string, string>} Course what the page says of a course that the module is part of */

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
 * @param {Course} course
 * @param {string} [without] a module that is taken as not complete
 */
function isWhole({ core, electives, choose }, without = "") {
  const but = (/** @type {string} */ slugs) => list(slugs).filter((slug) => slug !== without);
  return !list(core).includes(without) && isEarned(but(core), but(electives), Number(choose));
}

/**
 * Where the way goes on behind a module; to My learning where no other is left.
 *
 * @param {string} learning the address of My learning
 * @param {string} slug of the module
 * @returns {Way}
 */
export function beyond(learning, slug) {
  const next = moduleAfter(slug);
  if (next) return { href: root + next.path, words: speak("Go on: %(title)s", { title: next.title }) };
  if (page.desk) return { href: page.desk.start, words: speak("Back to the beginning") };
  return { href: learning, words: speak("My learning: what comes next") };
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

export class Ending extends HTMLElement {
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
  /** @type {string | undefined} what stands under its heading */
  told;
  why = "";

  connectedCallback() {
    if (this.isStarted) return;
    this.isStarted = true;
    this.refresh();
    addEventListener("course-kept", inAMoment(() => this.refresh()));
  }
  /** The part that the page is about, as progress.js names it. */
  here() {
    const { of, partId } = this.data;
    return partOf({ kind: /** @type {import("./progress.js").Kind} */ (of), id: partId });
  }
  /** How far the learner is with the module. */
  look() {
    const records = kept(prefix, this.facts);
    return { records, state: judge(this.facts, records, rules(dataOf(this.module).requires), this.here()) };
  }
  refresh() {
    const { records, state } = this.look();
    settle(prefix, state, records);
    const part = this.partIn(state);
    const isNew = this.hidden && Boolean(part);
    this.hidden = !part;
    const earned = state.complete ? this.earned() : undefined;
    if (earned && earned.days && !page.desk) begin(earned, this.completedOn(earned));
    const said = part && this.say(state, nameOf(part, records.parts[state.parts.indexOf(part)]), earned);
    this.takeButton();
    this.leadOn(part ? this.wayFrom(state, earned) : null);
    const isPressed = document.activeElement && document.activeElement.closest(".course-tools, .course-read"); // above
    if (isNew && isPressed) Promise.resolve(said).then(() => this.reach());
  }
  /** Brings what was said into view, and what leads on, which on the page of a lesson stands above it. */
  reach() {
    this.scrollIntoView({ block: "nearest" });
    if (this.button) this.button.scrollIntoView({ block: "nearest" });
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
  /**
   * The course that the learner is on, once it is complete.
   *
   * @returns {Course | undefined}
   */
  earned() {
    const own = courseOfLearner(/** @type {(Course & {course: string})[]} */ (this.courses), isWhole);
    return own && isWhole(own) ? own : undefined;
  }
  /**
   * When the last of the modules of a course was completed.
   *
   * @param {Course} course
   */
  completedOn({ core, electives }) {
    const dates = [...list(core), ...list(electives)].map((slug) => (peek(`${prefix}done/${slug}`) || {}).date || "");
    return dates.reduce((one, other) => (one > other ? one : other), "") || new Date().toISOString();
  }
  /**
   * What is said of the courses that are complete by this module, and that the learner may never have thought of.
   *
   * @param {Course | undefined} earned the one that the learner is on, of which the page speaks
   */
  besides(earned) {
    const { slug } = this.facts;
    const others = this.courses.filter((one) => one !== earned && isWhole(one) && !isWhole(one, slug));
    const { learning } = this.data;
    return page.desk ? [] : others.map(({ course, title }) =>
      make(
        "p",
        "",
        "",
        ...speakNodes("This also completes the course %(course)s, which has a certificate of its own.", {
          course: link(`${learning}#course-${course}`, title),
        }),
      )
    );
  }
  /**
   * @param {State} state
   * @param {string} name of the part
   * @param {Record<string, string> | undefined} course
   * @returns {Promise<void>} once all of it stands there
   */
  say(state, name, course) {
    const { code, title } = this.facts;
    const values = { module: `${code} ${title}`, course: course ? course.title : "" };
    const ofModule = state.complete ? speak("Module complete: %(module)s", values) : name;
    const ended = state.complete ? "module" : this.data.of;
    this.dataset.ended = course ? "course" : ended;
    showDrawing(find(this, ".course-ending__head"), this.dataset.ended);
    const what = find(this, ".course-ending__what");
    const words = course ? speak("Course complete: %(course)s", values) : ofModule;
    if (what.textContent !== words) what.textContent = words;
    this.tell(state.complete ? this.besides(course) : this.left(state));
    return this.warn(Boolean(state.complete));
  }
  /**
   * What it says already stays: somebody may be at a link in it.
   *
   * @param {HTMLElement[]} lines
   */
  tell(lines) {
    const told = lines.map(({ outerHTML }) => outerHTML).join("");
    if (told === this.told) return;
    find(this, ".course-ending__says").replaceChildren(...lines);
    this.told = told;
    this.why = "";
  }
  /**
   * Says in one sentence where the browser may erase what was just done, and what to do about it.
   *
   * @param {boolean} isModule whether a whole module has come to its end
   */
  async warn(isModule) {
    const why = await reason(`${prefix}exported`, isModule);
    if (why === this.why) return;
    this.why = why;
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
    const counted = speak("Steps of this module done: %(done)s of %(number)s.", { done, number: asked.length });
    const open = parts.filter((part) => part.open);
    const says = [make("p", `${counted} ${minutesLeft(left)}`)];
    if (this.data.of === "read" || !open.length) return says;
    const links = open.map((part) => make("li", "", "", link(part.link.href, part.title)));
    return [...says, make("p", speak("Still to do:")), make("ul", "", "", ...links)];
  }
  /** Finds the button of the page that leads on, which the result of a quiz has of its own. */
  takeButton() {
    const [button = null] = /** @type {HTMLAnchorElement[]} */ (findAll(document, ".course-onwards"));
    if (button && button !== this.button) this.own = { href: button.href, words: button.textContent || "" };
    this.button = button;
  }
  /**
   * Has the button of the page lead to what is next.
   *
   * @param {Way | null} next none where the page itself knows it
   */
  leadOn(next) {
    const { button } = this;
    if (!button) return;
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
    const { learning } = this.data;
    if (course && !page.desk) {
      return { href: `${learning}#course-${course.course}`, words: speak("Your certificate is ready") };
    }
    if (complete && !next) return beyond(learning, this.facts.slug);
    if (!next || next.link.href === this.own.href) return null;
    return { href: next.link.href, words: speak("Go on: %(title)s", { title: titleOf(next) }) };
  }
  /**
   * What comes after this page, from the root of the site, as home and My learning go on with it.
   *
   * @param {boolean} isWhole whether what the page is about was done
   * @returns {import("./way.js").Place | undefined}
   */
  following(isWhole) {
    const { parts, complete, next } = this.look().state;
    const others = isWhole ? parts : parts.filter((part) => partOf(part) !== this.here());
    const step = isWhole ? next : nextOf(others, false, this.here());
    if (step) return { path: pathOf(step.link), title: titleOf(step) };
    const course = complete && !page.desk && this.earned();
    if (!course) return moduleAfter(this.facts.slug);
    const certificate = link(`${this.data.learning}#course-${course.course}`, "");
    return { path: pathOf(certificate), title: speak("Your certificate is ready") };
  }
}

/** @param {HTMLAnchorElement} link */
const pathOf = ({ href, hash }) => below(href) + hash;
/**
 * What a step is called: as the page that follows calls it, where it leads there.
 *
 * @param {NonNullable<State["next"]>} step
 */
function titleOf(step) {
  const following = document.querySelector(".course-turn [rel=next]");
  const isNext = following instanceof HTMLAnchorElement && following.href === step.link.href;
  return isNext ? ((following.lastChild && following.lastChild.textContent) || "").trim() : step.word;
}

customElements.define("course-ending", Ending);
