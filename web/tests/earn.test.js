import { deepStrictEqual as same } from "node:assert";
import * as earn from "../learning/earn.js";
import { dayOf } from "../page/words.js";

/** @typedef {import("../learning/progress.js").State} State */
/** @typedef {import("../store/store.js").Pass} Pass */
/** @typedef {import("../records/record.js").CourseRecord} CourseRecord */
/** @typedef {Partial<State> & {minutes?: number, first?: string[]}} More what of a state is not as in others */

const [APRIL, MAY, JUNE, JULY] = ["04", "05", "06", "07"].map((month) => `2026-${month}-04T12:00:00.000Z`);
const PLACE = { id: "training", title: "Training", organisation: "House" };
/** @type {import("../learning/earn.js").Facts} */
const TAKEN = {
  id: "course",
  code: "CERT-A",
  title: "A course",
  version: "1.0",
  choose: 1,
  rules: {},
  valid: 12,
  core: ["a", "b"],
  electives: ["c", "d"],
  days: [],
};

/**
 * @param {string} slug
 * @param {More} [more]
 */
function state(slug, { minutes = 30, first = [], ...others } = {}) {
  const module = {
    slug,
    code: `M-${slug}`,
    title: `Module ${slug}`,
    version: "2.0",
    edition: "0123456789ab",
    mark: 80,
    minutes,
    first,
  };
  const kept = { module: { ...module, questions: { q: "aaaaaaaa" } }, quiz: {} };
  const found = { ...kept, status: "new", complete: "", left: minutes, pass: null, known: "", ...others };
  return /** @type {State} */ (/** @type {unknown} */ (found)); // what `earn` looks at
}
/** @type {(slug: string, date: string, more?: More) => State} */
const done = (slug, date, more = {}) => state(slug, { status: "done", complete: date, left: 0, ...more });
/** @type {(slug: string, date: string, more?: Partial<Pass>) => State} */
const passed = (slug, date, more = {}) =>
  done(slug, date, { pass: { version: "1.5", edition: "ffffffffffff", points: 9, of: 10, date, ...more } });
/** @type {(...all: State[]) => Map<string, State>} */
const statesOf = (...all) => new Map(all.map((one) => [one.module.slug, one]));
/**
 * @typedef {object} Asked
 * @property {CourseRecord[]} [records]
 * @property {import("../store/store.js").Kept | null} [finished]
 * @property {string} [today]
 * @property {import("../learning/earn.js").Facts} [taken]
 */
/** @type {(states: Map<string, State>, asked?: Asked) => import("../learning/earn.js").Result} */
const judge = (states, { records = [], finished = null, today = "2026-11-21", taken = TAKEN } = {}) =>
  earn.judge(taken, states, records, finished, today);
/** @param {object} [more] */
function certificate(more = {}) {
  const dates = { made: MAY, completed: "2026-05-04", valid_until: "2027-05-04" };
  const found = { id: "x", ...dates, course: { id: "course" }, ...more };
  return /** @type {CourseRecord} */ (/** @type {unknown} */ (found)); // what `earn` looks at
}

Deno.test("a day and some months end where the month ends", () => {
  /** @type {[from: string, more: {days?: number, months?: number}, to: string][]} */
  const table = [
    ["2026-01-31", { months: 1 }, "2026-02-28"],
    ["2028-01-31", { months: 1 }, "2028-02-29"],
    ["2026-01-30", { months: 1 }, "2026-02-28"],
    ["2026-01-28", { months: 1 }, "2026-02-28"],
    ["2026-03-31", { months: 1 }, "2026-04-30"],
    ["2026-08-31", { months: 6 }, "2027-02-28"],
    ["2026-12-31", { months: 2 }, "2027-02-28"],
    ["2026-11-30", { months: 12 }, "2027-11-30"],
    ["2028-02-29", { months: 12 }, "2029-02-28"],
    ["2026-05-04", { months: 24 }, "2028-05-04"],
    ["2026-05-31", { days: 1 }, "2026-06-01"],
    ["2026-12-31", { days: 1 }, "2027-01-01"],
    ["2026-03-01", { days: -1 }, "2026-02-28"],
    ["2026-05-04", { days: 28 }, "2026-06-01"],
    ["2026-01-31", { days: 31 }, "2026-03-03"],
    ["2026-05-04", {}, "2026-05-04"],
  ];
  for (const [from, more, to] of table) same(earn.plus(from, more), to, `${from} ${JSON.stringify(more)}`);
});

