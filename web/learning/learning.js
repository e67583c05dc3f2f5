// <course-learning>: My learning. The page lists courses and modules; what the learner did in this
// browser is put in beside each. keeping.js sees to files, storage and starting afresh, course.js to what
// is said of a course.

import * as notes from "../notes/list.js";
import { below, root } from "../page/address.js";
import { dataOf, find, findAll, make } from "../page/elements.js";
import { listed, locale, speak, speakNodes } from "../page/language.js";
import { inAMoment } from "../page/press.js";
import { day, dayOf } from "../page/words.js";
import { standWords } from "../quiz/history.js";
import * as followUps from "../review/follow_ups.js";
import * as keep from "../store/keep.js";
import * as store from "../store/store.js";
import { afterAll, certificateOf, COURSE_WORDS, follow, howMany, isAllDone, nextOf } from "./course.js";
import * as days from "./days.js";
import * as earn from "./earn.js";
import * as families from "./families.js";
import * as folds from "./folds.js";
import * as keeping from "./keeping.js";
import * as naming from "./naming.js";
import { pathTaken } from "./path.js";
import * as progress from "./progress.js";
import { button, link, mark, minutesLeft, says, unmark, whatChanged, WORDS } from "./says.js";
import * as way from "./way.js";

/** @typedef {import("./progress.js").State} State */
/** @typedef {import("./progress.js").Own} Own */
/** @typedef {import("../store/store.js").Kept} Kept */
/** @typedef {import("./earn.js").Result} Result */
/** @typedef {import("./earn.js").States} States */
/** @typedef {Result & {sets: ReturnType<typeof earn.followUps>}} Told a course, with its follow-ups */

export class Learning extends HTMLElement {
  data = dataOf(this);
  root = `coursewright/${this.data.course}/`;
  notice = find(this, ".course-notice");
  list = find(this, ".course-modules");
  outlines = families.outlines(this);
  /** @type {Map<string, {line: HTMLElement, facts: progress.Facts}>} */
  modules = new Map();
  /**
   * The modules of which something is kept, where there are too many to look at each.
   *
   * @type {Set<string>}
   */
  begun = new Set();
  /**
   * The courses whose modules have been asked for.
   *
   * @type {Set<string>}
   */
  asked = new Set();
  /**
   * The modules for which their families have been asked.
   *
   * @type {Set<string>}
   */
  sought = new Set();
  courses = findAll(this, ".course-kept").map((section) => ({ section, facts: earn.facts(section) }));
  /** @type {import("../records/record.js").CourseRecord[]} */
  records = [];
  /** @type {Map<string, Own>} */
  kept = new Map();
  /** @type {States} */
  states = new Map();
  /** @type {Map<string, {result: Result, states: States}>} */
  results = new Map();
  /**
   * What was told of each module: what would be told alike stays.
   *
   * @type {Map<HTMLElement, string>}
   */
  told = new Map();
  /**
   * What was typed last of whom a certificate is made out to.
   *
   * @type {Partial<import("../records/shape.js").Learner>}
   */
  typed = {};
  /** @type {ReturnType<typeof keep.forget>} */
  forgotten = [];
  statusOf = families.statuses(this.root);
  /** @type {import("./days.js").FollowUp[]} the sets of questions after courses that are still to be answered */
  followUps = [];
  isStarted = false;

