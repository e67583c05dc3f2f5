import { deepStrictEqual as same } from "node:assert";
import { perCent, standOf } from "../quiz/history.js";
import { chances } from "./chance.js";

const DATE = "2026-05-04T09:00:00.000Z";
/** @param {...number} points */
const scoresOf = (...points) => points.map((each) => ({ points: each, of: 8, date: DATE }));

Deno.test("first, best and latest are those of all attempts, and the first is not known where some are missing", () => {
  same(standOf(scoresOf(0), 1), { first: 0, best: 0, latest: 0 });
  same(standOf(scoresOf(1, 8, 4), 3), { first: 12, best: 100, latest: 50 });
  same(standOf(scoresOf(8, 4), 3), { first: undefined, best: 100, latest: 50 });
});

Deno.test("whatever is scored later, the first stays and the best never falls", () => {
  const chance = chances(3);
  for (let round = 0; round < 300; round += 1) {
    /** @type {number[]} */
    const points = [];
    let best = 0;
    for (let attempt = 0; attempt < 12; attempt += 1) {
      points.push(Math.floor(chance() * 9));
      const found = standOf(scoresOf(...points), points.length);
      same(found.first, perCent({ points: points[0], of: 8 }));
      same(found.latest, perCent({ points: points[attempt], of: 8 }));
      same(found.best >= best, true);
      ({ best } = found);
    }
  }
});

Deno.test("a share is never rounded up, and three thirds are one", () => {
  const table = [[2, 3, 66], [7.99, 8, 99], [1 / 3 + 1 / 3 + 1 / 3, 1, 100], [0, 0, 0]];
  for (const [points, of, wanted] of table) same(perCent({ points, of }), wanted);
});
