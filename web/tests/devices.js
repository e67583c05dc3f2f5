// Devices and their tabs, on which a made-up module is worked through: what they keep, with the paths and records that
// the pages write, and beside it all that was done on each, or in what was brought to it.

import { deepStrictEqual as same } from "node:assert";
import { page } from "../frame/page.js";
import { next as nextUse } from "../guide/uses.js";
import * as progress from "../learning/progress.js";
import * as attempt from "../quiz/attempt.js";
import { carried } from "../quiz/first.js";
import { fault, FORMAT } from "../store/kinds.js";
import { merge } from "../store/merge.js";
import { renamed } from "../store/names.js";
import { factsOf, formerOf, last, MARK } from "./editions.js";

/** @typedef {import("../store/merge.js").Saved} Saved */
/** @typedef {import("../store/store.js").Kept} Kept */
/** @typedef {import("./editions.js").Edition} Edition */
/** @typedef {{date: string, fp: string, question: number, points: number, choice: number}} Answered */
/** @typedef {{date: string, version: string, points: number, passed: boolean}} Attempted */
/** @typedef {{date: string, item: number, on: boolean}} Ticked */
/**
 * @typedef {object} Done
 * @property {Answered[]} answers
 * @property {Attempted[]} attempts
 * @property {{date: string, section: number}[]} read
 * @property {Ticked[]} ticked
 * @property {{date: string}[]} acknowledged
 * @property {{date: string}[]} used
 */

const REVISION = 1;
export const RULES = { read: 1, quiz: 1, checklists: 1 };

// A browser's storage, and all that was done on it or in what was brought to it.
export class Device {
  /** @type {Saved} */
  saved = {};
  /** @type {Done} */
  done = { answers: [], attempts: [], read: [], ticked: [], acknowledged: [], used: [] };
  complete = "";

  /**
   * As `store.write` does.
   *
   * @param {string} path
   * @param {(old: Kept | null) => Kept} change
   */
  write(path, change) {
    const old = this.saved[path] || null;
    this.saved[path] = { ...change(old), v: FORMAT, n: (old ? old.n : 0) + 1 };
    same(fault(path, this.saved[path]), "", path);
  }
  /** @param {Device} other */
  bring({ saved, done }) {
    this.saved = merge(this.saved, renamed(saved));
    for (const name of /** @type {(keyof Done)[]} */ (Object.keys(this.done))) {
      this.done[name] = /** @type {any} */ ([...new Set([...this.done[name], ...done[name]])]);
    }
  }
}

// A tab shows the edition that it was opened with, whatever was published since.
export class Tab {
  seed = 0;
  /** @type {number[]} */
  drawn = [];
  /**
   * @param {Device} device
   * @param {Edition} edition
   */
  constructor(device, edition) {
    this.device = device;
    this.edition = edition;
    this.open(edition);
  }
  /** @param {Edition} edition */
  open(edition) {
    this.edition = edition;
    page.former = formerOf(edition);
    this.device.saved = renamed(this.device.saved);
    this.drawn = [];
    this.settle();
  }
  get quiz() {
    return `quiz/${last(this.edition.slugs)}`;
  }
  /** @param {number} question */
  pathOf(question) {
    return `${this.quiz}/${last(this.edition.questions[question])}`;
  }
  /** @type {(seed: number, drawn: number[]) => void} */
  begin(seed, drawn) {
    [this.seed, this.drawn] = [seed, drawn];
    const names = drawn.map((question) => last(this.edition.questions[question]));
    this.device.write(this.quiz, (old) => attempt.begun(old, seed, names));
  }
  /** @type {(date: string, right: boolean[]) => void} */
  handIn(date, right) {
    const { device, edition, seed } = this;
    const standing = device.saved[this.quiz];
    if (standing && standing.seed !== seed) { // another tab has begun another attempt: the page shows that one
      this.drawn = [];
      return;
    }
    const answers = this.drawn.map((question) => {
      const [fp, points] = [edition.keys[question], Number(right[question])];
      const id = last(edition.questions[question]);
      const name = last(edition.choices[question][1 - points]);
      return { id, fp, points, of: 1, response: { [name]: /** @type {true} */ (true) }, question };
    });
    const points = answers.reduce((sum, answer) => sum + answer.points, 0);
    const passed = points * 100 >= MARK * answers.length;
    const { version } = edition;
    const questions = answers.map(({ question: _, ...answer }) => answer);
    const score = { points, of: answers.length, date, mark: MARK };
    const asked = { seed, drawn: answers.map(({ id }) => id) };
    const pass = passed ? { version, edition: "0123456789ab", mark: MARK, questions } : null;
    device.write(this.quiz, (old) => attempt.handedIn(old, asked, score, pass));
    device.done.attempts.push({ date, version, points, passed });
    for (const { id: _, question, ...answer } of answers) {
      const now = { ...answer, seed, date };
      device.write(this.pathOf(question), (old) => ({ ...carried(old, now), ...now }));
      device.done.answers.push({ date, fp: answer.fp, question, points: answer.points, choice: 1 - answer.points });
    }
    this.drawn = [];
    this.settle();
  }
  /** @type {(date: string, section: number) => void} */
  read(date, section) {
    const anchor = last(this.edition.sections[section]);
    this.device.write(`read/${last(this.edition.slugs)}/lesson`, (old) => {
      const sections = (old || {}).sections || {};
      return { ...old, sections: { ...sections, [anchor]: sections[anchor] || date } };
    });
    this.device.done.read.push({ date, section });
    this.settle();
  }
  /** @type {(date: string, item: number, on: boolean) => void} */
  tick(date, item, on) {
    const { lists, items } = this.edition;
    const path = `tick/${last(lists)}/${last(items[item])}`;
    this.device.write(path, () => ({ on, fp: "00000000", revision: REVISION, date }));
    this.device.done.ticked.push({ date, item, on });
  }
  /** @type {(date: string) => void} */
  acknowledge(date) {
    const path = `list/${last(this.edition.lists)}`;
    if ((this.device.saved[path] || {}).acknowledged) return; // another press would take it back
    this.device.write(path, (old) => ({ ...old, acknowledged: date, revision: REVISION }));
    this.device.done.acknowledged.push({ date });
    this.settle();
  }
  /** @type {(date: string) => void} */
  use(date) {
    const fields = { date: date.slice(0, 10), occasion: date };
    this.device.write(`list/${last(this.edition.lists)}`, (old) => {
      const kept = { revision: REVISION, ...old, ...fields };
      return { ...kept, uses: nextUse(kept, null, ["done", "na"], REVISION) };
    });
    this.device.done.used.push({ date });
    this.settle();
  }
  // Every page that shows a module keeps what follows from its records.
  settle() {
    const [facts, { saved }] = [factsOf(this.edition), this.device];
    const records = progress.kept("", facts, (key) => saved[key] || null);
    const state = progress.judge(facts, records, RULES);
    this.device.write(`done/${facts.slug}`, () => progress.settled(state, records.done));
  }
}
