// What a package knows of its modules, and so of its learner.

import { dataOf, findAll } from "../page/elements.js";
import * as progress from "../learning/progress.js";
import * as store from "../store/store.js";
import { atBest, outcomeOf, standingOf } from "./outcome.js";

/** @typedef {import("./answers.js").Answer} Answer */
/** @typedef {import("./answers.js").Asked} Asked */
/** @typedef {import("./desk.js").Learner} Learner */
/**
 * What the build writes into a package.
 *
 * @typedef {object} Facts
 * @property {import("./outcome.js").Asked} asked which modules
 * @property {Record<string, Asked>} questions by module and id
 */

/**
 * @param {ParentNode} page that holds the modules, as My learning has them
 * @param {string} prefix of keys
 * @param {Facts} facts
 * @returns {Learner}
 */
export function learnerOf(page, prefix, facts) {
  const modules = findAll(page, "[data-slug]").map((element) => ({
    facts: progress.facts(element),
    rules: progress.rules(dataOf(element).requires),
  }));
  /** @type {Set<string>} which answers are known, by question and key */
  const known = new Set();
  return {
    outcome({ mark, ...before }) {
      const standings = new Map(
        modules.map(({ facts, rules }) => [facts.slug, standingOf(prefix, facts, rules, store.peek)]),
      );
      return atBest(outcomeOf(standings, facts.asked, mark), before);
    },
    answers() {
      return Object.entries(facts.questions).flatMap(([name, asked]) => {
        const { firsts = [] } = store.peek(`${prefix}quiz/${name}`) || {};
        const found = firsts.filter(({ fp }) => !known.has(`${name} ${fp}`));
        for (const { fp } of found) known.add(`${name} ${fp}`);
        return found.map((first) => ({ id: name.replace("/", "."), asked, first }));
      });
    },
  };
}
