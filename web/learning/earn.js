// What modules add up to: a course, its certificate, and the questions for the weeks after it.
// `judge` and `facts` are pure; a certificate is kept under record/<id>, as the record that it shows.

import { dataOf, findAll } from "../page/elements.js";
import { speak, speakMany } from "../page/language.js";
import { plus } from "../page/days.js";
import { day, dayOf } from "../page/words.js";
import { now } from "../store/names.js";
import * as progress from "./progress.js";

/** @typedef {import("../store/store.js").Kept} Kept */
/** @typedef {import("../records/record.js").CourseRecord} CourseRecord */
/** @typedef {import("./progress.js").State} State */
/** @typedef {Map<string, State>} States by the slugs of modules */
/** @typedef {{day: number, asked: string[], link: HTMLAnchorElement}} Day questions for so many days after a course */
/** @typedef {"new" | "begun" | "done" | "changed" | "expired"} Status */
/**
 * What a course asks for.
 *
 * @typedef {object} Facts
 * @property {string} id
 * @property {string} code
 * @property {string} title
 * @property {string} version
 * @property {number} choose how many electives
 * @property {import("./progress.js").Rules} rules
 * @property {number} valid for how many months a certificate is; 0 is for ever
 * @property {string[]} core
 * @property {string[]} electives
 * @property {Day[]} days
 */
/** @typedef {ReturnType<typeof judge>} Result how far a learner is with a course */

/**
 * Reads off an element of the page what its course asks for.
 *
 * @param {HTMLElement} section
 * @returns {Facts}
 */
function facts(section) {
  const { id, code, title, version, choose, requires, valid } = dataOf(section);
  const links = findAll(section, "[data-module]").map(dataOf);
  const slugs = (/** @type {boolean} */ isWanted) =>
    links.filter((link) => ("elective" in link) === isWanted).map(({ module }) => module);
  const followUps = /** @type {HTMLAnchorElement[]} */ (findAll(section, "[data-day]"));
  const days = followUps.map((link) => ({
    day: Number(link.dataset.day),
    asked: progress.list(link.dataset.asked),
    link,
  }));
  return {
    id,
    code,
    title,
    version,
    choose: Number(choose),
    rules: progress.rules(requires),
    valid: Number(valid) || 0,
    core: slugs(false),
    electives: slugs(true),
    days,
  };
}

/** @type {(from: string, to: string) => number} */
const between = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / 86400000);

/**
 * The state of a module that is known to be there.
 *
 * @param {States} states
 * @param {string} slug
 */
const stateOf = (states, slug) => /** @type {State} */ (states.get(slug));

/**
 * What counts toward a course: its core, and its electives, the ones already done first.
 *
 * @param {Facts} taken
 * @param {States} states
 */
function standing(taken, states) {
  const done = (/** @type {string} */ slug) => stateOf(states, slug).complete;
  const left = (/** @type {string} */ slug) => stateOf(states, slug).left;
  const core = taken.core.filter((slug) => states.has(slug));
  const electives = taken.electives.filter((slug) => states.has(slug));
  const chosen = electives.filter(done);
  const missing = Math.max(0, taken.choose - chosen.length);
  const begun = electives.filter((slug) => !done(slug)).sort((a, b) => left(a) - left(b));
  const still = [...core.filter((slug) => !done(slug)), ...begun.slice(0, missing)];
  const counted = [...core.filter(done), ...chosen];
  return {
    counted,
    changed: counted.filter((slug) => stateOf(states, slug).status === "changed"),
    still,
    missing,
    left: still.reduce((sum, slug) => sum + left(slug), 0),
    complete: still.length || !counted.length ? "" : progress.latest(counted.map(done)),
    any: [...core, ...electives].some((slug) => stateOf(states, slug).status !== "new"),
    total: core.length + taken.choose,
    number: core.filter(done).length + Math.min(taken.choose, chosen.length),
  };
}

/**
 * The newest certificate of a course.
 *
 * @param {Facts} taken
 * @param {CourseRecord[]} records
 */
