import { deepStrictEqual as same, ok } from "node:assert";
import { after, answeredOf, dueOn, inTurns, MOST, plan, plus } from "../review/due.js";
import { fault } from "../store/kinds.js";
import { chances } from "./chance.js";

/** @typedef {import("../review/due.js").Answered} Answered */

const DAYS = [7, 14, 21, 28];
const dayOf = (/** @type {string} */ moment) => moment.slice(0, 10);
const which = { module: "people", id: "one" };
const nothing = { quiz: null, check: null, review: null };
/**
 * @param {string} day
 * @param {number} points of one
 * @param {string} [fp]
 */
const answer = (day, points, fp = "aaaa1111") => ({ fp, response: {}, points, of: 1, date: `${day}T09:00:00.000Z` });
/** @param {Partial<import("../store/store.js").Kept>} kept */
const stored = (kept) => ({ v: 4, n: 1, ...kept });

Deno.test("a question that was never answered does not come back", () => {
  same(answeredOf(which, nothing, dayOf), null);
  same(answeredOf(which, { ...nothing, quiz: stored({ fp: "a", response: {} }) }, dayOf), null);
});
Deno.test("what was missed comes back after each day, one equal gap after each answer that is right", () => {
  const quiz = stored(answer("2026-05-01", 0));
  let review = null;
  let day = "2026-05-01";
  for (const due of ["2026-05-08", "2026-05-15", "2026-05-22", "2026-05-29"]) {
    const known = /** @type {Answered} */ (answeredOf(which, { ...nothing, quiz, review }, dayOf));
    same(dueOn(known, DAYS), due);
    day = due;
    review = stored({ ...answer(day, 1), ...after(known, true) });
    same(fault("review/people/one", review), "");
  }
  const known = /** @type {Answered} */ (answeredOf(which, { ...nothing, quiz, review }, dayOf));
  same(dueOn(known, DAYS), "");
});
Deno.test("what was right comes back once, after the last of the days", () => {
  const quiz = stored(answer("2026-05-01", 1));
  const known = /** @type {Answered} */ (answeredOf(which, { ...nothing, quiz }, dayOf));
  same(dueOn(known, DAYS), "2026-05-29");
  const review = stored({ ...answer("2026-06-03", 1), ...after(known, true) });
  same(dueOn(/** @type {Answered} */ (answeredOf(which, { ...nothing, quiz, review }, dayOf)), DAYS), "");
});
Deno.test("a first answer that was wrong counts as missed, whatever came after it", () => {
  const firsts = [answer("2026-05-01", 0)];
  const quiz = stored({ ...answer("2026-05-03", 1), firsts });
  const known = /** @type {Answered} */ (answeredOf(which, { ...nothing, quiz }, dayOf));
  same([known.missed, known.day, dueOn(known, DAYS)], [true, "2026-05-03", "2026-05-10"]);
});
Deno.test("an answer to a key that the question no longer had then says nothing of the one it had last", () => {
  const firsts = [answer("2026-05-01", 0, "bbbb2222"), answer("2026-05-20", 1)];
  const known = /** @type {Answered} */ (answeredOf(which, {
    ...nothing,
    check: stored({ ...answer("2026-05-20", 1), firsts }),
  }, dayOf));
  same([known.fp, known.missed, known.day], ["aaaa1111", false, "2026-05-20"]);
});
Deno.test("a miss in a quiz begins anew, and so does one in a review", () => {
  const review = stored({ ...answer("2026-05-08", 1), missed: true, step: 3 });
  const quiz = stored(answer("2026-06-01", 0));
  const known = /** @type {Answered} */ (answeredOf(which, { ...nothing, quiz, review }, dayOf));
  same([known.step, dueOn(known, DAYS)], [0, "2026-06-08"]);
  same(after({ missed: false, step: 1 }, false), { missed: true, step: 0 });
});
Deno.test("what nobody marks does not come back, however often it was done", () => {
  const done = { ...answer("2026-05-01", 0), of: 0 };
  same(answeredOf(which, { ...nothing, check: stored({ ...done, firsts: [done] }) }, dayOf), null);
});
Deno.test("modules take turns", () => {
  const list = ["a1", "a2", "a3", "b1", "c1", "c2"].map((id) => ({ module: id[0], id }));
  same(inTurns(list).map(({ id }) => id), ["a1", "b1", "c1", "a2", "c2", "a3"]);
});
Deno.test("nothing comes back where no days are named", () => {
  same(plan([{ ...which, fp: "a", day: "2026-05-01", missed: true, step: 0 }], [], "2026-07-01"), new Map());
});

/** @param {() => number} chance */
function anybody(chance) {
  const pick = (/** @type {number} */ number) => Math.floor(chance() * number);
  return Array.from({ length: pick(60) }, (_, at) => ({
    module: "abcd"[pick(4)],
    id: chance() < 0.1 ? "same" : `q${at}`,
    fp: "aaaa1111",
    day: plus("2026-04-01", pick(90)),
    missed: chance() < 0.5,
    step: pick(6),
  }));
}
Deno.test("whoever answered what: no day has too many, no question comes early, and none is lost", () => {
  const chance = chances(5);
  for (let round = 0; round < 300; round += 1) {
    const answered = anybody(chance);
    const already = Math.floor(chance() * 9);
    const today = "2026-06-01";
    const found = plan(answered, DAYS, today, already, Infinity);
    for (const [day, those] of found) {
      ok(day >= today);
      ok(those.length <= (day === today ? Math.max(0, MOST - already) : MOST));
      for (const one of those) ok(one.due <= day);
      same(new Set(those.map(({ id }) => id)).size, those.length);
    }
    const all = [...found.values()].flat();
    same(all.length, answered.filter((one) => dueOn(one, DAYS)).length);
    same(new Set(all.map(({ module, id }) => `${module}/${id}`)).size <= all.length, true);
    same([...found.keys()], [...found.keys()].sort());
    const due = answered.filter((one) => dueOn(one, DAYS) && dueOn(one, DAYS) <= today);
    if (due.length && already < MOST) ok((found.get(today) || []).length > 0);
  }
});
Deno.test("whatever is answered, a question comes back after equal gaps, and a miss begins anew", () => {
  const chance = chances(9);
  for (let round = 0; round < 200; round += 1) {
    const quiz = stored(answer("2026-05-01", 0));
    let review = null;
    let rights = 0;
    for (let turn = 0; turn < 12; turn += 1) {
      const known = /** @type {Answered} */ (answeredOf(which, { ...nothing, quiz, review }, dayOf));
      const due = dueOn(known, DAYS);
      if (rights === DAYS.length) {
        same(due, "");
        break;
      }
      same(due, plus(known.day, 7));
      const isRight = chance() < 0.7;
      const late = plus(due, Math.floor(chance() * 20));
      review = stored({ ...answer(late, isRight ? 1 : 0), ...after(known, isRight) });
      rights = isRight ? rights + 1 : 0;
    }
  }
});