  connectedCallback() {
    if (this.isStarted) return;
    this.isStarted = true;
    keeping.start(this);
    days.start(this);
    this.take(findAll(this, ".course-modules > *"));
    this.refresh();
    folds.start(this);
    addEventListener("course-kept", inAMoment(() => this.isConnected && this.refresh()));
    addEventListener("pagehide", () => naming.keepTyped(this));
  }
  /**
   * Takes in lines of modules; one that is shown goes before one that a course has brought.
   *
   * @param {HTMLElement[]} lines
   */
  take(lines) {
    for (const line of lines) {
      const old = this.modules.get(dataOf(line).slug);
      if (!old || !old.line.isConnected) this.modules.set(dataOf(line).slug, { line, facts: progress.facts(line) });
    }
  }
  refresh() {
    const today = dayOf(new Date());
    const rules = progress.rules(this.list.dataset.requires);
    const keys = store.keys(this.root); // which takes long where there are many
    this.records = keep.certificates(this.root, keys);
    this.kept = new Map();
    this.states = new Map();
    this.results = new Map();
    this.statusOf = families.statuses(this.root);
    this.begun = families.begunOf(this.root, this.outlines, keys);
    for (const { facts } of this.modules.values()) {
      const kept = progress.kept(this.root, facts);
      const state = progress.judge(facts, kept, rules, way.hereIn(facts.slug));
      this.kept.set(facts.slug, kept);
      this.states.set(facts.slug, state);
      if (state.status !== "new") progress.settle(this.root, state, kept);
      else this.begun.delete(facts.slug); // a quiz that was opened and no more keeps which questions were drawn
    }
    for (const { line, facts } of this.modules.values()) {
      if (line.isConnected) this.tellModule(line, this.stateOf(facts.slug));
    }
    families.tell(this.statusOf, this.outlines, this.begun, this.states);
    const whole = this.courses.filter(({ facts }) => this.isWhole(facts));
    const others = this.courses.filter(({ facts }) => !this.isWhole(facts));
    for (const { section, facts } of others) folds.tellCourse(this, section, facts);
    folds.bring(this, others);
    this.tellNext(whole.map(({ section, facts }) => this.tellCourse(section, facts, today)));
    days.tell(this);
    notes.list(find(this, ".course-own-notes"), this.root, keys);
    keeping.tell(this);
    store.tell(this.notice);
  }
  /** @param {string} slug */
  stateOf(slug) {
    return /** @type {State} */ (this.states.get(slug));
  }

  /**
   * One module: its status, its score, what is left, what comes next, and what has changed.
   *
   * @param {HTMLElement} line
   * @param {State} state
   */
  tellModule(line, state) {
    const steps = state.parts.map(({ date, begun }) => [date, begun]);
    const quiz = [state.pass && state.pass.date, state.quiz.scores];
    const key = JSON.stringify([state.status, state.left, steps, quiz, state.changed, state.known]);
    if (this.told.get(line) === key) return;
    this.told.set(line, key);
    for (const { line: change } of state.module.changes) {
      change.hidden = !state.news.some((news) => news.line === change);
    }
    for (const part of state.parts) {
      unmark(part.link);
      const done = part.kind === "quiz" ? speak("passed") : speak("done");
      if (part.date) part.link.after(" ", mark("done", done));
      else if (part.begun) part.link.after(" ", mark("begun", speak("begun")));
    }
    says(line, find(line, "h3"), ...this.wordsOf(state));
    findAll(line, ".course-says__act").forEach((old) => old.remove());
    if (state.status === "new") return;
    const afresh = button(speak("Start %(code)s afresh", { code: state.module.code }), () => keeping.ask(this, state));
    line.append(make("p", "", "course-says__act", afresh));
  }
  /** @param {State} state */
  wordsOf(state) {
    const status = make("p", "", "course-says__status", mark(state.status, WORDS[state.status]));
    const score = scoreWords(state);
    const left = state.status === "new" ? "" : minutesLeft(state.left);
    if (score || left) status.append(` ${score} ${left}`.trimEnd());
    const { scores = [], attempts = 0 } = state.quiz;
    const stand = standWords(scores, attempts);
    const box = stand ? [status, make("p", stand)] : [status];
    const changed = whatChanged(state);
    if (changed) box.push(make("p", changed));
    const first = this.firstOf(state);
    if (first.length) {
      const codes = new Intl.ListFormat(locale).format(first.map((slug) => this.stateOf(slug).module.code));
      box.push(make("p", speak("We suggest %(codes)s first; nothing is locked.", { codes })));
    }
    if (earn.isUnclear(state) && !state.changed.length) box.push(make("p", UNCLEAR));
    if (state.next) box.push(make("p", "", "course-says__next", link(state.next.link.href, state.next.word)));
    if (state.status === "changed" && !state.next) {
      box.push(make("p", "", "", button(speak("I have read what changed"), () => this.haveRead(state))));
    }
    return box;
  }
  /**
   * The modules that are best done before one that is not begun.
   *
   * @param {State} state
   */
  firstOf({ status, module }) {
    if (status !== "new") return [];
    return module.first.filter((slug) => this.states.has(slug) && !this.stateOf(slug).complete);
  }
  /** @param {State} state */
  haveRead({ module }) {
    store.write(`${this.root}done/${module.slug}`, (old) => ({ ...old, version: module.version }));
    this.refresh();
    this.notice.textContent = speak("%(code)s is up to date: you have read what changed.", { code: module.code });
    find(this, `#module-${module.slug} a`).focus();
  }

