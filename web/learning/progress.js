// How far a learner is: what a module asks for, what of it is kept, and what follows from the two.
// `judge` is pure; `settle` keeps what has been done under done/<module> {read, scenarios, checklists,
// version, date}, so that a later edit of the course takes nothing away.

import { dataOf, findAll } from "../page/elements.js";
import { older } from "../page/words.js";
import * as store from "../store/store.js";
import * as lists from "./lists.js";
import { nextOf } from "./next.js";

/** @typedef {import("../store/store.js").Kept} Kept */
/** @typedef {import("../store/store.js").Answer} Answer */
/** @typedef {"read" | "scenario" | "quiz" | "list"} Kind */
/** @typedef {"new" | "begun" | "done" | "changed"} Status */
/** @typedef {"read" | "scenarios" | "quiz" | "checklists" | "observed"} Ask what completion may ask for */
/** @typedef {Partial<Record<Ask | "used", number>>} Rules how much of it; whether checklists are to be used, too */
/**
 * A part of a module: a lesson, a scenario, its quiz, a checklist.
 *
 * @typedef {object} Part
 * @property {Kind} kind
 * @property {string} id
 * @property {string} detail the sections of a lesson, or what a checklist asks for itself
 * @property {number} minutes
 * @property {string} title
 * @property {HTMLAnchorElement} link
 */
/** @typedef {{version: string, kind: string, line: HTMLElement}} Change */
/**
 * What a module asks for.
 *
 * @typedef {object} Facts
 * @property {string} slug
 * @property {string} code
 * @property {string} title
 * @property {string} version
 * @property {string} since the version since which a pass stands
 * @property {string} edition
 * @property {number} minutes
 * @property {number} mark the pass mark, in per cent
 * @property {string[]} first modules that are best done before it
 * @property {Record<string, string>} questions their fingerprints
 * @property {Part[]} parts
 * @property {Change[]} changes
 */
/**
 * What is kept of a module: `parts` beside those of the module, `answers` where a pass lacks them.
 *
 * @typedef {{done: Kept, parts: Kept[], quiz: Kept, answers?: Answer[]}} Own
 */
/** @typedef {{date: string, left: number, begun: boolean}} Done when, and which share of it is left */
/** @typedef {Part & Done & lists.Asked & {open: boolean}} Step a part, and whether it is still to be done */
/** @typedef {ReturnType<typeof judge>} State how far a learner is with a module */

/** @param {string | undefined} text */
const list = (text) => (text || "").split(" ").filter(Boolean);
/** @param {string[]} dates */
const latest = (dates) => dates.reduce((one, other) => (one > other ? one : other), "");
/**
 * @param {string | undefined} text
 * @returns {Rules}
 */
const rules = (text) =>
  Object.fromEntries(list(text).map((word) => word.split(":")).map(([name, count]) => [name, +(count || 1)]));

/**
 * Reads off an element of the page what its module asks for.
 *
 * @param {HTMLElement} element
 * @returns {Facts}
 */
function facts(element) {
  const { slug, code, title, version, since, edition, minutes, pass, keys, first } = dataOf(element);
  const links = /** @type {HTMLAnchorElement[]} */ (findAll(element, "[data-part]"));
  const parts = links.map((link) => ({
    kind: /** @type {Kind} */ (link.dataset.part),
    id: link.dataset.id || "",
    detail: link.dataset.detail || "",
    minutes: Number(link.dataset.minutes),
    title: link.textContent || "",
    link,
  }));
  const changes = findAll(element, "[data-kind]").map((line) => {
    const { version, kind } = dataOf(line);
    return { version, kind, line };
  });
  return {
    slug,
    code,
    title,
    version,
    since,
    edition,
    minutes: Number(minutes),
    mark: Number(pass),
    first: list(first),
    questions: Object.fromEntries(list(keys).map((word) => word.split(":"))),
    parts,
    changes,
  };
}

/**
 * What is kept of a module: its own records, by the part they belong to.
 *
 * @param {string} prefix
 * @param {Facts} module
 * @param {(key: string) => Kept | null} [read]
 * @returns {Own}
 */
function kept(prefix, module, read = store.read) {
  const quizPath = `${prefix}quiz/${module.slug}`;
  /** @type {Record<Kind, (part: Part) => Kept | null>} */
  const own = {
    read: ({ id }) => read(`${prefix}read/${module.slug}/${id}`),
    scenario: ({ id }) => read(`${prefix}scenario/${module.slug}/${id}`),
    list: (part) => lists.kept(prefix, part, read),
    quiz: () => read(quizPath),
  };
  const done = read(`${prefix}done/${module.slug}`) || {};
  const parts = module.parts.map((part) => own[part.kind](part) || {});
  const quiz = parts[module.parts.findIndex(({ kind }) => kind === "quiz")] || read(quizPath) || {};
  if (!quiz.pass || quiz.pass.questions) return { done, parts, quiz };
  // An older format kept a pass without its questions: they are the last attempt's.
  const drawn = (quiz.drawn || []).map((id) => ({ id, ...read(`${quizPath}/${id}`) }));
  const answers = drawn.filter(({ fp, response }) => fp && response);
  return { done, parts, quiz, answers: /** @type {Answer[]} */ (answers) };
}

