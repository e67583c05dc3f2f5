import { deepStrictEqual as same } from "node:assert";
import { page } from "../frame/page.js";
import { handedIn } from "../quiz/attempt.js";
import { fault } from "../store/kinds.js";
import { renamed } from "../store/names.js";

const [MAY, JUNE] = ["2026-05-04T09:00:00.000Z", "2026-06-04T09:00:00.000Z"];
const ASKED = { seed: 7, drawn: ["one"] };
const SCORE = { points: 1, of: 1, date: JUNE, mark: 80 };
/** @param {string} version */
const passed = (version) => ({ version, edition: "0123456789ab", mark: 80, questions: [] });

Deno.test("an attempt that is handed in where nothing of it is kept any more is kept whole", () => {
  const kept = handedIn(null, ASKED, SCORE, passed("1.0"));
  same(fault("quiz/people", { v: 4, n: 1, ...kept }), "");
  same([kept.seed, kept.drawn, kept.attempts, kept.passed], [7, ["one"], 1, JUNE]);
  same(handedIn({ seed: 8, drawn: ["two"] }, ASKED, SCORE, null).seed, 8);
});

Deno.test("a pass of a later version outlasts one of an earlier, in whatever order they are handed in", () => {
  const later = handedIn(null, ASKED, { ...SCORE, date: MAY }, passed("1.10"));
  const both = handedIn(later, ASKED, SCORE, passed("1.9"));
  same([both.pass, both.attempts, both.passed], [later.pass, 2, MAY]);
  const again = handedIn(both, ASKED, SCORE, passed("1.10")).pass;
  same(again && [again.version, again.date], ["1.10", JUNE]);
});

Deno.test("of a section that was read under both its names the first time counts", () => {
  page.former = { sections: { "people/lesson/look": ["people", "lesson", "see"] } };
  const read = (/** @type {Record<string, string>} */ sections) =>
    renamed({ "read/people/lesson": { v: 4, n: 1, sections } })["read/people/lesson"].sections;
  same(read({ look: MAY, see: JUNE }), { see: MAY });
  same(read({ look: JUNE, see: MAY }), { see: MAY });
  delete page.former;
});
