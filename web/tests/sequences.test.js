// Random sequences of what learners and authors do, on two devices with two tabs each: attempts, retries, reading,
// files brought in, tabs left open over a new edition of the site, new keys, and new names for questions, sections and
// the module. After each step what is kept is held against all that was done: nothing earned is lost, and nothing is
// credited that was not earned. The paths and records are those that the pages write.

import { deepStrictEqual as same, ok } from "node:assert";
import { page } from "../frame/page.js";
import * as progress from "../learning/progress.js";
import { older } from "../page/words.js";
import * as attempt from "../quiz/attempt.js";
import { carried } from "../quiz/first.js";
import { fault, FORMAT } from "../store/kinds.js";
import { merge } from "../store/merge.js";
import { renamed } from "../store/names.js";
import { chances } from "./chance.js";

/** @typedef {import("../store/merge.js").Saved} Saved */
/** @typedef {import("../store/store.js").Kept} Kept */
/** @typedef {import("../store/names.js").Former} Former */
/**
 * One edition of a module: the names of today in their places, and all that they were before.
 *
 * @typedef {object} Edition
 * @property {string} version
 * @property {string} since the version since which a pass stands
 * @property {string[]} slugs the last one counts
 * @property {string[][]} questions their names, the last one counts
 * @property {string[][]} sections
 * @property {string[]} keys fingerprints of the questions
 */
/** @typedef {{date: string, fp: string, question: number, points: number}} Answered */
/** @typedef {{date: string, version: string, points: number, passed: boolean}} Attempted */
/** @typedef {{answers: Answered[], attempts: Attempted[], read: {date: string, section: number}[]}} Done */

const [ROUNDS, STEPS, QUESTIONS, SECTIONS, MARK] = [80, 40, 3, 2, 67];
const RULES = { read: 1, quiz: 1 };
/** @param {string[]} names */
const last = (names) => names[names.length - 1];

/** @returns {Edition} */
const first = () => ({
  version: "1.0",
  since: "1.0",
  slugs: ["people"],
  questions: Array.from({ length: QUESTIONS }, (_, at) => [`q${at}`]),
  sections: Array.from({ length: SECTIONS }, (_, at) => [`s${at}`]),
  keys: Array.from({ length: QUESTIONS }, () => "00000000"),
});

/**
 * What the script of former names says of an edition.
 *
 * @param {Edition} edition
 * @returns {Former}
 */
function formerOf({ slugs, questions, sections }) {
  const slug = last(slugs);
  /** @type {(lists: string[][], ...way: string[]) => Record<string, string[]>} */
  const moved = (lists, ...way) =>
    Object.fromEntries(
      lists.flatMap((names) => names.slice(0, -1).map((name) => [[...way, name].join("/"), [...way, last(names)]])),
    );
  return {
    modules: moved([slugs]),
    questions: moved(questions, slug),
    sections: moved(sections, slug, "lesson"),
  };
}
/** @param {Edition} edition */
function factsOf({ version, since, slugs, questions, sections, keys }) {
  const part = { id: "", detail: "", minutes: 5, title: "x" };
  const facts = {
    ...{ slug: last(slugs), code: "M-1", title: "People", version, since, edition: "0123456789ab", minutes: 10 },
    mark: MARK,
    first: [],
    questions: Object.fromEntries(questions.map((names, at) => [last(names), keys[at]])),
    parts: [{ ...part, kind: "read", id: "lesson", detail: sections.map(last).join(" ") }, { ...part, kind: "quiz" }],
    changes: [],
  };
  return /** @type {progress.Facts} */ (/** @type {unknown} */ (facts)); // links are looked at by nobody here
}

// A browser's storage, and all that was done on it or in what was brought to it.
class Device {
  /** @type {Saved} */
  saved = {};
  /** @type {Done} */
  done = { answers: [], attempts: [], read: [] };
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
    for (const name of /** @type {const} */ (["answers", "attempts", "read"])) {
      this.done[name] = /** @type {any} */ ([...new Set([...this.done[name], ...done[name]])]);
    }
  }
}

// A tab shows the edition that it was opened with, whatever was published since.
class Tab {
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
      return { id, fp, points, of: 1, response: { [points ? "a" : "b"]: /** @type {true} */ (true) }, question };
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
      device.done.answers.push({ date, fp: answer.fp, question, points: answer.points });
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
  // Every page that shows a module keeps what follows from its records.
  settle() {
    const [facts, { saved }] = [factsOf(this.edition), this.device];
    const records = progress.kept("", facts, (key) => saved[key] || null);
    const state = progress.judge(facts, records, RULES);
    this.device.write(`done/${facts.slug}`, () => progress.settled(state, records.done));
  }
}

/**
 * The earliest of what has one key.
 *
 * @template {{date: string}} Of
 * @param {Of[]} list
 * @param {(one: Of) => string | number} keyOf
 * @returns {Map<string | number, Of>}
 */
function earliestOf(list, keyOf) {
  const found = new Map();
  for (const one of [...list].sort((a, b) => (a.date < b.date ? -1 : 1))) {
    if (!found.has(keyOf(one))) found.set(keyOf(one), one);
  }
  return found;
}

/**
 * What is kept on a device, seen by a page of this edition, is what was done, no more and no less.
 *
 * @param {Device} device
 * @param {Edition} edition
 */
