import { deepStrictEqual as same, strictEqual as is } from "node:assert";
import { pack, unpack } from "../lms/pack.js";
import { Drawer } from "../lms/drawer.js";
import { Desk } from "../lms/desk.js";
import { atBest, floored, outcomeOf } from "../lms/outcome.js";
import { fitted, recordsIn, restore } from "../lms/state.js";
import { timeOf } from "../lms/scorm12.js";
import { instantOf } from "../lms/scorm2004.js";
import { chances } from "./chance.js";

// What packages of format 1 wrote: it is read for ever.
const OF_FORMAT_1 = "1__-i9QROObm1EnQwT89fRozU7AA";

Deno.test("a text comes back as it was, in less room, and a damaged one is known", () => {
  for (const text of ["", "a", "äö€😀", '{"v":4}'.repeat(300), JSON.stringify(large())]) {
    const packed = pack(text);
    is(unpack(packed), text);
    is(/^[\w-]*$/.test(packed), true);
    if (text.length > 50) is(unpack(packed.slice(0, -9)), null);
  }
  is(unpack("not packed!"), null);
});

Deno.test("what a package of format 1 kept is read", () => {
  const drawer = new Drawer();
  is(restore(drawer, OF_FORMAT_1), "");
  same(recordsIn(drawer), {
    "training/read/people/lesson": { sections: {}, read: "2026-11-29T10:00:00.000Z", v: 4, n: 1 },
  });
});

Deno.test("a module of two dozen questions, each answered twice, has room in 4,096 characters", () => {
  const { text, left } = fitted(large(), 4096);
  same(left, {});
  is(text.length < 4096, true, `${text.length}`);
});

Deno.test("without room hints stay out first, the oldest first, and what a quiz earned stays", () => {
  const records = large();
  const whole = fitted(records, Infinity).text.length;
  const { text, left } = fitted(records, whole - 30);
  same(Object.keys(left), ["hint"]);
  const drawer = new Drawer();
  is(restore(drawer, text), "");
  const kept = Object.keys(recordsIn(drawer)).filter((path) => path.startsWith("training/check/hint"));
  same(
    kept.sort(),
    Object.keys(records).filter((path) => path.startsWith("training/check/hint")).sort().slice(left.hint),
  );
  const least = fitted(records, 2000);
  same(Object.keys(least.left), ["hint", "check"]);
  is(least.text.length <= 2000, true);
});

Deno.test("what cannot be read is told, and a newer format is known", () => {
  const drawer = new Drawer();
  is(restore(drawer, ""), "");
  is(restore(drawer, "2whatever"), "newer");
  is(restore(drawer, "1whatever"), "damaged");
  is(restore(drawer, "of another package"), "damaged");
  same(Object.getOwnPropertyNames(drawer), []);
});

Deno.test("a score is never rounded up, and time is written as SCORM has it", () => {
  same([2 / 3, 0.8, 0.29, 79.9999 / 100].map((share) => floored(share, 100, 2)), ["66.66", "80", "29", "79.99"]);
  same(["2026-11-29T10:00:00.987Z", "2026-11-29T10:00:00Z"].map(instantOf), [
    "2026-11-29T10:00:00.98Z",
    "2026-11-29T10:00:00.00Z",
  ]);
  same([0, 61.9, 3600 * 100 + 5].map(timeOf), ["0000:00:00", "0000:01:01", "0100:00:05"]);
});

const NOTHING = { isBegun: false, tries: /** @type {number[]} */ ([]), mark: 80, complete: "" };
/** @param {Partial<typeof NOTHING>} given */
function standing(given) {
  const { isBegun, tries, mark, complete } = { ...NOTHING, ...given };
  const scores = tries.map((points) => ({ points, of: 10, date: "2026-11-29T10:00:00.000Z" }));
  const pass = scores.find(({ points }) => points * 10 >= mark) || null;
  const state = {
    quiz: { scores, attempts: scores.length },
    pass,
    complete,
    left: complete ? 0 : 5,
    module: { minutes: 10 },
  };
  return /** @type {import("../lms/outcome.js").Standing} */ (/** @type {unknown} */ ({ state, isBegun }));
}
const ALONE = { core: ["a"], electives: [], choose: 0 };
/** @param {Partial<typeof NOTHING>} given @param {number} [mark] */
const alone = (given, mark) => outcomeOf(new Map([["a", standing(given)]]), ALONE, mark);

Deno.test("nobody has a score before the quiz is begun, and the best of all attempts stands", () => {
  same(alone({}), { score: null, isPassed: null, isComplete: false, tries: 0, share: 0.5 });
  same(alone({ isBegun: true }).score, 0);
  same(alone({ isBegun: true, tries: [7] }), { score: 0.7, isPassed: false, isComplete: false, tries: 1, share: 0.5 });
  same(alone({ isBegun: true, tries: [9, 2], complete: "2026-11-29" }), {
    score: 0.9,
    isPassed: true,
    isComplete: true,
    tries: 2,
    share: 1,
  });
  is(alone({ tries: [7], complete: "2026-11-29" }).isComplete, false); // read and failed: not completed
});

Deno.test("the pass mark of the LMS comes before that of the quiz", () => {
  is(alone({ isBegun: true, tries: [7] }, 0.7).isPassed, true);
  is(alone({ isBegun: true, tries: [9] }, 0.95).isPassed, false);
});

