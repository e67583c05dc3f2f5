import { deepStrictEqual as same, ok } from "node:assert";
import { carried } from "../quiz/first.js";
import { fault } from "../store/kinds.js";
import { merge } from "../store/merge.js";
import { chances } from "./chance.js";

/** @typedef {import("../store/store.js").Kept} Kept */
/** @typedef {import("../store/store.js").Stored} Stored */
/** @typedef {{date: string, fp: string, points: number}} Given an answer that was handed in */

const PATH = "quiz/people/one";
const KEYS = ["aaaa1111", "bbbb2222"];

/**
 * @param {Stored | null} kept
 * @returns {import("../store/merge.js").Saved}
 */
const savedOf = (kept) => (kept ? { [PATH]: kept } : {});

// A browser: what it keeps of one question, and how that is written.
class Browser {
  /** @type {Stored | null} */
  kept = null;

  /** @param {Kept} now */
  write(now) {
    const n = this.kept ? this.kept.n + 1 : 1;
    this.kept = { ...now, ...carried(this.kept, now), v: 4, n };
  }
  /** @param {Browser} other */
  bring({ kept }) {
    this.kept = merge(savedOf(this.kept), savedOf(kept))[PATH] || null;
  }
  get firsts() {
    return (this.kept && this.kept.firsts) || [];
  }
}

Deno.test("whatever follows, the first answer to each key stands as it was given, and none is made up", () => {
  const chance = chances(7);
  const pick = (/** @type {number} */ number) => Math.floor(chance() * number);
  for (let round = 0; round < 400; round += 1) {
    const browsers = [new Browser(), new Browser()];
    /** @type {Given[][]} what was handed in on each, and on what was brought to it */
    const given = [[], []];
    let seed = 1;
    for (let step = 0; step < 30; step += 1) {
      const at = pick(2);
      const fp = KEYS[pick(2)];
      const date = `2026-05-04T09:00:00.${String(step).padStart(3, "0")}Z`;
      const what = pick(5);
      if (what === 0) seed += 1; // another attempt
      else if (what === 1) browsers[at].write({ fp, seed, response: {} }); // asked anew, or being answered
      else if (what === 2) {
        browsers[at].bring(browsers[1 - at]);
        given[at] = [...given[at], ...given[1 - at]];
      } else {
        const points = pick(2);
        browsers[at].write({ fp, seed, response: { a: true }, points, of: 1, date });
        given[at].push({ date, fp, points });
      }
      browsers.forEach((browser, of) => {
        const wanted = KEYS.flatMap((key) =>
          given[of].filter((one) => one.fp === key).sort((one, other) => (one.date < other.date ? -1 : 1)).slice(0, 1)
        );
        const found = browser.firsts.map(({ fp, date, points }) => ({ date, fp, points }));
        const byDate = (/** @type {Given} */ one, /** @type {Given} */ other) => (one.date < other.date ? -1 : 1);
        same(found.sort(byDate), wanted.sort(byDate));
        if (browser.kept) same(fault(PATH, browser.kept), "");
      });
    }
  }
});

Deno.test("what was answered before first answers were kept has no first, and marks that of another browser", () => {
  const old = new Browser();
  old.kept = { v: 4, n: 5, fp: KEYS[0], seed: 1, response: {}, shown: KEYS[0] };
  old.write({ fp: KEYS[0], seed: 1, response: { a: true }, points: 1, of: 1, date: "2026-05-05" });
  same(old.firsts, []);
  const newer = new Browser();
  newer.write({ fp: KEYS[0], seed: 2, response: { a: true }, points: 1, of: 1, date: "2026-05-06" });
  newer.bring(old);
  same(newer.firsts.map(({ date, shown }) => [date, shown]), [["2026-05-06", true]]);
  old.write({ fp: KEYS[1], seed: 3, response: {}, points: 0, of: 1, date: "2026-05-07" });
  same(old.firsts.map(({ fp }) => fp), [KEYS[1]]);
});

Deno.test("how often a question was answered before is counted once an answer, whatever is written between", () => {
  const one = new Browser();
  const tries = () => (one.kept && one.kept.tries) || 0;
  one.write({ fp: KEYS[0], seed: 1, response: { a: true } });
  same(tries(), 0);
  one.write({ fp: KEYS[0], seed: 1, response: { a: true }, points: 0, of: 1, date: "2026-05-04" });
  same(tries(), 0);
  one.write({ fp: KEYS[0], seed: 1, response: {} });
  one.write({ fp: KEYS[0], seed: 1, response: { b: true } });
  same(tries(), 1);
  one.write({ fp: KEYS[0], seed: 1, response: { b: true }, points: 1, of: 1, date: "2026-05-05" });
  same(tries(), 1);
  one.write({ fp: KEYS[0], seed: 2, response: {}, points: 0, of: 1, date: "2026-05-06" });
  same(tries(), 2);
});

Deno.test("scores of two browsers are each kept once, in their order, and attempts are no fewer", () => {
  const of = (/** @type {number} */ n, /** @type {string[]} */ ...dates) => ({
    "quiz/people": {
      v: 4,
      n,
      seed: 1,
      drawn: ["one"],
      attempts: dates.length,
      date: dates[dates.length - 1],
      scores: dates.map((date) => ({ points: 0, of: 1, date })),
    },
  });
  const [one, other] = [of(3, "2026-05-04", "2026-05-06"), of(2, "2026-05-04", "2026-05-05")];
  const found = merge(one, other)["quiz/people"];
  same(found, merge(other, one)["quiz/people"]);
  same((found.scores || []).map(({ date }) => date), ["2026-05-04", "2026-05-05", "2026-05-06"]);
  ok(found.attempts === 3);
});