Deno.test("a moment has the date of the learner's own calendar, in ten characters", () => {
  same(dayOf(new Date(2026, 0, 2, 0, 30)), "2026-01-02");
  same(dayOf(new Date(2026, 10, 12, 23, 59)), "2026-11-12");
});

Deno.test("a course reads off the page what it takes", () => {
  const link = (/** @type {Record<string, string>} */ dataset) => ({ dataset });
  const modules = [link({ module: "a" }), link({ module: "c", elective: "" }), link({ module: "b" })];
  const days = [link({ day: "7", asked: "a/one  b/two" })];
  const dataset = {
    id: "course",
    code: "CERT-A",
    title: "A course",
    version: "1.0",
    choose: "2",
    requires: "read quiz scenarios:2",
    valid: "12",
  };
  // There is no page here: what `earn` asks of an element.
  const section = (
    /** @type {Record<string, string | undefined>} */ dataset,
  ) => /** @type {HTMLElement} */ (/** @type {unknown} */ ({
    dataset,
    querySelectorAll: (/** @type {string} */ which) => (which === "[data-module]" ? modules : days),
  }));
  const { days: sets, ...facts } = earn.facts(section(dataset));
  same(facts, {
    id: "course",
    code: "CERT-A",
    title: "A course",
    version: "1.0",
    choose: 2,
    rules: { read: 1, quiz: 1, scenarios: 2 },
    valid: 12,
    core: ["a", "b"],
    electives: ["c"],
  });
  same(sets.map(({ day, asked }) => [day, asked]), [[7, ["a/one", "b/two"]]]);
  same(earn.facts(section({ ...dataset, valid: undefined })).valid, 0);
});

/** @type {(slug: string, left: number) => State} */
const begun = (slug, left) => state(slug, { status: "begun", left });
/** @type {(slug: string, date: string) => State} */
const changed = (slug, date) => state(slug, { status: "changed", complete: date, left: 2 });
/** @type {[name: string, all: State[], wanted: (string | number | undefined)[]][]} */
const STANDINGS = [
  ["nothing", [state("a"), state("b"), state("c"), state("d")], ["new", 0, 3, 90, "a", 1]],
  ["an elective alone", [state("a"), state("b"), done("c", MAY), state("d")], ["begun", 1, 3, 60, "a", 0]],
  ["begun comes first", [state("a"), begun("b", 5), state("c"), state("d")], ["begun", 0, 3, 65, "b", 1]],
  ["what is ready comes before what is not", [
    state("a", { first: ["b"] }),
    state("b"),
    state("c"),
    state("d"),
  ], ["new", 0, 3, 90, "b", 1]],
  ["what is not of this course holds nothing up", [
    state("a", { first: ["z"] }),
    state("b"),
    state("c"),
    state("d"),
  ], ["new", 0, 3, 90, "a", 1]],
  ["what is done holds nothing up", [
    done("a", MAY),
    state("b", { first: ["a"] }),
    state("c"),
    state("d"),
  ], ["begun", 1, 3, 60, "b", 1]],
  ["where nothing is ready the first will do", [
    state("a", { first: ["b"] }),
    state("b", { first: ["a"] }),
    done("c", MAY),
    state("d"),
  ], ["begun", 1, 3, 60, "a", 0]],
  ["the elective with the least left counts", [
    done("a", MAY),
    done("b", MAY),
    begun("c", 9),
    begun("d", 4),
  ], ["begun", 2, 3, 4, "d", 1]],
  ["more electives than asked add nothing", [
    done("a", MAY),
    done("b", MAY),
    done("c", MAY),
    done("d", JULY),
  ], ["done", 3, 3, 0, undefined, 0]],
  ["what has changed is next", [done("a", MAY), changed("b", MAY), done("c", MAY), state("d")], [
    "changed",
    3,
    3,
    0,
    "b",
    0,
  ]],
  ["a module that is gone is not asked", [done("a", MAY), done("c", MAY)], ["done", 2, 2, 0, undefined, 0]],
];

