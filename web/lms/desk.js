// What a package keeps, and what the LMS is told: a storage for the pages of the package, of which everything goes to
// the LMS once a question has ended, once the page is hidden, and at most every ten seconds between.

import { Drawer } from "./drawer.js";
import { Ended } from "./scorm.js";
import { fitted, recordsIn, restore } from "./state.js";

/** @typedef {import("./scorm.js").Runtime} Runtime */
/** @typedef {import("./scorm.js").Opened} Opened */
/** @typedef {import("./scorm.js").Report} Report */
/** @typedef {"" | "damaged" | "newer" | "review" | "refused" | "unopened" | "ended"} Trouble */
/**
 * What the desk asks of the package: how far the learner is, and which first answers are new.
 *
 * @typedef {object} Learner
 * @property {(opened: Opened) => import("./outcome.js").Outcome} outcome
 * @property {() => import("./answers.js").Answer[]} answers
 */
/**
 * What passes, and when something is done later; tests have their own.
 *
 * @typedef {object} Clock
 * @property {() => number} now in milliseconds
 * @property {(job: () => void, milliseconds: number) => void} later
 */

const BETWEEN = 10000; // milliseconds from one commit to the next, where the LMS has no wish of its own
/** @type {Clock} */
const CLOCK = { now: () => Date.now(), later: (job, milliseconds) => void setTimeout(job, milliseconds) };
/** @type {Opened} */
const NOTHING = { state: "", place: "", isReadOnly: false };

export class Desk {
  storage = new Drawer((_key, text) => this.changed(text));
  session = new Drawer();
  start = ""; // the address where the package begins
  place = ""; // of the page that is shown, from the root of the package
  /** @type {Trouble} */
  trouble = "";
  why = ""; // what the LMS said
  /** @type {Record<string, number>} what there was no room for, by its kind */
  left = {};
  opened = NOTHING;
  #isReady = false;
  #isDirty = false;
  #isWaiting = false; // for the next commit
  #isClosed = false;
  #last = -BETWEEN; // when the last commit was
  /** @type {Promise<void>} */
  #queue = Promise.resolve();

  /**
   * @param {Runtime} runtime
   * @param {Learner} learner
   * @param {() => void} tell called when there is something else to say
   * @param {Clock} [clock]
   */
  constructor(runtime, learner, tell, clock = CLOCK) {
    this.runtime = runtime;
    this.learner = learner;
    this.tell = tell;
    this.clock = clock;
    this.began = clock.now();
  }
  /** Takes out what the LMS has kept. */
  async open() {
    try {
      this.opened = await this.runtime.open();
    } catch (error) {
      return this.#say(error instanceof Ended ? "ended" : "unopened", error);
    }
    const found = restore(this.storage, this.opened.state);
    if (found) this.#say(found);
    if (this.opened.isReadOnly) this.#say("review");
    this.learner.answers(); // what was answered before has been told
    this.place = this.opened.place;
    this.#isReady = true;
    if (this.isKept) await this.send();
  }
  /** Whether the LMS keeps what is done: not where somebody looks back, nor over what a newer version wrote. */
  get isKept() {
    return this.#isReady && !this.opened.isReadOnly && this.trouble !== "newer";
  }
  /**
   * @param {Trouble} trouble
   * @param {unknown} [error]
   */
  #say(trouble, error) {
    this.trouble = trouble;
    this.why = error instanceof Error ? error.message : "";
    this.tell();
  }
  /** @param {string} place */
  show(place) {
    if (this.place === place) return;
    this.place = place;
    this.changed("");
  }
  /**
   * Something else is kept: at once where it has come to its end, which has a date.
   *
   * @param {string | null} text
   */
  changed(text) {
    if (!this.isKept) return;
    this.#isDirty = true;
    const since = this.clock.now() - this.#last;
    if (text && text.includes('"date":') && since >= this.#between) this.#later(0);
    else this.#later(Math.max(0, this.#between - since));
  }
  get #between() {
    return this.runtime.between || BETWEEN;
  }
  /** @param {number} milliseconds */
  #later(milliseconds) {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    this.clock.later(() => {
      this.#isWaiting = false;
      if (this.#isDirty && !this.#isClosed) this.send();
    }, milliseconds);
  }
  /** What the LMS is told now. */
  report() {
    const { text, left } = fitted(recordsIn(this.storage), this.runtime.limit);
    const isNews = JSON.stringify(left) !== JSON.stringify(this.left);
    this.left = left;
    if (isNews) this.tell();
    const outcome = this.learner.outcome(this.opened);
    const seconds = (this.clock.now() - this.began) / 1000;
    const isMarked = this.opened.mark !== undefined;
    /** @type {Report} */
    const report = { state: text, place: this.place, outcome, isMarked, seconds, answers: this.#answers() };
    return report;
  }
  /** @type {import("./answers.js").Answer[]} what the LMS has not been told */
  #untold = [];
  #answers() {
    this.#untold.push(...this.learner.answers());
    return this.#untold;
  }
  /** Tells the LMS everything now, whatever the time; the pages of SCORM do it before this returns. */
  send() {
    if (!this.isKept || this.#isClosed) return this.#queue;
    this.#isDirty = false;
    this.#last = this.clock.now();
    this.#queue = this.#done();
    return this.#queue;
  }
  async #done() {
    try {
      await this.runtime.keep(this.report());
      if (this.trouble === "refused") this.#say("");
    } catch (error) {
      this.#say("refused", error);
      this.#isDirty = true;
      this.#later(BETWEEN);
    }
  }
  /** @param {Report | null} report */
  async #end(report) {
    try {
      await this.runtime.close(report);
    } catch { /* nobody is there any more to be told */ }
  }
  /** The page is hidden: nobody knows whether it comes back. */
  hide() {
    if (this.#isDirty) this.send();
  }
  /** The learner leaves by our own link. Tells whether everything was taken; where not, the package stays open. */
  async leave() {
    if (this.#isClosed || !this.#isReady || !this.runtime.leave) return true;
    const report = this.isKept ? this.report() : null;
    this.#isClosed = true;
    try {
      await this.runtime.leave(report);
    } catch (error) {
      this.#isClosed = false;
      this.#say("refused", error);
    }
    return this.#isClosed;
  }
  /** The page goes. */
  close() {
    if (this.#isClosed || !this.#isReady) return;
    const report = this.isKept ? this.report() : null;
    this.#isClosed = true;
    this.#end(report);
  }
}
