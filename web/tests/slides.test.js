import { deepStrictEqual as same } from "node:assert";
import { elapsed, later, timeOf } from "../slides/session.js";
import { after, back, begin, count, goTo, isState, next, take, takenOn } from "../slides/steps.js";

/** @type {import("../slides/steps.js").Slide} */
const plain = { holds: false, scene: "", ends: false, goes: [] };
const moment = { ...plain, holds: true, scene: "s" };
const end = { ...plain, scene: "s", ends: true };
// A title, a question, a scenario of three moments of which two end it, and a last slide.
const slides = [
  plain,
  { ...plain, holds: true },
  { ...plain, scene: "s" },
  { ...moment, goes: [4, 5] },
  end,
  end,
  plain,
];

Deno.test("what a slide holds back is shown first, and taken back first", () => {
  const asked = next(slides, begin());
  same([asked.at, asked.shown], [1, false]);
  const told = next(slides, asked);
  same([told.at, told.shown], [1, true]);
  same([back(told).at, back(told).shown], [1, false]);
  same(back(back(told)).at, 0);
  same(next(slides, told).at, 2);
});
Deno.test("a scenario goes where most hands or a key say, and its end leads on to what follows it", () => {
  const at = goTo(slides, begin(), 3);
  same(takenOn(at), -1);
  const counted = count(count(at, 1, 7), 0, 2);
  same(counted.hands, { 3: [2, 7] });
  const gone = next(slides, next(slides, counted));
  same([gone.at, gone.trail], [5, [0, 3]]);
  same(next(slides, gone).at, 6);
  same(back(gone).at, 3);
  const pressed = take(slides, counted, 0);
  same([pressed.at, pressed.shown, takenOn(pressed)], [3, true, 0]);
  same(take(slides, pressed, 0).at, 4);
  same(take(slides, pressed, 1).at, 3);
  same(take(slides, at, 9), at);
  same(next(slides, next(slides, at)).at, 4); // nobody was asked: the slide after it
});
Deno.test("nothing leads beyond the first slide or the last", () => {
  same(back(begin()).at, 0);
  same(after(slides, 6), 6);
  same(next(slides, goTo(slides, begin(), 99)), goTo(slides, begin(), 6));
  same(goTo(slides, begin(), -1), begin());
});
Deno.test("hands are whole numbers that a room can hold", () => {
  same(count(begin(), 2, 3.7).hands, { 0: [0, 0, 3] });
  same(count(begin(), 0, -4).hands, { 0: [0] });
  same(count(begin(), 0, NaN).hands, { 0: [0] });
});
Deno.test("what was kept or sent is used only if it is a state of this deck", () => {
  same(isState(take(slides, goTo(slides, begin(), 3), 1), 7), true);
  const state = begin();
  const wrong = [null, 3, {}, { ...state, at: 7 }, { ...state, at: -1 }, { ...state, shown: 1 }, {
    ...state,
    trail: [9],
  }];
  for (const one of [...wrong, { ...state, hands: { 0: "a" } }, { ...state, taken: null }]) {
    same(isState(one, 7), false);
  }
});
Deno.test("times of a session are told as a clock does", () => {
  same([elapsed(0), elapsed(309_000), elapsed(3_909_999), elapsed(-5)], ["0:00", "5:09", "1:05:09", "0:00"]);
  same([later("09:05", 10), later("23:50", 20), later("00:10", -20)], ["09:15", "00:10", "23:50"]);
  same(timeOf(new Date(2026, 10, 29, 9, 5)), "09:05");
});