Deno.test("status, count and what is next follow from the modules", () => {
  for (const [name, all, wanted] of STANDINGS) {
    const { status, number, total, left, next, missing } = judge(statesOf(...all));
    same([status, number, total, left, next, missing], wanted, name);
  }
});

Deno.test("a course is complete with the last of what counts, and not before anything does", () => {
  const all = [done("a", MAY), done("b", JULY), done("c", JUNE), state("d")];
  same(judge(statesOf(...all)).complete, JULY);
  same(judge(statesOf(...all)).counted, ["a", "b", "c"]);
  const none = judge(new Map(), { taken: { ...TAKEN, core: [], electives: [], choose: 0 } });
  same([none.complete, none.status], ["", "new"]);
});

Deno.test("a course once finished stays so, and says that it has changed", () => {
  const all = statesOf(done("a", MAY), state("b"), done("c", MAY), state("d"));
  const found = judge(all, { finished: { date: JUNE, version: "0.9" } });
  same([found.status, found.since, found.complete], ["changed", JUNE, ""]);
  same(judge(statesOf(done("a", MAY), done("b", JULY), done("c", MAY))).since, JULY);
});

Deno.test("the certificate of this course that was made last counts, to its last day", () => {
  const all = statesOf(passed("a", MAY), passed("b", JULY), passed("c", MAY), state("d"));
  const records = [
    certificate({ made: APRIL, id: "old" }),
    certificate({ made: JUNE, id: "new" }),
    certificate({ made: MAY, id: "between" }),
    certificate({ made: JULY, id: "other", course: { id: "another" } }),
  ];
  const on = (/** @type {string} */ today) => {
    const { certificate: found, expired, until, status, renew } = judge(all, { records, today });
    return [found && found.id, expired, until, status, renew];
  };
  same(on("2027-05-03"), ["new", false, "2027-05-04", "done", []]);
  same(on("2027-05-04"), ["new", false, "2027-05-04", "done", []]);
  same(on("2027-05-05"), ["new", true, "2027-05-04", "expired", ["a", "c"]]);
  const lasting = judge(all, { records: [certificate({ valid_until: undefined })], today: "2099-01-01" });
  same([lasting.expired, lasting.until, lasting.renew], [false, "", []]);
  const none = judge(all);
  same([none.certificate, none.until, none.expired], [null, "", false]);
});

Deno.test("a module passed again after the certificate is not asked again", () => {
  const again = done("a", MAY, { pass: { date: JUNE, version: "2.0", edition: "ffffffffffff" } });
  const sameDay = done("b", MAY, { pass: { date: MAY, version: "2.0", edition: "ffffffffffff" } });
  const earlier = done("c", JUNE, { pass: { date: MAY, version: "2.0", edition: "ffffffffffff" } });
  const { renew } = judge(statesOf(again, sameDay, earlier, state("d")), {
    records: [certificate()],
    today: "2027-06-01",
  });
  same(renew, ["b"]);
});

Deno.test("a pass without version or edition is unclear, and no pass is not", () => {
  same(earn.isUnclear(state("a")), false);
  same(earn.isUnclear(passed("a", MAY)), false);
  same(earn.isUnclear(passed("a", MAY, { version: "" })), true);
  same(earn.isUnclear(passed("a", MAY, { edition: "" })), true);
});

/**
 * @param {State[]} all
 * @param {{taken?: import("../learning/earn.js").Facts, old?: object | null}} [more]
 */