function certificateOf(taken, records) {
  const mine = records.filter((record) => now("courses", record.course.id)[0] === taken.id).sort((
    a,
    b,
  ) => (a.made < b.made ? 1 : -1));
  return mine[0] || null;
}

/**
 * Pure: how far a learner is with a course.
 *
 * @param {Facts} taken
 * @param {States} states
 * @param {CourseRecord[]} records
 * @param {Kept | null} finished what is kept of it, once it was complete
 * @param {string} today
 */
function judge(taken, states, records, finished, today) {
  const { any, ...stands } = standing(taken, states);
  const { complete, counted, changed, still } = stands;
  const certificate = certificateOf(taken, records);
  const until = (certificate && certificate.valid_until) || "";
  const expired = Boolean(until && until < today);
  const since = (finished && finished.date) || complete;
  return {
    ...stands,
    taken,
    status: statusOf({ complete, expired, changed: changed.length > 0, since, any }),
    next: nextOf(states, still) || changed[0],
    certificate,
    until,
    expired,
    renew: certificate && expired ? toRenew(states, counted, certificate) : [],
    since,
  };
}
/**
 * @param {{complete: string, expired: boolean, changed: boolean, since: string, any: boolean}} found
 * @returns {Status}
 */
function statusOf({ complete, expired, changed, since, any }) {
  if (complete && expired) return "expired";
  if (complete) return changed ? "changed" : "done";
  if (since) return "changed";
  return any ? "begun" : "new";
}
/**
 * A pass from before the last certificate does not renew it.
 *
 * @param {States} states
 * @param {string[]} counted
 * @param {CourseRecord} certificate
 */
function toRenew(states, counted, { completed }) {
  return counted.filter((slug) => dayOf(earnedAt(stateOf(states, slug))) <= completed);
}
/**
 * What was begun comes first, and then what nothing else should come before.
 *
 * @param {States} states
 * @param {string[]} still
 */
function nextOf(states, still) {
  return still.find((slug) => stateOf(states, slug).status === "begun") ||
    still.find((slug) => isReady(states, slug)) || still[0];
}
/** @type {(states: States, slug: string) => boolean} */
const isReady = (states, slug) =>
  stateOf(states, slug).module.first.every((before) => !states.has(before) || stateOf(states, before).complete);
/**
 * When a module was earned as it stands now: a later pass renews it.
 *
 * @param {State} state
 */
const earnedAt = ({ pass, complete }) => (pass && pass.date > complete ? pass.date : complete);

/**
 * A pass that an older version of this site kept may lack its version; its quiz has to be handed in once more.
 *
 * @param {State} state
 */
const isUnclear = ({ pass }) => Boolean(pass && !(pass.version && pass.edition));

/**
 * The first answers that are kept of a module's questions, under the names and with the keys that they had.
 *
 * @typedef {(slug: string, question: string) => import("../store/kinds.js").First[]} FirstsOf
 */
/**
 * What a record says of a module.
 *
 * @param {State} state
 * @param {FirstsOf} firstsOf
 * @returns {import("../records/record.js").Module}
 */
function lineOf(state, firstsOf) {
  const { module, pass, parts = [] } = state;
  const observations = parts.flatMap(({ verb, sheets }) => (verb === "observed" ? sheets : []));
  const line = {
    code: module.code,
    slug: module.slug,
    title: module.title,
    version: versionOf(state),
    fingerprint: pass ? pass.edition || "" : module.edition,
    minutes: module.minutes,
    completed: dayOf(earnedAt(state)),
    questions: askedOf(pass),
    scores: scoresOf(state),
    ...(observations.length && { observations: observations.slice(0, 20) }),
    firsts: Object.keys(module.questions).flatMap((id) => firstsOf(module.slug, id).map((first) => saidOf(id, first))),
  };
  if (!pass || !pass.of) return line;
  const quiz = {
    points: pass.points || 0,
    of: pass.of,
    per_cent: progress.perCent(pass),
    pass_mark: pass.mark || module.mark,
    attempts: pass.attempts || 1,
    date: dayOf(pass.date),
  };
  return { ...line, quiz };
}
const MOST_SCORES = 500;
/**
 * The scores of all attempts; of more than a record can hold, the first and the last.
 *
 * @param {State} state
 */