Deno.test("a course is passed once all that counts is, and its score is the mean of that", () => {
  const standings = new Map([["a", standing({ isBegun: true, tries: [10] })], ["b", standing({})], [
    "c",
    standing({ isBegun: true, tries: [8] }),
  ]]);
  const asked = { core: ["a"], electives: ["b", "c"], choose: 1 };
  const { score, isPassed } = outcomeOf(standings, asked);
  same([score, isPassed], [0.9, true]);
  is(outcomeOf(standings, { ...asked, choose: 2 }).isPassed, null);
  // Where an LMS has a mark for all of it, what is said never contradicts the score.
  same([0.9, 0.91].map((mark) => outcomeOf(standings, asked, mark).isPassed), [true, false]);
  is(outcomeOf(standings, { ...asked, choose: 2 }, 0.5).isPassed, null);
});

Deno.test("what the LMS knew better is not taken back", () => {
  const now = alone({ isBegun: true });
  same(atBest(now, { best: 0.9, isPassed: true, isComplete: true }), {
    ...now,
    score: 0.9,
    isPassed: true,
    isComplete: true,
  });
  same(atBest(now, {}), now);
});

/** A runtime that writes down what it is told, and a clock that tests turn on. */
function made() {
  /** @type {string[]} */
  const told = [];
  /** @type {{at: number, job: () => void}[]} */
  const waiting = [];
  const clock = {
    time: 0,
    now: () => clock.time,
    later: (/** @type {() => void} */ job, /** @type {number} */ wait) =>
      void waiting.push({ at: clock.time + wait, job }),
  };
  const runtime = {
    limit: 4096,
    fails: false,
    open: () => ({ state: "", place: "", isReadOnly: false }),
    keep() {
      if (runtime.fails) throw new Error("no");
      told.push(`kept at ${clock.time}`);
    },
    close: () => void told.push("closed"),
  };
  const learner = { outcome: () => alone({}), answers: () => [] };
  const desk = new Desk(runtime, learner, () => {}, clock);
  const turn = async (/** @type {number} */ time) => {
    clock.time = time;
    for (const one of waiting.splice(0)) {
      if (one.at <= time) one.job();
      else waiting.push(one);
    }
    await Promise.resolve(); // what was taken, or not, is known after this
    await Promise.resolve();
  };
  return { desk, runtime, told, turn };
}
const ENDED = '{"date":"2026-11-29T10:00:00.000Z"}';

Deno.test("what has ended is told at once, and nothing twice within ten seconds", async () => {
  const { desk, told, turn } = made();
  await desk.open();
  await turn(20000);
  desk.storage.setItem("coursewright/training/a", ENDED);
  await turn(20000);
  desk.storage.setItem("coursewright/training/b", ENDED);
  desk.storage.setItem("coursewright/training/c", ENDED);
  await turn(29999);
  same(told, ["kept at 0", "kept at 20000"]);
  await turn(30000);
  desk.storage.setItem("coursewright/training/d", "{}");
  desk.hide();
  desk.hide();
  desk.close();
  same(told, ["kept at 0", "kept at 20000", "kept at 30000", "kept at 30000", "closed"]);
});

Deno.test("what was not taken is told, and tried until it is", async () => {
  const { desk, runtime, told, turn } = made();
  await desk.open();
  runtime.fails = true;
  await turn(20000);
  desk.storage.setItem("coursewright/training/a", ENDED);
  await turn(20000);
  is(desk.trouble, "refused");
  await turn(30000);
  runtime.fails = false;
  await turn(40000);
  same([desk.trouble, told], ["", ["kept at 0", "kept at 40000"]]);
});

/** All that is kept of a large module: 24 questions of a quiz, each answered twice, and 12 in lessons. */
function large() {
  const chance = chances(7);
  const pick = (/** @type {number} */ most) => Math.floor(chance() * most);
  const text = (/** @type {string} */ letters, /** @type {number} */ length) =>
    Array.from({ length }, () => letters[pick(letters.length)]).join("");
  const name = () => `${text("abcdefghilmnorstuvw", 6)}-${text("abcdefghilmnorstuvw", 5)}`;
  const hex = (/** @type {number} */ length) => text("0123456789abcdef", length);
  let time = Date.UTC(2026, 10, 29, 8);
  const date = () => new Date(time += 1000 + pick(60000)).toISOString();
  /** @type {Record<string, unknown>} */
  const records = {};
  const seed = pick(2 ** 31);
  for (let at = 0; at < 12; at += 1) {
    const [fp, now] = [hex(8), date()];
    const first = { fp, response: { [name()]: true }, points: 1, of: 1, date: now };
    records[`training/check/people/${name()}`] = { ...first, firsts: [first], v: 4, n: 1 };
  }
  for (let at = 10; at < 14; at += 1) {
    records[`training/check/hint${at}/${name()}`] = { fp: hex(8), response: {}, hinted: true, v: 4, n: 1 };
  }
  const handed = date();
  for (let at = 0; at < 24; at += 1) {
    const fp = hex(8);
    const first = { fp, response: { [name()]: true }, points: 0, of: 1, date: handed };
    const [path, response] = [`training/quiz/people/${name()}`, { [name()]: true }];
    records[path] = { fp, seed, response, points: 1, of: 1, date: date(), firsts: [first], tries: 1, v: 4, n: 5 };
  }
  const sections = Object.fromEntries(Array.from({ length: 10 }, () => [name(), date()]));
  records["training/read/people/lesson"] = { sections, v: 4, n: 10 };
  return records;
}