function recordOf(all, { taken = TAKEN, old = null } = {}) {
  const states = statesOf(...all);
  const found = { counted: [...states.keys()], certificate: old };
  const result = /** @type {import("../learning/earn.js").Result} */ (/** @type {unknown} */ (found));
  return earn.record(PLACE, taken, result, states, { name: "Zoe" });
}

Deno.test("a record says place, learner and course", () => {
  const { catalogue, learner, course } = recordOf([passed("a", MAY)]);
  same([catalogue, learner, course], [PLACE, { name: "Zoe" }, {
    id: "course",
    code: "CERT-A",
    title: "A course",
    version: "1.0",
  }]);
});

Deno.test("a record has of each module what was passed, or else what stands", () => {
  /** @type {(import("../store/store.js").Answer & {more: string})[]} */
  const questions = [{ id: "q", fp: "aaaaaaaa", points: 1, of: 2, response: { x: true }, more: "not kept" }];
  const [first, second, third, fourth] = recordOf([
    passed("a", MAY, { mark: 70, attempts: 3, questions }),
    done("b", JUNE, { known: "1.7" }),
    done("c", JUNE),
    passed("d", MAY, { version: "", of: 0 }),
  ]).modules;
  same(first, {
    code: "M-a",
    slug: "a",
    title: "Module a",
    version: "1.5",
    fingerprint: "ffffffffffff",
    minutes: 30,
    completed: "2026-05-04",
    questions: [{ id: "q", fingerprint: "aaaaaaaa", points: 1, of: 2, response: { x: true } }],
    quiz: { points: 9, of: 10, per_cent: 90, pass_mark: 70, attempts: 3, date: "2026-05-04" },
    scores: [],
    firsts: [],
  });
  same([second.version, second.fingerprint, second.quiz, second.questions], ["1.7", "0123456789ab", undefined, []]);
  same(third.version, "2.0");
  same([fourth.version, fourth.quiz], ["2.0", undefined]);
  const { quiz } = recordOf([passed("a", MAY)]).modules[0];
  same(quiz && [quiz.pass_mark, quiz.attempts], [80, 1]);
});

Deno.test("a record has every attempt, of very many the first and the last, and all first answers", () => {
  const first = {
    fp: "aaaaaaaa",
    response: { x: /** @type {true} */ (true) },
    points: 0,
    of: 1,
    date: MAY,
    shown: true,
  };
  const scores = Array.from({ length: 501 }, (_, at) => ({ points: at, of: 1000, date: MAY, mark: 80 }));
  const states = statesOf(passed("a", MAY, {}), done("b", MAY));
  /** @type {State} */ (states.get("a")).quiz = { scores };
  const result = /** @type {import("../learning/earn.js").Result} */ (/** @type {unknown} */ ({ counted: ["a", "b"] }));
  const firstsOf = (/** @type {string} */ slug) => (slug === "a" ? [first] : []);
  const [one, other] = earn.record(PLACE, { ...TAKEN, valid: 0 }, result, states, { name: "Zoe" }, firstsOf).modules;
  const said = one.scores || [];
  same([said.length, said[0].points, said[1].points, said[499].points], [500, 0, 2, 500]);
  same(said[499], { points: 500, of: 1000, per_cent: 50, date: "2026-05-04" });
  const { fp, ...rest } = first;
  same(one.firsts, [{ id: "q", fingerprint: fp, ...rest, date: "2026-05-04" }]);
  same([other.scores, other.firsts], [[], []]);
});

Deno.test("a module is completed when it was, or when it was passed again", () => {
  const again = done("a", MAY, { pass: { version: "1", edition: "f", date: JUNE } });
  const before = done("b", JUNE, { pass: { version: "1", edition: "f", date: MAY } });
  same(recordOf([again, before]).modules.map(({ completed }) => completed), ["2026-06-04", "2026-06-04"]);
  same(recordOf([passed("a", MAY), passed("b", APRIL)]).completed, "2026-05-04");
});

