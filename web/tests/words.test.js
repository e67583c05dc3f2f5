import { strictEqual as same } from "node:assert";
import { verdict } from "../questions/say-it.js";
import { day, dayOf, older, order, shortDay } from "../page/words.js";

// devtools/deno.py runs tests in New York's time, where midnight in Greenwich is the day before.
Deno.test("a day alone is that day wherever the learner is", () => {
  same(day("2026-11-21"), "21 November 2026");
  same(shortDay("2026-02-01"), "1 Feb 2026");
});

Deno.test("a moment is told as the day where the learner is", () => {
  const local = new Date(2026, 10, 21, 0, 30);
  same(dayOf(local), "2026-11-21");
  same(dayOf(local.toISOString()), "2026-11-21");
  same(day(local.toISOString()), "21 November 2026");
});

Deno.test("versions follow each other by number, whatever parts they leave out", () => {
  same(order("1.10", "1.9"), 1);
  same(order("1", "1.0.0"), 0);
  same(older("1.2", "1.2.1"), true);
  same(older("1.2.1", "1.2"), false);
});

Deno.test("no version is older than every version, and not than none", () => {
  same(older(undefined, "0.1"), true);
  same(older("", undefined), false);
});

Deno.test("one criterion is not one of 1 criteria", () => {
  const met = (/** @type {string[]} */ ...ids) => {
    const parts = Object.fromEntries(ids.map((id) => [id, false]));
    return verdict({ kind: "say-it", points: 1, parts }, { a: true });
  };
  same(met("a"), "Done. By your own judgement it meets 1 of 1 criterion.");
  same(met("a", "b"), "Done. By your own judgement it meets 1 of 2 criteria.");
});
