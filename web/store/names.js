// Old names of what is kept, and the names of today. A site in which something was renamed loads a script that puts
// them into `page.former`, by kind: "people/first" to ["people", "first-minutes"]. What stands within another is looked
// up under the present name of that one. Pure: paths and records in, paths and records out.

import { page } from "../frame/page.js";
import { merge } from "./merge.js";
import { owns } from "./values.js";

/** @typedef {import("./merge.js").Saved} Saved */
/** @typedef {import("./store.js").Kept} Kept */
/** @typedef {import("./store.js").Stored} Stored */
/** @typedef {import("./store.js").Response} Response */
/**
 * @typedef {"catalogues" | "courses" | "course-codes" | "modules" | "codes" | "lessons" | "sections" | "questions"
 *   | "parts" | "groups" | "scenarios" | "nodes" | "checklists" | "items"} Kind
 */
/** @typedef {Partial<Record<Kind, Record<string, string[]>>>} Former present names by old ones, by kind */

/** @type {Partial<Record<Kind, Kind>>} */
const PARENTS = {
  lessons: "modules",
  questions: "modules",
  scenarios: "modules",
  sections: "lessons",
  parts: "questions",
  groups: "questions",
  nodes: "scenarios",
  items: "checklists",
};
/**
 * What a path names, by the first word of it and how many follow.
 *
 * @type {Record<string, Kind>}
 */
const OF_PATH = {
  "check/2": "questions",
  "quiz/2": "questions",
  "quiz/1": "modules",
  "done/1": "modules",
  "read/2": "lessons",
  "note/3": "sections",
  "review/2": "questions",
  "scenario/2": "scenarios",
  "list/1": "checklists",
  "observation/1": "checklists",
  "tick/2": "items",
  "finished/1": "courses",
};

/**
 * The present names of what had these, or has them.
 *
 * @param {Kind} kind
 * @param {...string} names
 * @returns {string[]}
 */
export function now(kind, ...names) {
  const parent = PARENTS[kind];
  const last = names[names.length - 1];
  const key = parent ? [...now(parent, ...names.slice(0, -1)), last] : names;
  const known = (page.former || {})[kind];
  const name = key.join("/");
  return known && owns(known, name) ? known[name] : key;
}
/**
 * Whether a catalogue is this one, under its name of today or a former one.
 *
 * @param {unknown} name
 * @param {string} catalogue
 */
export const isCatalogue = (name, catalogue) =>
  name === catalogue || (typeof name === "string" && now("catalogues", name)[0] === catalogue);

/**
 * A path with the names of today.
 *
 * @param {string} path
 */
export function pathNow(path) {
  const [what, ...names] = path.split("/");
  const key = `${what}/${names.length}`;
  return owns(OF_PATH, key) ? [what, ...now(OF_PATH[key], ...names)].join("/") : path;
}

/**
 * A table whose keys are named anew. Where both names are there, the present one's value stays.
 *
 * @template {unknown} T
 * @param {Record<string, T>} table
 * @param {(name: string) => string} rename
 * @returns {Record<string, T>}
 */
function keysNow(table, rename) {
  const entries = Object.entries(table);
  const moved = entries.filter(([name]) => rename(name) !== name).map(([name, value]) => [rename(name), value]);
  return Object.fromEntries([...moved, ...entries.filter(([name]) => rename(name) === name)]);
}
/** @param {string[]} names */
const lastOf = (names) => names[names.length - 1];
/**
 * @param {Kept} record
 * @param {string[]} names of its question
 * @returns {Kept}
 */
function answerNow(record, names) {
  if (!record.response) return record;
  const firsts = record.firsts && record.firsts.map((first) => ({
    ...first,
    response: responseNow(first.response, names),
  }));
  return { ...record, response: responseNow(record.response, names), ...(firsts && { firsts }) };
}
/**
 * @param {Response} response
 * @param {string[]} names of its question
 * @returns {Response}
 */
function responseNow(response, names) {
  const given = Object.entries(response).map(([name, value]) => {
    const group = typeof value === "string" ? lastOf(now("groups", ...names, value)) : value;
    return [name, group];
  });
  return keysNow(Object.fromEntries(given), (name) => lastOf(now("parts", ...names, name)));
}
/**
 * When sections were read; of one that was read under both names, the first time.
 *
 * @param {Record<string, string>} sections
 * @param {string[]} names of their lesson
 */
function sectionsNow(sections, names) {
  /** @type {Record<string, string>} */
  const found = {};
  for (const [name, date] of Object.entries(sections)) {
    const there = lastOf(now("sections", ...names, name));
    if (!owns(found, there) || date < found[there]) found[there] = date;
  }
  return found;
}
/** @type {Record<string, (record: Kept, names: string[]) => Kept>} */
const RECORDS = {
  "check/2": answerNow,
  "quiz/2": answerNow,
  "review/2": answerNow,
  "quiz/1"({ drawn, pass, ...record }, [module]) {
    /** A question that moved to another module keeps its name here: no quiz of this one asks it. */
    const here = (/** @type {string} */ id) => {
      const [owner, name] = now("questions", module, id);
      return owner === now("modules", module)[0] ? name : id;
    };
    const questions = pass && pass.questions && pass.questions.map((answer) => ({
      ...answer,
      id: here(answer.id),
      response: responseNow(answer.response, [module, answer.id]),
    }));
    const passed = pass && questions ? { ...pass, questions } : pass;
    return { ...record, ...(drawn && { drawn: drawn.map(here) }), ...(passed && { pass: passed }) };
  },
  "read/2": ({ sections, ...record }, names) => ({
    ...record,
    ...(sections && { sections: sectionsNow(sections, names) }),
  }),
  "scenario/2": ({ runs, now: under, ...record }, names) => ({
    ...record,
    ...(under && { now: under.map((step) => stepNow(step, names)) }),
    ...(runs && { runs: runs.map((run) => ({ ...run, path: run.path.map((step) => stepNow(step, names)) })) }),
  }),
};
/**
 * @param {string} step a node, and which of its choices: "arrival:2"
 * @param {string[]} names of the scenario
 */
function stepNow(step, names) {
  const [node, ...choice] = step.split(":");
  return [lastOf(now("nodes", ...names, node)), ...choice].join(":");
}

/**
 * What is kept under a path, with the names of today in it.
 *
 * @param {string} path
 * @param {Stored} record
 * @returns {Stored}
 */
export function recordNow(path, record) {
  const [what, ...names] = path.split("/");
  const key = `${what}/${names.length}`;
  return owns(RECORDS, key) ? /** @type {Stored} */ (RECORDS[key](record, names)) : record;
}

/**
 * All that is kept, with the names of today; what comes to one name from two is merged.
 *
 * @param {Saved} records
 * @returns {Saved}
 */
export function renamed(records) {
  if (!page.former) return records;
  /** @type {Saved} */
  let found = {};
  /** @type {Saved} */
  let moved = {};
  for (const [path, record] of Object.entries(records)) {
    const there = pathNow(path);
    if (there === path) found[path] = recordNow(path, record);
    else moved = merge(moved, { [there]: recordNow(path, record) });
  }
  if (Object.keys(moved).length) found = merge(found, moved);
  return found;
}
