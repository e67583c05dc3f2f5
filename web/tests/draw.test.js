import { deepStrictEqual as same, ok } from "node:assert";
import { draw, mixed } from "../quiz/draw.js";

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
