import { deepStrictEqual as same, ok } from "node:assert";
import { correlationInterval, shareInterval } from "../records/intervals.js";

const near = (/** @type {readonly number[] | null} */ found, /** @type {number[]} */ wanted) =>
  ok(found && found.every((one, at) => Math.abs(one - wanted[at]) < 5e-4), `${found} is not ${wanted}`);

Deno.test("a share of few answers lies within wide bounds, and within 0 and 1", () => {
  near(shareInterval(0.5, 10), [0.2366, 0.7634]); // Wilson's, as tables have it
  near(shareInterval(0, 10), [0, 0.2775]);
  near(shareInterval(1, 10), [0.7225, 1]);
});

Deno.test("a correlation has bounds from four pairs on", () => {
  same(correlationInterval(0.5, 3), null);
  near(correlationInterval(0.5, 4), [-0.8876, 0.9869]);
  near(correlationInterval(0.5, 28), [0.1560, 0.7358]);
  same(correlationInterval(1, 4), [1, 1]);
  same(correlationInterval(-1, 30), [-1, -1]);
});