/**
 * When one part was done, and which share of it is left.
 *
 * @param {Part} part
 * @param {Kept} record
 * @param {lists.Verb} verb
 * @returns {Done}
 */
function doneWith({ kind, detail }, record, verb) {
  if (kind === "read") return readWith(list(detail), record);
  const date = kind === "list" ? lists.dateOf(record, verb) : dateOf(kind, record);
  const begun = record.date || record.start || (record.observations || []).length;
  return { date, left: date ? 0 : 1, begun: kind !== "scenario" && Boolean(begun) };
}
/**
 * @param {Kind} kind
 * @param {Kept} record
 */
function dateOf(kind, { runs = [], passed, pass }) {
  const [run] = runs;
  return (kind === "scenario" ? run && run.date : passed || (pass && pass.date)) || "";
}
/**
 * @param {string[]} anchors of a lesson's sections: each with the names under which it was kept before, "new=old"
 * @param {Kept} record
 * @returns {Done}
 */
function readWith(anchors, { read, sections = {} }) {
  const dates = anchors.map((names) => names.split("=").map((name) => sections[name]).find(Boolean) || "");
  const seen = dates.filter(Boolean);
  const isWhole = anchors.length > 0 && seen.length === anchors.length;
  const date = read || (isWhole ? latest(seen) : "");
  return { date, left: date ? 0 : 1 - seen.length / (anchors.length || 1), begun: seen.length > 0 };
}

/**
 * The questions of the last pass that ask something else now.
 *
 * @param {Facts} module
 * @param {Own} records
 */
function changedQuestions(module, { quiz, answers }) {
  const asked = (quiz.pass && quiz.pass.questions) || answers || [];
  return asked.filter(({ id, fp }) => module.questions[id] && module.questions[id] !== fp).map(({ id }) => id);
}

/**
 * The parts of a module with when each was done, and the scenes that were played and that are asked for.
 *
 * @param {Facts} module
 * @param {Own} records
 * @param {Rules} asked
 */
function stepsOf(module, records, asked) {
  const parts = module.parts.map((part, at) => {
    const list = lists.asked(part, asked, records.parts[at]);
    return { ...part, ...list, ...doneWith(part, records.parts[at], list.verb) };
  });
  const scenes = parts.filter(({ kind }) => kind === "scenario");
  const played = scenes.map(({ date }) => date).filter(Boolean).sort();
  const wanted = Math.min(asked.scenarios || 0, scenes.length);
  const counts = { read: Boolean(asked.read), scenario: played.length < wanted, quiz: Boolean(asked.quiz) };
  /** @type {Step[]} */
  const steps = parts.map((part) => {
    const counted = part.kind === "list" ? Boolean(part.verb) : counts[part.kind];
    return { ...part, open: !part.date && counted };
  });
  return { steps, played, wanted };
}

/**
 * When all parts of a kind were done; "0" where there is none.
 *
 * @param {Step[]} steps
 * @param {Kind} kind
 */
function allDone(steps, kind) {
  const dates = steps.filter((step) => step.kind === kind).map(({ date }) => date);
  return dates.every(Boolean) ? latest(dates) || "0" : "";
}

/**
 * When what completion asks for was done, as the course is now. "0" stands for "nothing to do"; it is older than
 * every date.
 *
 * @param {ReturnType<typeof stepsOf>} found
 * @param {Own} records
 * @param {Rules} asked
 * @returns {Record<Ask, string>}
 */
function doneNow({ steps, played, wanted }, records, asked) {
  const quiz = steps.find(({ kind }) => kind === "quiz");
  const passed = records.quiz.pass && quiz ? quiz.date : "";
  return {
    read: asked.read ? allDone(steps, "read") : "0",
    scenarios: wanted ? played[wanted - 1] || "" : "0",
    quiz: asked.quiz ? passed : "0",
    checklists: allDone(steps.filter(({ verb }) => verb && verb !== "observed"), "list"),
    observed: allDone(steps.filter(({ verb }) => verb === "observed"), "list"),
  };
}

/**
 * The same, with what was done before an edit of the course.
 *
 * @param {Record<Ask, string>} now
 * @param {Kept} done
 * @returns {Record<Ask, string>}
 */
function doneEver(now, done) {
  return {
    read: now.read || done.read || "",
    scenarios: now.scenarios || done.scenarios || "",
    quiz: now.quiz,
    checklists: now.checklists || done.checklists || "",
    observed: now.observed || done.date || "", // what was complete before it asked for that stays so
  };
}

/**
 * @param {boolean} isComplete
 * @param {boolean} isBegun
 * @param {boolean} isStale
 * @returns {Status}
 */