Deno.test("hours are contact hours in tenths, never rounded up", () => {
  /** @type {[minutes: number[], hours: number][]} */
  const table = [[[30], 0.5], [[59], 0.9], [[60], 1], [[65], 1], [[66], 1.1], [[30, 35], 1], [[45, 45], 1.5], [[5], 0]];
  for (const [minutes, hours] of table) {
    const all = minutes.map((number, at) => done(`m${at}`, MAY, { minutes: number }));
    same(recordOf(all).hours, hours, String(minutes));
  }
});

const OLD = { completed: "2026-05-04", valid_until: "2027-05-04" };
/** @type {[name: string, valid: number, old: object | null, dates: string[], until: string | undefined][]} */
const ENDS = [
  ["none", 0, null, [MAY], undefined],
  ["the first", 12, null, [MAY], "2027-05-04"],
  ["the first, of two", 6, null, [MAY, JULY], "2027-01-04"],
  ["from 31 January", 1, null, ["2026-01-31T12:00:00.000Z"], "2026-02-28"],
  ["renewed: all passed anew", 12, OLD, [JUNE, JULY], "2027-07-04"],
  ["one not passed anew", 12, OLD, [MAY, JULY], "2027-05-04"],
  ["none passed anew", 12, OLD, [MAY, MAY], "2027-05-04"],
  [
    "completed after it had run out",
    12,
    { completed: "2026-05-04", valid_until: "2026-06-30" },
    [MAY, JULY],
    "2027-07-04",
  ],
  [
    "completed on its last day",
    12,
    { completed: "2026-05-04", valid_until: "2026-07-04" },
    [MAY, JULY],
    "2026-07-04",
  ],
  ["the old one did not run out", 12, { completed: "2026-05-04" }, [MAY, JULY], "2027-07-04"],
];

Deno.test("a certificate is valid for the months of its course from the day of completion", () => {
  for (const [name, valid, old, dates, until] of ENDS) {
    const all = dates.map((date, at) => passed(`m${at}`, date));
    same(recordOf(all, { taken: { ...TAKEN, valid }, old }).valid_until, until, name);
  }
});

Deno.test("follow-ups are due by the calendar, and done once everything was answered after the course", () => {
  const link = /** @type {HTMLAnchorElement} */ ({}); // nobody looks at it
  const days = [7, 14, 21, 28, 22, 20].map((day) => ({ day, asked: [`a/${day}`, `b/${day}`], link }));
  /** @type {Record<string, string>} */
  const dates = {
    "a/7": "2026-05-12T09:00:00.000Z",
    "b/7": "2026-05-13T09:00:00.000Z",
    "a/14": "2026-05-12T09:00:00.000Z",
    "a/21": "2026-01-01T09:00:00.000Z",
    "b/21": "2026-05-12T09:00:00.000Z",
  };
  const sets = earn.followUps({ ...TAKEN, days }, MAY, (path) => dates[path] || "", "2026-05-25");
  same(sets.map(({ due, done: when, late, words, mark }) => [due, when, late, words, mark]), [
    ["2026-05-11", "2026-05-13T09:00:00.000Z", 0, "done on 13 May 2026", "done"],
    ["2026-05-18", "", 7, "overdue: was due on 18 May 2026", "changed"],
    ["2026-05-25", "", 0, "due today", "changed"],
    ["2026-06-01", "", -7, "due on 1 June 2026, in 7 days", "new"],
    ["2026-05-26", "", -1, "due on 26 May 2026, in one day", "new"],
    ["2026-05-24", "", 1, "overdue: was due on 24 May 2026", "changed"],
  ]);
  const atOnce = earn.followUps({ ...TAKEN, days: [{ day: 0, asked: ["x"], link }] }, MAY, () => MAY, "2026-05-04");
  same(atOnce[0].mark, "done");
  same(earn.followUps({ ...TAKEN, days }, "", () => "", "2026-05-25"), []);
});
