// What stands after two copies of what is kept have met: on two devices, or under an old name and a new one. Pure; it
// does not matter which is which, and nothing that was earned in either is lost.

import * as said from "../notes/said.js";
import { older } from "../page/words.js";
import { isObject, owns } from "./values.js";

/** @typedef {import("./store.js").Kept} Kept */
/** @typedef {import("./store.js").Stored} Stored */
/** @typedef {import("./store.js").Pass} Pass */
/** @typedef {Record<string, Stored>} Saved what is kept, under its keys without the course */

/**
 * By which fields two of a kind are compared, the first that differs deciding.
 *
 * @typedef {("n" | "date" | "attempts" | "revision")[]} Names
 */
/**
 * @param {Partial<Stored>} record
 * @param {Names} names
 */
const ranked = (record, names) => names.map((name) => record[name] ?? (name === "n" ? 0 : ""));
/**
 * Which of two is later. Text decides last, so that the order in which files are brought in never matters.
 *
 * @template {Partial<Stored>} Of
 * @param {Of} one
 * @param {Of} other
 * @param {Names} names
 * @returns {Of}
 */
function later(one, other, names) {
  const [a, b] = [ranked(one, names), ranked(other, names)];
  const at = a.findIndex((value, place) => value !== b[place]);
  if (at < 0) return written(one) >= written(other) ? one : other;
  return a[at] > b[at] ? one : other;
}
/**
 * The same value with its keys in order.
 *
 * @param {unknown} value
 * @returns {unknown}
 */
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}
/**
 * A value as text, its keys in order.
 *
 * @param {unknown} value
 */
export const written = (value) => JSON.stringify(sorted(value));
/**
 * @param {string | undefined} one
 * @param {string | undefined} other
 */
function earliest(one, other) {
  if (!one || !other) return one || other;
  return one < other ? one : other;
}
/**
 * The earlier date of a field, where either has one.
 *
 * @param {"passed" | "read" | "acknowledged" | "scenarios" | "checklists" | "date"} name
 * @param {Kept} one
 * @param {Kept} other
 * @returns {Kept}
 */
const either = (name, one, other) => (one[name] || other[name] ? { [name]: earliest(one[name], other[name]) } : {});

/**
 * A pass of a later version stays, and of the same version the later one.
 *
 * @param {Pass | undefined} one
 * @param {Pass | undefined} other
 */
function betterPass(one, other) {
  if (!one || !other) return one || other;
  if (older(one.version, other.version)) return other;
  if (older(other.version, one.version)) return one;
  return later(one, other, ["date", "attempts"]);
}

/**
 * Values of two, each once, by date and then by what they say.
 *
 * @template {{date: string}} Of
 * @param {Of[]} values
 * @returns {Of[]}
 */
function inOrder(values) {
  const each = [...new Map(values.map((value) => [written(value), value]))];
  each.sort(([a, one], [b, other]) => {
    if (one.date !== other.date) return one.date < other.date ? -1 : 1;
    return a < b ? -1 : 1;
  });
  return each.map(([, value]) => value);
}
/**
 * The scores of two; an attempt has one moment, and one score.
 *
 * @param {Kept} one
 * @param {Kept} other
 */
function scoresOf({ scores: mine = [] }, { scores: theirs = [] }) {
  const all = inOrder([...mine, ...theirs]);
  return all.filter(({ date }, at) => !at || date !== all[at - 1].date);
}
/**
 * The first answers of one record beside another; what the other answered before first answers were kept was shown.
 *
 * @param {Kept} one
 * @param {Kept} other
 */
function firstsOf({ firsts = [] }, { firsts: theirs = [], shown }) {
  const isLost = (/** @type {string} */ fp) => fp === shown && !theirs.some((first) => first.fp === fp);
  return firsts.map((first) => (isLost(first.fp) ? { ...first, shown: true } : first));
}
/**
 * A record of a question with the first answers of both: of two to one key, the earlier. A key that one of the two was
 * shown stays shown.
 *
 * @param {Stored} found
 * @param {Kept} one
 * @param {Kept} other
 * @returns {Stored}
 */
function withFirsts(found, one, other) {
  const all = inOrder([...firstsOf(one, other), ...firstsOf(other, one)]);
  const firsts = all.filter(({ fp }, at) => all.findIndex((first) => first.fp === fp) === at);
  const shown = [one.shown, other.shown].includes(found.fp) ? found.fp : found.shown;
  return { ...found, ...(firsts.length && { firsts }), ...(shown !== undefined && { shown }) };
}

/** @typedef {import("./store.js").Use} Use */
/**
 * How two uses follow each other: by when they were kept, and then by what they say.
 *
 * @param {Use} one
 * @param {Use} other
 */
function inTurn(one, other) {
  const [a, b] = [one, other].map((use) => `${use.made} ${written(use)}`);
  return a < b ? -1 : Number(a > b);
}
/**
 * The use that was kept last.
 *
 * @param {Use[]} uses
 * @returns {Use | undefined}
 */