function scoresOf({ quiz: { scores = [] } }) {
  const kept = scores.length > MOST_SCORES ? [scores[0], ...scores.slice(1 - MOST_SCORES)] : scores;
  return kept.filter(({ of }) => of).map((score) => {
    const { points, of, date } = score;
    return { points, of, per_cent: progress.perCent(score), date: dayOf(date) };
  });
}
/**
 * @param {string} id
 * @param {import("../store/kinds.js").First} first
 * @returns {import("../records/shape.js").First}
 */
function saidOf(id, { fp, response, points, of, date, hinted, shown }) {
  const said = { id, fingerprint: fp, points, of, response, date: dayOf(date) };
  return { ...said, ...(hinted && { hinted }), ...(shown && { shown }) };
}
/**
 * Which version of a module was earned. Without the observation that it asks for now, it is the one that was complete.
 *
 * @param {State} state
 */
function versionOf({ module, pass, known, parts = [], done }) {
  const isObserved = parts.every(({ verb, date }) => verb !== "observed" || date);
  return (!isObserved && done.version) || (pass && pass.version) || known || module.version;
}
/** @param {State["pass"]} pass */
function askedOf(pass) {
  const questions = (pass && pass.questions) || [];
  return questions.map(({ id, fp, points, of, response }) => ({ id, fingerprint: fp, points, of, response }));
}

/**
 * What a record says; `complete` of records/record.js adds id, moment and code.
 *
 * @param {import("../records/record.js").Facts["catalogue"]} catalogue
 * @param {Facts} taken
 * @param {Result} result
 * @param {States} states
 * @param {import("../records/shape.js").Learner} learner
 * @param {FirstsOf} [firstsOf]
 * @returns {import("../records/record.js").Facts}
 */
function record(catalogue, taken, result, states, learner, firstsOf = () => []) {
  const modules = result.counted.map((slug) => lineOf(stateOf(states, slug), firstsOf));
  const completed = progress.latest(modules.map((module) => module.completed));
  const minutes = modules.reduce((sum, module) => sum + module.minutes, 0);
  const found = {
    catalogue,
    learner,
    course: { id: taken.id, code: taken.code, title: taken.title, version: taken.version },
    completed,
    hours: Math.floor((minutes * 10) / 60) / 10,
    modules,
  };
  return taken.valid ? { ...found, valid_until: validUntil(taken, completed, modules, result.certificate) } : found;
}
/**
 * What has not been earned anew since the last certificate keeps the date up to which that one is valid.
 *
 * @param {Facts} taken
 * @param {string} completed
 * @param {import("../records/record.js").Module[]} modules
 * @param {CourseRecord | null} old
 */
function validUntil(taken, completed, modules, old) {
  const until = old && old.valid_until;
  const isRenewed = !old || modules.every((module) => module.completed > old.completed) || (until || "9") < completed;
  return isRenewed || !until ? plus(completed, { months: taken.valid }) : until;
}

/**
 * Which follow-ups there are. One is done once its questions were answered after the course was.
 *
 * @param {Facts} taken
 * @param {string} since
 * @param {(path: string) => string} answered
 * @param {string} today
 */
function followUps(taken, since, answered, today) {
  if (!since) return [];
  return taken.days.map((set) => {
    const due = plus(dayOf(since), { days: set.day });
    const dates = set.asked.map(answered);
    const done = dates.every((date) => date && date >= since) ? progress.latest(dates) : "";
    const late = between(due, today);
    if (done) return { ...set, due, done, late: 0, words: speak("done on %(day)s", { day: day(done) }), mark: "done" };
    return { ...set, due, done, late, words: dueWords(due, late), mark: late >= 0 ? "changed" : "new" };
  });
}
/**
 * @param {string} due
 * @param {number} late by how many days
 */
function dueWords(due, late) {
  if (late > 0) return speak("overdue: was due on %(day)s", { day: day(due) });
  if (late === 0) return speak("due today");
  return speakMany("due on %(day)s, in one day", "due on %(day)s, in %(number)s days", -late, { day: day(due) });
}

export { facts, followUps, isUnclear, judge, plus, record };
