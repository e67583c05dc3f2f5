import { deepStrictEqual as same } from "node:assert";
import { mark } from "../quiz/grade.js";

const KEY = { kind: "matching", points: 4, scoring: "partial", parts: { a: { key: "1" }, b: { key: "2" } } };
const [ALL, HALF, NONE] = [{ a: "1", b: "2" }, { a: "1", b: "1" }, { a: "2", b: "1" }];

/**
 * @param {object} response
 * @param {object} [more] beside the key and what was answered
 */
function marked(response, more) {
  const asked = /** @type {any} */ ({ key: KEY, response, hint: null, hinted: false, ...more });
  const { points, of, right, answered, parts, cost } = mark(asked);
  return { points, of, right, answered, parts: Object.values(parts), cost };
}
const whole = { of: 4, answered: true, cost: 0 };

Deno.test("a hint takes off what it costs, and never more than was earned", () => {
  const hint = { dataset: { cost: "3" } };
  same(marked(ALL, { hint, hinted: true }).points, 1);
  same(marked(HALF, { hint, hinted: true }), { ...whole, points: 0, right: false, parts: [true, false], cost: 2 });
  same(marked(ALL, { hint }).points, 4);
  same(marked(ALL, { hinted: true }).cost, 0);
});

Deno.test("what was handed in under an earlier rule stays as it was marked", () => {
  const earlier = (/** @type {number} */ points, of = 1) => ({ handedIn: { points, of } });
  same(marked(HALF, earlier(1)), { ...whole, points: 4, right: true, parts: [true, true] });
  same(marked(HALF, earlier(0)), { ...whole, points: 0, right: false, parts: [false, false] });
  same(marked(HALF, earlier(3, 4)), { ...whole, points: 3, right: false, parts: [true, false] });
  same(marked(HALF, earlier(1, 2)), marked(HALF));
  same(marked(NONE, earlier(1, 4)), { ...whole, points: 1, right: false, parts: [false, false] });
  for (const share of [2, -1, NaN]) same(marked(ALL, earlier(share)), marked(ALL));
});

Deno.test("of one part, any share of what was handed in is right", () => {
  const key = { ...KEY, parts: { a: { key: "1" } } };
  same(marked({ a: "2" }, { key, handedIn: { points: 1, of: 2 } }), {
    ...whole,
    cost: 2,
    points: 2,
    right: true,
    parts: [true],
  });
  same(marked({ a: "1" }, { key, handedIn: { points: 0, of: 2 } }).right, false);
});