  /**
   * Whether everything that a course asks for is here.
   *
   * @param {import("./earn.js").Facts} facts
   */
  isWhole({ core, electives }) {
    return !this.outlines.size || [...core, ...electives].every((slug) => this.states.has(slug));
  }
  /**
   * One course: how many of its modules, what comes next, its certificate, and its follow-ups.
   *
   * @param {HTMLElement} section
   * @param {import("./earn.js").Facts} facts
   * @param {string} today
   * @returns {Told}
   */
  tellCourse(section, facts, today) {
    const states = this.statesFor(facts);
    const finishedKey = `${this.root}finished/${facts.id}`;
    const result = earn.judge(facts, states, this.records, store.read(finishedKey), today);
    if (result.complete && !result.changed.length && !store.read(finishedKey)) {
      store.write(finishedKey, () => ({ version: facts.version, date: result.complete }));
    }
    for (const item of findAll(section, "[data-module]")) {
      const state = states.get(dataOf(item).module);
      unmark(item);
      if (state && state.status !== "new") item.after(" ", mark(state.status, WORDS[state.status]));
    }
    this.results.set(facts.id, { result, states });
    says(section, find(section, "h3"), ...this.courseWords(result, states));
    for (const next of findAll(section, "a.course-button")) next.addEventListener("click", () => follow(facts, states));
    const sets = earn.followUps(facts, result.since, (path) => this.answered(path), today);
    for (const set of sets) {
      unmark(set.link);
      set.link.after(" ", mark(set.mark, set.words));
    }
    return { ...result, sets };
  }
  /**
   * @param {Result} result
   * @param {States} states
   */
  courseWords(result, states) {
    const line = make("p", "", "course-says__status", mark(result.status, COURSE_WORDS[result.status]));
    const left = result.status === "new" ? "" : minutesLeft(result.left);
    if (result.status !== "done") line.append(` ${howMany(result.number, result.total)}`, left && ` ${left}`);
    const box = [line, ...nextOf(result, states, (slug) => this.startOf(slug))];
    if (!result.complete && !result.certificate) return box;
    const { words, make: offer } = certificateOf(result, states, this.place(), this.data.certificate);
    return [...box, ...words, ...(offer ? [naming.form(this, result.taken.id, offer)] : [])];
  }
  /**
   * When a question in a lesson was answered.
   *
   * @param {string} path
   */
  answered(path) {
    const { date = "" } = store.read(`${this.root}check/${path}`) || /** @type {Kept} */ ({});
    return date;
  }
  /**
   * Where a module begins.
   *
   * @param {string} slug
   */
  startOf(slug) {
    const { line } = /** @type {{line: HTMLElement}} */ (this.modules.get(slug));
    return find(line, "a", HTMLAnchorElement).href;
  }
  /**
   * The modules of a course, judged by what the course asks for.
   *
   * @param {import("./earn.js").Facts} facts
   * @returns {States}
   */
  statesFor(facts) {
    const known = progress.rules(this.list.dataset.requires);
    const isSame = JSON.stringify(facts.rules) === JSON.stringify(known);
    const slugs = [...facts.core, ...facts.electives].filter((slug) => this.states.has(slug));
    return new Map(slugs.map((slug) => {
      const state = this.stateOf(slug);
      const kept = /** @type {Own} */ (this.kept.get(slug));
      return [slug, isSame ? state : progress.judge(state.module, kept, facts.rules, way.hereIn(slug))];
    }));
  }
  place() {
    const { course: id, title, organisation } = this.data;
    return { id, title, organisation };
  }
  /**
   * The step that comes next, in the words of home: where the learner was, or else what a course that was begun asks
   * for; before anything is begun, the first lesson.
   *
   * @param {Told[]} results
   */
  stepFrom(results) {
    const place = way.goingOn((slug) => this.states.has(slug) ? this.stateOf(slug).module.title : "");
    if (place) return { href: root + place.path, words: way.wordsOf(place) };
    const begun = results.find(({ status, next }) => next && (status === "begun" || status === "changed"));
    const { next = null, module = null } = begun ? this.stateOf(begun.next) : {};
    if (next && module) {
      return { href: next.link.href, words: speak("Continue: %(title)s", { title: listed([module.code, next.word]) }) };
    }
    return this.isBegun() ? this.certificateIn(results) : this.start();
  }
  /**
   * The first certificate, where nothing else is left to do.
   *
   * @param {Told[]} results
   */
  certificateIn(results) {
    const ready = results.find(({ complete, renew }) => complete && !renew.length);
    if (!ready || results.some(({ certificate }) => certificate)) return null;
    return { href: `#course-${ready.taken.id}`, words: speak("Your certificate is ready") };
  }
  isBegun() {
    return this.begun.size > 0 || [...this.states.values()].some(({ status }) => status !== "new");
  }
  /** Where whoever has begun nothing starts: with the path that was taken, or else with the first module. */
  start() {
    const [{ path } = { path: "" }] = pathTaken();
    const [first] = this.states.values();
    const { module, parts } = this.states.get(way.moduleOf(path)) || first || { parts: [] };
    const [lesson] = parts;
    if (!module || !lesson) return null;
    return { href: lesson.link.href, words: speak("Start with %(title)s", { title: module.title }) };
  }
  /**
   * The first line of the page: the one thing to do next.
   *
   * @param {Told[]} results
   */
  tellNext(results) {
    const place = find(this, "[data-place=next]");
    place.replaceChildren();
    this.followUps = results.flatMap(({ taken: { id, title }, sets }) =>
      sets.filter(({ done }) => !done).map((set) => ({ ...set, id, title }))
    );
    const all = results.flatMap(({ taken, since, sets }) =>
      sets.map((set) => ({
        ...set,
        since,
        path: below(set.link.href),
        words: followUps.wordsOf(taken.title, set.day),
      }))
    );
    followUps.note(all.map(({ due, path, words, since, asked }) => ({ due, path, words, since, asked })));
    const due = all.filter(({ done, late }) => !done && late >= 0);
    const step = this.stepFrom(results);
    const [first] = due;
    const asked = first && { href: first.link.href, words: first.words };
    const next = step || asked; // once all else is done, as on home
    if (asked && step) {
      place.append(...speakNodes("Due now: %(questions)s.", { questions: link(asked.href, asked.words) }), " ");
    }
    if (!asked && !this.isBegun() && !way.here().path) {
      place.append(speak("Nothing started yet. Choose a course, or any module, and begin."), " ");
    }
    if (next) place.append(link(next.href, next.words, "course-button"));
    else if (isAllDone(results, this.states, this.begun)) place.append(...afterAll(this.states));
  }
}

const UNCLEAR = speak(
  "An earlier version of this site kept your pass without its score. Hand the quiz in once more to have it on a " +
    "certificate.",
);
/** @param {State} state */
function scoreWords({ pass, quiz }) {
  if (pass && pass.of) {
    const share = progress.perCent(pass);
    return speak("Quiz passed with %(share)s%% on %(day)s.", { share, day: day(pass.date) });
  }
  if (pass) return speak("Quiz passed on %(day)s.", { day: day(pass.date) });
  if (!quiz.date) return "";
  return speak("Quiz not passed yet: %(share)s%% on %(day)s.", { share: progress.perCent(quiz), day: day(quiz.date) });
}

customElements.define("course-learning", Learning);
