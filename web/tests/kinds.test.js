import { deepStrictEqual as same } from "node:assert";
import { fault } from "../store/kinds.js";

const DATE = "2026-05-04T09:00:00.000Z";
const HEAD = { v: 4, n: 1 };
const ANSWER = { fp: "abcd1234", response: { a: true, b: "12" }, points: 1, of: 1, date: DATE, seed: 7, hinted: true };
const PASS = { version: "1.0", edition: "0123456789ab", mark: 80, points: 1, of: 1, date: DATE, attempts: 1, seed: 7 };
const OBSERVATION = {
  kind: "coursewright-observation",
  format: 1,
  id: "123e4567-e89b-42d3-a456-426614174000",
  made: DATE,
  catalogue: { id: "training" },
  module: { code: "FA-101" },
  checklist: { id: "after", title: "After a call", revision: 1 },
  learner: { name: "Ana" },
  observer: { name: "Kim" },
  date: "2026-05-04",
  place: "Gate 2",
  items: [{ id: "stayed", text: "Stayed", seen: "seen", note: "At once" }],
  overall: "Calm",
  signature: { name: "Kim", device: "observer", signed: DATE },
  code: "0ABC-1DEF-2GHJ-3KMN",
};
const SOUND = {
  "check/people/first-call": { ...HEAD, ...ANSWER },
  "quiz/people/first-call": { ...HEAD, ...ANSWER },
  "quiz/people": {
    ...HEAD,
    seed: 7,
    drawn: ["first-call"],
    points: 1,
    of: 1,
    date: DATE,
    attempts: 1,
    passed: DATE,
    pass: { ...PASS, questions: [{ id: "first-call", ...ANSWER }] },
  },
  "tick/after/stayed": { ...HEAD, on: true, na: false, fp: "abcd1234", revision: 1, date: DATE },
  "list/after": {
    ...HEAD,
    start: "",
    initials: "AO",
    date: "2026-05-04",
    occasion: "A call",
    acknowledged: DATE,
    revision: 1,
    uses: [{
      date: "2026-05-04",
      occasion: "A call",
      made: DATE,
      revision: 1,
      ticked: 3,
      aside: 1,
      initials: "AO",
    }],
  },
  "observation/after": { ...HEAD, observations: [OBSERVATION] },
  "observed/a1": {
    ...HEAD,
    sheet: {
      checklist: "after",
      made: DATE,
      device: "observer",
      learner: "Ana",
      place: "Gate 2",
      date: "2026-05-04",
      observer: "Kim",
      overall: "Calm",
      items: { stayed: { seen: "seen", note: "At once" } },
      signed: OBSERVATION,
    },
  },
  observer: { ...HEAD, name: "Kim" },
  "marks/CERT-FA/FA-101": { ...HEAD, date: "2026-05-04", rows: [{ learner: "Ana", worksheet: "A", 1: "B" }] },
  "read/people/lesson": { ...HEAD, sections: { stay: DATE }, read: DATE },
  "scenario/people/fall": {
    ...HEAD,
    runs: [{ date: DATE, path: ["arrival:1"], ends: "good", effects: { calm: 1 } }],
    now: ["arrival:1"],
  },
  "done/people": { ...HEAD, read: DATE, scenarios: DATE, checklists: DATE, version: "1.0", date: DATE },
  "finished/essentials": { ...HEAD, date: DATE, version: "1.0" },
  learner: { ...HEAD, name: "Ada" },
  exported: { ...HEAD, date: DATE, asked: DATE },
  "guide-keys": { ...HEAD, on: true },
  "whole-lessons": { ...HEAD, on: true },
};
// What no field may be, at any depth: nothing, and a list or a set of it.
const NONSENSE = [null, [null], { x: null }];

/**
 * Every place in a value at which something else may stand.
 *
 * @param {unknown} value
 * @param {(string | number)[]} [way]
 * @returns {Generator<(string | number)[]>}
 */
function* places(value, way = []) {
  if (way.length) yield way;
  if (typeof value !== "object") return;
  for (const step of Object.keys(/** @type {object} */ (value))) {
    if (way.length || !(step in HEAD)) {
      yield* places(/** @type {Record<string, unknown>} */ (value)[step], [...way, step]);
    }
  }
}

Deno.test("nonsense is refused wherever it stands in what is kept, and nothing sound is", () => {
  const accepted = [];
  for (const [path, sound] of Object.entries(SOUND)) {
    same(fault(path, sound), "");
    for (const way of places(sound)) {
      for (const nonsense of NONSENSE) {
        const kept = structuredClone(sound);
        const last = /** @type {string | number} */ (way.at(-1));
        /** @type {any} */
        // what is stepped into has been stepped into before
        const above = way.slice(0, -1).reduce((/** @type {any} */ inside, step) => inside[step], kept);
        above[last] = nonsense;
        if (!fault(path, kept)) accepted.push(`${path}: ${way.join(".")} as ${JSON.stringify(nonsense)}`);
      }
    }
  }
  same(accepted, []);
});

Deno.test("what is wrong with a record is said, and how far its counters go", () => {
  const quiz = SOUND["quiz/people"];
  for (
    const [changes, told] of /** @type {[object, string][]} */ ([
      [{ points: 2 }, "it has more points than there are"],
      [{ v: 5 }, "it was kept by a newer version of this site"],
      [{ v: 0 }, "it is damaged"],
      [{ v: 1.5 }, "it is damaged"],
      [{ n: -1 }, "it is damaged"],
      [{ n: 0.5 }, "it is damaged"],
      [{ n: 2 ** 50 + 1 }, "it is damaged"],
      [{ n: 2 ** 50 }, ""],
      [{ n: 0 }, ""],
    ])
  ) same(fault("quiz/people", { ...quiz, ...changes }), told);
  same(fault("quiz/people", 7), "it is not a record");
  same(fault("nothing/of/that", HEAD), "this site keeps nothing of that name");
});
