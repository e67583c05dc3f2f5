// How the questions of a course do, by first answers alone: course/records/statistics.py comes to the same figures, and
// says what they mean. Pure: records and questions in, figures out.

import { now } from "../store/names.js";
import { correlation, correlationInterval, shareInterval, sum } from "./intervals.js";
import { folded } from "./roster.js";

/** @typedef {import("./intervals.js").Interval} Interval */
/** @typedef {import("./shape.js").CourseRecord} CourseRecord */
/** @typedef {import("./shape.js").First} First */
/**
 * A question that a test asks, as the page holds it; `parts` says of each choice whether it is right.
 *
 * @typedef {object} Asked
 * @property {string} module
 * @property {string} slug
 * @property {string} question
 * @property {string} kind
 * @property {string} at
 * @property {string} fingerprint
 * @property {string} objective "" where it has none
 * @property {boolean} isTicked
 * @property {[id: string, right: boolean][]} parts
 */
/** @typedef {{id: string, text: string, count: number, better: number, worse: number, right: boolean | null}} Choice */
/**
 * @typedef {Asked & {
 *   answers: number, earlier: number, shown: number, facility: number | null, facilityInterval: Interval | null,
 *   discrimination: number | null, discriminationInterval: Interval | null, better: number, worse: number,
 *   choices: Choice[],
 * }} Item
 */
/** @typedef {{module: string, objective: string, text: string}} Objective */
/** @typedef {Objective & {questions: number, people: number, share: number | null, interval: Interval | null}} Goal */
/** @typedef {{one: First, rest: number | undefined}} Answered with the share of points of the rest of the test */

const ENOUGH_TO_CORRELATE = 10;
const MOST_ANSWERS = 5;

/** @typedef {{items: Item[], goals: Goal[]}} Figures of each question and each objective, in the order of the course */
/**
 * The test of one module, and what was answered in it: by question, and the shares of points by objective.
 *
 * @typedef {object} Test
 * @property {string} slug
 * @property {Map<string, Asked>} asked by question
 * @property {Objective[]} objectives
 * @property {Map<string, Answered[]>} given
 * @property {Map<string, number[]>} shares
 */

/**
 * Counts the answers of records, and yields between some of them, for ten thousand take seconds.
 *
 * @param {CourseRecord[]} records
 * @param {Asked[]} questions
 * @param {Objective[]} objectives of which any test asks something
 * @returns {Generator<void, Figures, void>}
 */
export function* statistics(records, questions, objectives) {
  const tests = testsOf(questions, objectives);
  for (const { modules } of records) {
    for (const part of modules) {
      const test = tests.get(now("codes", part.code)[0]);
      if (test) add(test, (part.firsts || []).map((one) => namedNow(one, test.slug)));
    }
    yield;
  }
  /** @type {Figures} */
  const found = { items: [], goals: [] };
  for (const test of tests.values()) {
    for (const [name, asked] of test.asked) {
      found.items.push(itemOf(asked, test.given.get(name) || []));
      yield;
    }
    found.goals.push(...test.objectives.map((one) => goalOf(one, test)));
  }
  return found;
}
/**
 * @param {Asked[]} questions
 * @param {Objective[]} objectives
 */
function testsOf(questions, objectives) {
  /** @type {Map<string, Test>} */
  const tests = new Map();
  for (const one of questions) {
    const known = tests.get(one.module);
    const test = known || { slug: one.slug, asked: new Map(), objectives: [], given: new Map(), shares: new Map() };
    tests.set(one.module, test);
    test.asked.set(one.question, one);
    test.given.set(one.question, []);
  }
  for (const one of objectives) {
    const test = tests.get(one.module);
    if (!test) continue;
    test.objectives.push(one);
    test.shares.set(one.objective, []);
  }
  return tests;
}
/**
 * Adds what one record says of a test.
 *
 * @param {Test} test
 * @param {First[]} firsts
 */
function add({ asked, given, shares }, firsts) {
  const rests = restsOf(firsts, asked);
  for (const one of firsts) {
    const answers = one.of ? given.get(one.id) : undefined;
    if (answers) answers.push({ one, rest: rests.get(one.id) });
  }
  for (const [objective, [points, of]] of earnedBy(firsts, asked)) {
    const theirs = shares.get(objective);
    if (theirs) theirs.push(points / of);
  }
}
/**
 * What people earned at first on the questions of an objective.
 *
 * @param {Objective} one
 * @param {Test} test
 * @returns {Goal}
 */
function goalOf(one, { asked, shares }) {
  const theirs = shares.get(one.objective) || [];
  const share = theirs.length ? sum(theirs) / theirs.length : null;
  return {
    ...one,
    questions: [...asked.values()].filter(({ objective }) => objective === one.objective).length,
    people: theirs.length,
    share,
    interval: share === null ? null : shareInterval(share, theirs.length),
  };
}
/**
 * Hundredths of points that one learner earned with first answers to present keys, and that there were, by objective.
 *
 * @param {First[]} firsts
 * @param {Map<string, Asked>} known
 */