export const latestUse = (uses) => [...uses].sort(inTurn).pop();
/**
 * The uses of two, each once.
 *
 * @param {Kept} one
 * @param {Kept} other
 */
function usesOf({ uses: mine = [] }, { uses: theirs = [] }) {
  const uses = new Map([...mine, ...theirs].map((use) => [written(use), use]));
  return [...uses.values()].sort(inTurn).slice(-20);
}
/**
 * Whoever has read a list has earned that, whichever revision the other copy is at.
 *
 * @param {Stored} one
 * @param {Stored} other
 */
function listOf(one, other) {
  if (!one.acknowledged !== !other.acknowledged) return one.acknowledged ? one : other;
  const found = later(one, other, ["revision", "date", "n"]);
  return one.revision === other.revision ? { ...found, ...either("acknowledged", one, other) } : found;
}

/** @type {Record<string, (one: Stored, other: Stored) => Stored>} */
const MERGES = {
  quiz(one, other) {
    const attempt = later(one, other, one.seed === other.seed ? ["n", "date"] : ["date", "n"]);
    const pass = betterPass(one.pass, other.pass);
    const scores = scoresOf(one, other);
    const attempts = Math.max(one.attempts || 0, other.attempts || 0, scores.length);
    return {
      ...attempt,
      ...either("passed", one, other),
      ...(pass && { pass }),
      ...(attempts && { attempts }),
      ...(scores.length && { scores }),
    };
  },
  // Two answers of one attempt follow each other; those of different attempts only have dates.
  answer: (one, other) =>
    withFirsts(later(one, other, one.seed === other.seed ? ["n", "date"] : ["date", "n"]), one, other),
  check: (one, other) => withFirsts(later(one, other, ["date", "n"]), one, other),
  read(one, other) {
    const sections = { ...one.sections };
    for (const [anchor, date] of Object.entries(other.sections || {})) {
      sections[anchor] = earliest(sections[anchor], date) || date;
    }
    return { ...later(one, other, ["n"]), sections, ...either("read", one, other) };
  },
  note: (one, other) => ({ ...later(one, other, ["date", "n"]), ...said.merged(one, other) }),
  scenario: (one, other) => ({
    ...later(one, other, ["n"]),
    runs: inOrder([...(one.runs || []), ...(other.runs || [])]).slice(-20),
  }),
  list(one, other) {
    const uses = usesOf(one, other);
    return { ...listOf(one, other), ...(uses.length && { uses }) };
  },
  observation(one, other) {
    const all = [...(one.observations || []), ...(other.observations || [])];
    const each = new Map(all.map((observation) => [written(observation), observation]));
    const found = [...each].sort(([a, { made: first }], [b, { made: last }]) => {
      if (first !== last) return first < last ? -1 : 1;
      return a < b ? -1 : 1;
    });
    return { ...later(one, other, ["n"]), observations: found.map(([, observation]) => observation).slice(-20) };
  },
  done(one, other) {
    const version = older(one.version, other.version) ? other.version : one.version || other.version;
    const found = { ...later(one, other, ["n"]) };
    for (const name of EARNED) Object.assign(found, either(name, one, other));
    return version ? { ...found, version } : found;
  },
  finished: (one, other) => later(other, one, ["date", "n"]) === one ? other : one,
  record(one, other) {
    const [mine, theirs] = [one, other].map(({ record }) => (record && record.made) || "");
    if (mine === theirs) return later(one, other, ["n"]);
    return mine > theirs ? one : other;
  },
  other: (one, other) => later(one, other, ["date", "n"]),
};
const EARNED = /** @type {const} */ (["read", "scenarios", "checklists", "date"]);

/**
 * Pure: what stands after `theirs` has been brought in to `mine`. It does not matter which is which.
 *
 * @param {Saved} mine
 * @param {Saved} theirs
 */
export function merge(mine, theirs) {
  /** @type {Saved} */
  const found = {};
  for (const path of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const [one, other] = [mine[path], theirs[path]];
    if (!one || !other) found[path] = one || other;
    else {
      const [what, , question] = path.split("/");
      const rule = what === "quiz" && question ? "answer" : what;
      found[path] = (owns(MERGES, rule) ? MERGES[rule] : MERGES.other)(one, other);
    }
  }
  return oneAttempt(found, mine, theirs);
}

/**
 * An attempt stays whole: the answers that belong to the attempt that stands come before others.
 *
 * @param {Saved} found
 * @param {Saved} mine
 * @param {Saved} theirs
 */
function oneAttempt(found, mine, theirs) {
  for (const path of Object.keys(found)) {
    const [what, slug, question] = path.split("/");
    const attempt = what === "quiz" && question ? found[`quiz/${slug}`] : null;
    if (!attempt || found[path].seed === attempt.seed) continue;
    const whole = [mine[path], theirs[path]].find((record) => record && record.seed === attempt.seed);
    if (whole) found[path] = withFirsts(whole, mine[path] || {}, theirs[path] || {});
  }
  return found;
}