function statusOf(isComplete, isBegun, isStale) {
  if (isComplete) return isStale ? "changed" : "done";
  return isBegun ? "begun" : "new";
}

/**
 * Pure: what `records` say about a module under `asked`, the rules.
 *
 * @param {Facts} module
 * @param {Own} records
 * @param {Rules} asked
 * @param {string} [here] the part where the learner is, as `partOf` names it
 */
function judge(module, records, asked, here) {
  const found = stepsOf(module, records, asked);
  const parts = found.steps;
  const pass = records.quiz.pass || null;
  const now = doneNow(found, records, asked);
  const ever = doneEver(now, records.done);
  const dates = Object.values(ever);
  const complete = dates.every(Boolean) ? latest(dates.filter((date) => date !== "0")) : "";
  const changed = changedQuestions(module, records);
  const passedVersion = (pass && pass.version) || "";
  const known = (older(passedVersion, records.done.version) && records.done.version) || passedVersion;
  const news = known ? module.changes.filter(({ version }) => older(known, version)) : [];
  const isStale = changed.length > 0 || Object.values(now).some((date) => !date) || older(known, module.since);
  const isBegun = parts.some((part) => part.date || part.begun) || Boolean(records.answers);
  const status = statusOf(Boolean(complete), isBegun, isStale);
  const scenes = found.wanted - found.played.length;
  return {
    module,
    parts,
    pass,
    now,
    ever,
    complete,
    changed,
    known,
    news,
    status,
    quiz: records.quiz,
    done: records.done,
    left: minutesLeft(module, parts, status, changed.length, scenes),
    next: nextOf(parts, status === "changed" && changed.length > 0, here),
  };
}

/**
 * @param {Facts} module
 * @param {Step[]} parts
 * @param {Status} status
 * @param {number} changed how many questions have
 * @param {number} scenes how many are still to be played
 */
function minutesLeft(module, parts, status, changed, scenes) {
  if (status === "new") return module.minutes;
  const total = module.parts.reduce((sum, { minutes }) => sum + minutes, 0) || 1;
  const open = parts.filter((part) => part.open);
  const played = open.filter(({ kind }) => kind === "scenario").slice(0, Math.max(0, scenes));
  const others = open.filter(({ kind }) => kind !== "scenario");
  const left = played.reduce((sum, { minutes }) => sum + minutes, 0) +
    others.reduce((sum, part) => sum + part.minutes * part.left, 0) + changed;
  return left ? Math.max(1, Math.ceil((module.minutes * left) / total)) : 0;
}
/**
 * Keeps what `state` says has been done; nothing that stood there is taken back.
 *
 * @param {string} prefix
 * @param {State} state
 * @param {Own} records
 */
function settle(prefix, state, records) {
  const { module } = state;
  const found = settled(state, records.done);
  if (DONE.some((name) => found[name] !== records.done[name])) {
    store.write(`${prefix}done/${module.slug}`, () => found);
  }
  // Read to its end, section by section: under an earlier version's names, or in two browsers.
  for (const [at, { kind, id, date }] of state.parts.entries()) {
    const { sections, read } = records.parts[at];
    if (kind === "read" && date && sections && !read) {
      store.write(`${prefix}read/${module.slug}/${id}`, (now) => ({ ...now, read: date }));
    }
  }
  settlePass(prefix, state, records);
}
const DONE = /** @type {const} */ (["read", "scenarios", "checklists", "date", "version"]);

/**
 * Pure: what is to be kept under done/<module>.
 *
 * @param {State} state
 * @param {Kept} old
 */
function settled({ module, ever, status, complete, known }, old) {
  const found = { ...old };
  for (const name of /** @type {const} */ (["read", "scenarios", "checklists"])) {
    if (ever[name] && ever[name] !== "0") found[name] ||= ever[name];
  }
  if (complete) found.date ||= complete;
  if (status === "done" && older(old.version, module.version)) found.version = module.version;
  else if (complete) found.version ||= known || "0";
  return found;
}

/**
 * Gives a pass that an older format kept as a date what it was passed with, where its answers still stand.
 *
 * @param {string} prefix
 * @param {State} state
 * @param {Own} records
 */
function settlePass(prefix, { module, changed }, { quiz, answers = [] }) {
  const { pass } = quiz;
  if (!pass || pass.version || !answers.length || changed.length) return;
  const { version, edition, mark } = module;
  const questions = answers.map(({ id, fp, points = 0, of = 0, response }) => ({ id, fp, points, of, response }));
  store.write(
    `${prefix}quiz/${module.slug}`,
    (now) => ({ ...now, pass: { ...pass, ...(now || {}).pass, version, edition, mark, questions } }),
  );
}

/** @param {{points?: number, of?: number}} result */
const perCent = ({ points = 0, of = 0 }) => (of ? Math.floor((points * 100) / of + 1e-9) : 0);

export { facts, judge, kept, latest, list, perCent, rules, settle, settled };