function earnedBy(firsts, known) {
  /** @type {Map<string, [points: number, of: number]>} */
  const earned = new Map();
  for (const one of firsts) {
    const asked = known.get(one.id);
    if (!asked || !one.of || one.shown || one.fingerprint !== asked.fingerprint) continue;
    const [points, of] = earned.get(asked.objective) || [0, 0];
    earned.set(asked.objective, [points + Math.round(one.points * 100), of + Math.round(one.of * 100)]);
  }
  return earned;
}
/**
 * A first answer with the names of today of its question and its parts.
 *
 * @param {First} one
 * @param {string} slug
 * @returns {First}
 */
function namedNow(one, slug) {
  const [owner, id] = now("questions", slug, one.id);
  if (owner !== slug) return one; // it moved to another module, whose test this answer was no part of
  const last = (/** @type {string[]} */ names) => names[names.length - 1];
  const response = Object.entries(one.response).map(([key, value]) => [
    last(now("parts", slug, id, key)),
    typeof value === "string" ? last(now("groups", slug, id, value)) : value,
  ]);
  return { ...one, id, response: Object.fromEntries(response) };
}
/**
 * Which share of the points of all others of the same test was earned, by question. Points have two decimals, so they
 * are summed up in hundredths.
 *
 * @param {First[]} firsts
 * @param {Map<string, Asked>} asked
 */
function restsOf(firsts, asked) {
  const counted = firsts.filter(({ id, fingerprint }) => asked.get(id)?.fingerprint === fingerprint);
  const total = (/** @type {First[]} */ some, /** @type {"points" | "of"} */ key) =>
    some.reduce((all, one) => all + Math.round(one[key] * 100), 0);
  const [earned, of] = [total(counted, "points"), total(counted, "of")];
  /** @type {Map<string, number>} */
  const rests = new Map();
  for (const { id } of firsts) {
    const same = counted.filter((one) => one.id === id);
    const rest = of - total(same, "of");
    if (rest > 0) rests.set(id, (earned - total(same, "points")) / rest);
  }
  return rests;
}
/**
 * @param {Asked} asked
 * @param {Answered[]} all
 * @returns {Item}
 */
function itemOf(asked, all) {
  const present = all.filter(({ one }) => one.fingerprint === asked.fingerprint);
  const answers = present.filter(({ one }) => !one.shown);
  const shares = answers.map(({ one }) => one.points / one.of);
  const pairs = answers.flatMap(({ one, rest }) =>
    rest === undefined ? [] : [/** @type {[number, number]} */ ([one.points / one.of, rest])]
  );
  const facility = shares.length ? sum(shares) / shares.length : null;
  const discrimination = pairs.length >= ENOUGH_TO_CORRELATE ? correlation(pairs) : null;
  const halves = halvesOf(answers);
  return {
    ...asked,
    answers: answers.length,
    earlier: all.length - present.length,
    shown: present.length - answers.length,
    facility,
    facilityInterval: facility === null ? null : shareInterval(facility, shares.length),
    discrimination,
    discriminationInterval: discrimination === null ? null : correlationInterval(discrimination, pairs.length),
    better: halves[0].length,
    worse: halves[1].length,
    choices: choicesOf(asked, [answers.map(({ one }) => one), ...halves]),
  };
}
/**
 * The answers of the better and of the worse half, by the rest of the test; none where all did alike.
 *
 * @param {Answered[]} answers
 * @returns {[better: First[], worse: First[]]}
 */
function halvesOf(answers) {
  const ranked = answers.flatMap(({ one, rest }) => rest === undefined ? [] : [{ one, rest }]);
  ranked.sort((a, b) => a.rest - b.rest);
  const cuts = ranked.map(({ rest }, at) => ({ rest, at }))
    .filter(({ rest, at }) => at && ranked[at - 1].rest < rest)
    .map(({ at }) => at);
  if (!cuts.length) return [[], []];
  const off = (/** @type {number} */ cut) => Math.abs(ranked.length - 2 * cut);
  const least = cuts.reduce((best, cut) => off(cut) < off(best) ? cut : best);
  const of = ranked.map(({ one }) => one);
  return [of.slice(least), of.slice(0, least)];
}
/**
 * How often each choice was taken; of a question without choices, its most frequent answers.
 *
 * @param {Asked} asked
 * @param {First[][]} groups all, the better and the worse half
 * @returns {Choice[]}
 */
function choicesOf({ isTicked, parts }, groups) {
  const counts = groups.map((answers) => countsOf(answers, isTicked));
  /** @type {(key: string, id: string, text: string, right: boolean | null) => Choice} */
  const choice = (key, id, text, right) => {
    const [count, better, worse] = counts.map((counted) => counted.get(key) || 0);
    return { id, text, count, better, worse, right };
  };
  if (isTicked) return parts.map(([id, right]) => choice(keyOf(id, ""), id, "", right));
  const keys = [...counts[0]].sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1)).map(([key]) => key);
  return keys.slice(0, MOST_ANSWERS).map((key) => {
    const [id, value] = key.split("\u0000");
    return choice(key, id, value, null);
  });
}
/** @type {(id: string, value: string) => string} */
const keyOf = (id, value) => `${id}\u0000${value}`;
/**
 * @param {First[]} answers
 * @param {boolean} isTicked
 */
function countsOf(answers, isTicked) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const [id, value] of answers.flatMap(({ response }) => Object.entries(response))) {
    const isCounted = isTicked ? value === true : typeof value === "string";
    const key = keyOf(id, isTicked ? "" : folded(String(value)));
    if (isCounted) counts.set(key, (counts.get(key) || 0) + 1);
  }
  return counts;
}