function check(device, edition) {
  page.former = formerOf(edition);
  const [saved, { answers, attempts, read }] = [renamed(device.saved), device.done];
  const facts = factsOf(edition);
  const quiz = saved[`quiz/${facts.slug}`] || {};
  const inOrder = [...attempts].sort((a, b) => (a.date < b.date ? -1 : 1));
  same(
    (quiz.scores || []).map(({ date, points }) => [date, points]),
    inOrder.map(({ date, points }) => [date, points]),
  );
  same(quiz.attempts || 0, attempts.length);
  const passes = inOrder.filter(({ passed }) => passed);
  same(quiz.passed, passes.length ? passes[0].date : undefined);
  const best = passes.reduce(
    (one, other) => (one && older(other.version, one.version) ? one : other),
    /** @type {Attempted | null} */ (null),
  );
  same(quiz.pass && [quiz.pass.version, quiz.pass.date], best ? [best.version, best.date] : undefined);
  edition.questions.forEach((names, question) => {
    const { firsts = [] } = saved[`quiz/${facts.slug}/${last(names)}`] || {};
    const wanted = earliestOf(answers.filter((one) => one.question === question), ({ fp }) => fp);
    const kept = firsts.map(({ fp, date, points }) => `${fp} ${date} ${points}`).sort();
    same(kept, [...wanted.values()].map(({ fp, date, points }) => `${fp} ${date} ${points}`).sort());
  });
  const { sections = {} } = saved[`read/${facts.slug}/lesson`] || {};
  const seen = earliestOf(read, ({ section }) => last(edition.sections[section]));
  same(Object.entries(sections).sort(), [...seen].map(([name, { date }]) => [name, date]).sort());
  credited(device, facts, saved, { isPassed: passes.length > 0, isRead: seen.size === SECTIONS });
}
/**
 * A module is complete once all of it was done, and stays so; it is done where nothing of it has changed since.
 *
 * @param {Device} device
 * @param {progress.Facts} facts
 * @param {Saved} saved
 * @param {{isPassed: boolean, isRead: boolean}} earned
 */
function credited(device, facts, saved, { isPassed, isRead }) {
  const records = progress.kept("", facts, (key) => saved[key] || null);
  const { complete, status, changed, known } = progress.judge(facts, records, RULES);
  same(Boolean(complete), isPassed && isRead);
  ok(!device.complete || complete, "what was complete stays complete");
  device.complete = complete;
  const isCurrent = !changed.length && !older(known, facts.since);
  same(status === "done", Boolean(complete) && isCurrent);
  const asked = (records.quiz.pass && records.quiz.pass.questions) || [];
  same(changed, asked.filter(({ id, fp }) => facts.questions[id] !== fp).map(({ id }) => id));
}

/**
 * The next edition of a site: another key, or another name for something.
 *
 * @param {Edition} edition
 * @param {(number: number) => number} pick
 * @param {number} step
 * @returns {Edition}
 */
function published(edition, pick, step) {
  const version = `1.${step + 1}`;
  const next = { ...structuredClone(edition), version };
  const what = pick(4);
  if (what === 0) next.slugs.push(`people-${step}`);
  else if (what === 1) next.questions[pick(QUESTIONS)].push(`q-${step}`);
  else if (what === 2) next.sections[pick(SECTIONS)].push(`s-${step}`);
  else {
    next.keys[pick(QUESTIONS)] = String(pick(3)).padStart(8, "0"); // an earlier key may come back
    if (pick(2)) next.since = version;
  }
  return next;
}

/**
 * Begins an attempt, goes on with it, or hands it in.
 *
 * @param {Tab} tab
 * @param {{what: number, date: string, step: number, chance: () => number, pick: (number: number) => number}} by
 * @returns {number} 1 for trying again, in the same attempt
 */
function takeTest(tab, { what, date, step, chance, pick }) {
  const isAgain = tab.drawn.length > 0 && what < 7;
  if (isAgain) tab.begin(tab.seed, [0, 1, 2]);
  else if (tab.drawn.length) tab.handIn(date, [0, 1, 2].map(() => chance() < 0.6));
  else tab.begin(step + 1, [0, 1, 2].slice(0, 2 + pick(2)));
  return Number(isAgain);
}

Deno.test("after any sequence nothing earned is lost, and nothing is credited that was not earned", () => {
  const [chance, counts] = [chances(14), { passed: 0, complete: 0, retries: 0, stale: 0 }];
  const pick = (/** @type {number} */ number) => Math.floor(chance() * number);
  for (let round = 0; round < ROUNDS; round += 1) {
    let edition = first();
    const devices = [new Device(), new Device()];
    const tabs = [0, 0, 1, 1].map((at) => new Tab(devices[at], edition));
    for (let step = 0; step < STEPS; step += 1) {
      const tab = tabs[pick(4)];
      const date = `2026-05-04T09:00:${String(step).padStart(2, "0")}.000Z`;
      const what = pick(12);
      page.former = formerOf(tab.edition);
      counts.stale += Number(tab.edition !== edition && what > 2);
      if (what === 0) edition = published(edition, pick, step);
      else if (what === 1) tab.open(edition);
      else if (what === 2) tab.device.bring(devices[1 - devices.indexOf(tab.device)]);
      else if (what < 5) tab.read(date, pick(SECTIONS));
      else counts.retries += takeTest(tab, { what, date, step, chance, pick });
      for (const device of devices) check(device, edition);
    }
    counts.passed += Number(devices.some(({ done }) => done.attempts.some(({ passed }) => passed)));
    counts.complete += Number(devices.some(({ complete }) => complete));
  }
  // The sequences are worth something.
  ok(counts.passed > ROUNDS / 2 && counts.complete > ROUNDS / 3, JSON.stringify(counts));
  ok(counts.retries > ROUNDS && counts.stale > ROUNDS * 5, JSON.stringify(counts));
});
