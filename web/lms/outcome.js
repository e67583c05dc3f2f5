// What an LMS is told of a learner, whatever it speaks: from what is kept, and from what modules ask for. Pure.

import * as progress from "../learning/progress.js";

/** @typedef {import("../store/kinds.js").Kept} Kept */
/** @typedef {import("../learning/progress.js").State} State */
/**
 * How far somebody is. `score` is the best share of the points, from 0 to 1, or null before a quiz was begun;
 * `isPassed` is null before one was handed in. Nobody has completed something and failed it.
 *
 * @typedef {object} Outcome
 * @property {number | null} score
 * @property {boolean | null} isPassed
 * @property {boolean} isComplete
 * @property {number} tries how often a quiz was handed in
 * @property {number} share how much of it is done, from 0 to 1
 */
/**
 * A module: how far the learner is with it, and whether a question of its quiz was answered.
 *
 * @typedef {{state: State, isBegun: boolean}} Standing
 */
/**
 * What is asked for: all of these, and so many of those.
 *
 * @typedef {{core: string[], electives: string[], choose: number}} Asked
 */

const ENOUGH = 1e-9;

/**
 * The best share of the points of a quiz; null before it was begun.
 *
 * @param {Standing} standing
 */
function bestOf({ state: { quiz, pass }, isBegun }) {
  const results = [...(quiz.scores || []), pass, quiz].filter((one) => one && one.of);
  const shares = results.map((one) => ((one && one.points) || 0) / ((one && one.of) || 1));
  if (shares.length) return Math.max(...shares);
  return isBegun ? 0 : null;
}
/**
 * Whether a module was passed; null before its quiz was handed in.
 *
 * @param {Standing} standing
 * @param {number | undefined} mark of the LMS, from 0 to 1, where it has one
 */
function isPassed(standing, mark) {
  const { pass, quiz } = standing.state;
  const best = bestOf(standing);
  const hasResult = Boolean(pass || quiz.attempts || (quiz.scores || []).length);
  if (best === null || !hasResult) return pass ? true : null;
  return mark === undefined ? Boolean(pass) : best + ENOUGH >= mark;
}

/**
 * What stands of modules, of which `asked` says how many count.
 *
 * @param {Map<string, Standing>} standings by the slugs of modules
 * @param {Asked} asked
 * @param {number} [mark] that the LMS gives; of several modules it is that of their mean
 * @returns {Outcome}
 */
export function outcomeOf(standings, asked, mark) {
  const counted = countedOf(standings, asked);
  const scores = counted.map(bestOf);
  const isBegun = scores.some((score) => score !== null);
  const mean = counted.reduce((sum, one) => sum + (bestOf(one) || 0), 0) / counted.length;
  const passes = counted.map((one) => isPassed(one, counted.length > 1 ? undefined : mark));
  const isEnough = mark === undefined || counted.length < 2 ? passes.every(Boolean) : mean + ENOUGH >= mark;
  const passed = passes.includes(null) ? null : isEnough;
  const minutes = counted.reduce((sum, { state }) => sum + state.module.minutes, 0);
  const left = counted.reduce((sum, { state }) => sum + Math.min(state.left, state.module.minutes), 0);
  const isComplete = passed !== false && counted.every(({ state }) => state.complete);
  const share = minutes ? 1 - left / minutes : 0;
  return {
    score: isBegun ? mean : null,
    isPassed: passed,
    isComplete,
    tries: counted.reduce((sum, { state }) => sum + (state.quiz.attempts || 0), 0),
    share: isComplete ? 1 : share,
  };
}
/**
 * The modules that count: the core, and of the electives as many as are asked for, those that are furthest.
 *
 * @param {Map<string, Standing>} standings
 * @param {Asked} asked
 * @returns {Standing[]}
 */
function countedOf(standings, { core, electives, choose }) {
  const of = (/** @type {string[]} */ slugs) =>
    slugs.flatMap((slug) => /** @type {Standing[]} */ ([standings.get(slug)].filter(Boolean)));
  const rank = (/** @type {Standing} */ one) => (one.state.complete ? 2 : 0) + (bestOf(one) || 0);
  return [...of(core), ...of(electives).sort((one, other) => rank(other) - rank(one)).slice(0, choose)];
}

/**
 * How far somebody is with a module.
 *
 * @param {string} prefix of keys
 * @param {import("../learning/progress.js").Facts} facts
 * @param {import("../learning/progress.js").Rules} rules
 * @param {(key: string) => Kept | null} read
 * @returns {Standing}
 */
export function standingOf(prefix, facts, rules, read) {
  const state = progress.judge(facts, progress.kept(prefix, facts, read), rules);
  const isBegun = Object.keys(facts.questions).some((id) => {
    const { response = {}, date } = read(`${prefix}quiz/${facts.slug}/${id}`) || {};
    return Boolean(date) || Object.keys(response).length > 0;
  });
  return { state, isBegun };
}

/**
 * A share in per cent, or in parts of one, of so many places and never rounded up: what is not a pass must not look
 * like one.
 *
 * @param {number} share
 * @param {number} whole
 * @param {number} places
 */
export const floored = (share, whole, places) =>
  String(Math.floor(share * whole * 10 ** places + ENOUGH * whole * 10 ** places) / 10 ** places);

/**
 * What stands once an LMS has known something better: scores are never taken back, nor is a pass.
 *
 * @param {Outcome} now
 * @param {{best?: number, isPassed?: boolean, isComplete?: boolean}} before
 * @returns {Outcome}
 */
export function atBest(now, { best, isPassed, isComplete }) {
  const score = best === undefined ? now.score : Math.max(best, now.score || 0);
  const passed = isPassed || now.isPassed;
  return { ...now, score, isPassed: passed, isComplete: passed !== false && (isComplete || now.isComplete) };
}
