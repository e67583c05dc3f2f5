// Random sequences of what learners and authors do, on two devices with two tabs each: attempts, retries, reading,
// checklists, files brought in, tabs left open over a new edition of the site, new keys, and new names for the module,
// its questions and their choices, sections, the checklist and its items. After each step what is kept is held against
// all that was done: nothing earned is lost, and nothing is credited that was not earned. The paths and records are
// those that the pages write.

import { deepStrictEqual as same, ok } from "node:assert";
import { page } from "../frame/page.js";
import * as progress from "../learning/progress.js";
import { older } from "../page/words.js";
import { renamed } from "../store/names.js";
import { chances } from "./chance.js";
import { Device, RULES, Tab } from "./devices.js";
import { factsOf, first, formerOf, ITEMS, last, published, SECTIONS } from "./editions.js";

/** @typedef {import("../store/merge.js").Saved} Saved */
/** @typedef {import("./devices.js").Attempted} Attempted */
/** @typedef {import("./editions.js").Edition} Edition */

const [ROUNDS, STEPS] = [80, 48];

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
  const [saved, { attempts, read }] = [renamed(device.saved), device.done];
  const facts = factsOf(edition);
  checkQuiz(device, edition, facts, saved);
  const { sections = {} } = saved[`read/${facts.slug}/lesson`] || {};
  const seen = earliestOf(read, ({ section }) => last(edition.sections[section]));
  same(Object.entries(sections).sort(), [...seen].map(([name, { date }]) => [name, date]).sort());
  const { acknowledged, used } = device.done;
  const isListed = acknowledged.length + used.length > 0; // whoever used a list has read it
  const isDone = attempts.some(({ passed }) => passed) && seen.size === SECTIONS && isListed;
  credited(device, facts, saved, isDone);
  checkList(device, edition, saved);
}
/**
 * Of a quiz every attempt stands, the first pass, the best, and what was answered first.
 *
 * @param {Device} device
 * @param {Edition} edition
 * @param {progress.Facts} facts
 * @param {Saved} saved with the names of that edition
 */
function checkQuiz({ done: { answers, attempts } }, edition, facts, saved) {
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
    const kept = firsts.map(({ fp, date, points, response }) => `${fp} ${date} ${points} ${Object.keys(response)}`);
    const said = [...wanted.values()].map(({ fp, date, points, choice }) =>
      `${fp} ${date} ${points} ${last(edition.choices[question][choice])}`
    );
    same(kept.sort(), said.sort());
  });
  const named = edition.choices.map((names) => names.map(last));
  for (const { id, response } of (quiz.pass && quiz.pass.questions) || []) {
    const question = edition.questions.findIndex((names) => last(names) === id);
    ok(question >= 0 && Object.keys(response).every((name) => named[question].includes(name)), id);
  }
}
/**
 * Of a checklist the last mark of each item stands, the first day on which it was read, and each use of it, once.
 *
 * @param {Device} device
 * @param {Edition} edition
 * @param {Saved} saved with the names of that edition
 */
function checkList({ done }, { lists, items }, saved) {
  const { acknowledged, uses = [] } = saved[`list/${last(lists)}`] || {};
  same(acknowledged, done.acknowledged.map(({ date }) => date).sort()[0]);
  same(uses.map(({ occasion }) => occasion).sort(), done.used.map(({ date }) => date).sort());
  items.forEach((names, item) => {
    const { on, date } = saved[`tick/${last(lists)}/${last(names)}`] || {};
    const marks = done.ticked.filter((one) => one.item === item).sort((a, b) => (a.date < b.date ? -1 : 1));
    const mark = marks.pop();
    same([on, date], mark ? [mark.on, mark.date] : [undefined, undefined]);
  });
}
/**
 * A module is complete once all of it was done, and stays so; it is done where nothing of it has changed since.
 *
 * @param {Device} device
 * @param {progress.Facts} facts
 * @param {Saved} saved
 * @param {boolean} isEarned
 */
function credited(device, facts, saved, isEarned) {
  const records = progress.kept("", facts, (key) => saved[key] || null);
  const { complete, status, changed, known } = progress.judge(facts, records, RULES);
  same(Boolean(complete), isEarned);
  ok(!device.complete || complete, "what was complete stays complete");
  device.complete = complete;
  const isCurrent = !changed.length && !older(known, facts.since);
  same(status === "done", Boolean(complete) && isCurrent);
  const asked = (records.quiz.pass && records.quiz.pass.questions) || [];
  same(changed, asked.filter(({ id, fp }) => facts.questions[id] !== fp).map(({ id }) => id));
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

/**
 * Marks an item of the checklist, reads it, or uses it.
 *
 * @param {Tab} tab
 * @param {{date: string, pick: (number: number) => number}} by
 */
function workThrough(tab, { date, pick }) {
  const what = pick(4);
  if (what === 0) tab.acknowledge(date);
  else if (what === 1) tab.use(date);
  else tab.tick(date, pick(ITEMS), pick(3) > 0);
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
      const what = pick(14);
      page.former = formerOf(tab.edition);
      counts.stale += Number(tab.edition !== edition && what > 2);
      if (what === 0) edition = published(edition, pick, step);
      else if (what === 1) tab.open(edition);
      else if (what === 2) tab.device.bring(devices[1 - devices.indexOf(tab.device)]);
      else if (what < 5) tab.read(date, pick(SECTIONS));
      else if (what > 11) workThrough(tab, { date, pick });
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
