import { deepStrictEqual as same, ok } from "node:assert";
import { draw, mixed, redraw } from "../quiz/draw.js";
import { isRevealed } from "../quiz/reveal.js";
import { chances } from "./chance.js";

const QUESTIONS = ["a", "b", "c", "d", "e", "f"].map((id, at) => ({ id, objective: `1.${at % 3}` }));
const OBJECTIVES = new Map(QUESTIONS.map(({ id, objective }) => [id, objective]));

Deno.test("an attempt asks every objective once before any a second time", () => {
  for (let seed = 0; seed < 500; seed += 1) {
    const asked = draw(QUESTIONS, seed, 4).map((id) => OBJECTIVES.get(id));
    same(new Set(asked.slice(0, 3)).size, 3);
    same(asked.length, 4);
  }
});

Deno.test("the same seed draws the same, and another seed draws something else sooner or later", () => {
  const drawn = new Set();
  for (let seed = 0; seed < 50; seed += 1) {
    same(draw(QUESTIONS, seed, 4), draw(QUESTIONS, seed, 4));
    drawn.add(draw(QUESTIONS, seed, 4).join(" "));
  }
  ok(drawn.size > 20);
});

Deno.test("a draw asks nothing twice, and never more than there is", () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const drawn = draw(QUESTIONS, seed, 9);
    same([...drawn].sort(), ["a", "b", "c", "d", "e", "f"]);
  }
});

Deno.test("mixing loses nothing and leaves the list as it is", () => {
  const list = ["x", "y", "z"];
  same([...mixed(list, 7, String)].sort(), list);
  same(list, ["x", "y", "z"]);
});

/**
 * Any bank: its questions, each of one of some objectives, and when each was answered last.
 *
 * @param {() => number} chance
 */
function bankOf(chance) {
  const number = 1 + Math.floor(chance() * 14);
  const objectives = 1 + Math.floor(chance() * 5);
  return Array.from({ length: number }, (_, at) => ({
    id: `q${at}`,
    objective: `1.${Math.floor(chance() * objectives)}`,
    asked: chance() < 0.5 ? undefined : `2026-05-0${1 + Math.floor(chance() * 9)}`,
  }));
}

Deno.test("trying again keeps what stands, and asks others of the same objective wherever there are any", () => {
  const chance = chances(14);
  for (let round = 0; round < 2000; round += 1) {
    const bank = bankOf(chance);
    const objectiveOf = new Map(bank.map(({ id, objective }) => [id, objective]));
    const drawn = draw(bank, round, 1 + Math.floor(chance() * bank.length));
    const missed = drawn.filter(() => chance() < 0.5);
    const again = redraw(bank, drawn, missed, round);
    same(new Set(again).size, drawn.length);
    same(again.map((id) => objectiveOf.get(id)), drawn.map((id) => objectiveOf.get(id)));
    drawn.forEach((id, at) => missed.includes(id) || same(again[at], id));
    for (const objective of new Set(objectiveOf.values())) {
      const of = (/** @type {string[]} */ ids) => ids.filter((id) => objectiveOf.get(id) === objective);
      const others = bank.filter((one) => one.objective === objective && !drawn.includes(one.id)).length;
      const anew = of(missed).filter((id) => again.includes(id)).length;
      same(anew, Math.max(0, of(missed).length - others), "the same is asked again only where no other is left");
    }
  }
});

Deno.test("what was never asked comes before what was, and that which was asked longest ago first", () => {
  const bank = ["a", "b", "c", "d"].map((id, at) => ({
    id,
    objective: "1.1",
    asked: at ? `2026-05-0${at}` : undefined,
  }));
  for (let seed = 0; seed < 50; seed += 1) {
    same(draw(bank, seed, 4), ["a", "b", "c", "d"]);
    same(redraw(bank, ["d"], ["d"], seed), ["a"]);
    same(redraw(bank, ["a", "c"], ["a", "c"], seed), ["b", "d"]);
  }
});

Deno.test("a new attempt begins with the objectives of which something was missed", () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const drawn = draw(QUESTIONS, seed, 2, ["1.2"]).map((id) => OBJECTIVES.get(id));
    same(drawn[0], "1.2");
    ok(drawn[1] !== "1.2");
  }
});

Deno.test("answers are revealed by a pass, or after as many attempts as a quiz says", () => {
  /** @type {[rule: string | undefined, attempts: number, passed: boolean, revealed: boolean][]} */
  const table = [
    ["passed", 1, false, false],
    ["passed", 99, false, false],
    ["passed", 1, true, true],
    ["3", 2, false, false],
    ["3", 3, false, true],
    ["3", 1, true, true],
    ["0", 1, false, true],
    [undefined, 5, false, false],
  ];
  for (const [rule, attempts, passed, revealed] of table) same(isRevealed(rule, attempts, passed), revealed);
});
