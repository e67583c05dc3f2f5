// Which pages answer a question, best first. Pure: what the files of the index hold comes in as data.

import { germanForms, wordsOf } from "./words.js";

/**
 * A word of the index: the length of its stem, then page, section and weight again and again
 * (see course/site/search_index.py).
 * @typedef {Record<string, number[]>} Words
 * @typedef {{ word: string, forms: string[], required: boolean, excluded: boolean }} Term
 * @typedef {{ page: number, section: number, score: number }} Found
 */

const MOST_TERMS = 20;
const SHORTEST_STEM = 3;
const LONGEST_ENDING = 4; // letters that a form of a word may have beyond its stem
const CURLY = /[“”„«»]/g; // what phones write for straight quotes
const EXACT = 1;
const SAME_STEM = 0.8;
const BEGINS = 0.6;

/**
 * What is asked for: words; `+word` and words in quotes must be there, `-word` must not.
 * `forms` are the other ways to write a word, which German has: für and fuer.
 * @param {string} question
 * @param {string} [language] of the pages
 * @returns {Term[]}
 */
export function termsOf(question, language = "") {
  const isGerman = /^de\b/i.test(language);
  /** @type {Map<string, Term>} */
  const terms = new Map();
  const asked = question.replace(CURLY, '"');
  for (const [, sign, quoted, plain] of asked.matchAll(/([+-]?)(?:"([^"]*)"?|([^\s"]+))/g)) {
    // A sign belongs to the word that follows it at once, and "re-open" is two words.
    for (const written of (quoted ?? plain).split(/\s+/)) {
      const words = wordsOf(written);
      for (const word of words) {
        if (terms.has(word)) continue;
        const forms = isGerman && words.length === 1 ? germanForms(written.replace(/[^\p{L}\p{M}]/gu, "")) : [];
        terms.set(word, { word, forms, required: sign === "+" || quoted !== undefined, excluded: sign === "-" });
      }
    }
  }
  return [...terms.values()].slice(0, MOST_TERMS);
}

/**
 * Which words of the index a word of the question means, and how well: itself, its forms, what it begins.
 * @param {string} asked
 * @param {Words} words those of its file
 * @returns {Map<string, number>}
 */
export function meant(asked, words) {
  /** @type {Map<string, number>} */
  const found = new Map();
  const isListed = Object.prototype.hasOwnProperty.call(words, asked);
  const stem = isListed ? asked.slice(0, words[asked][0]) : "";
  if ([...asked].length === 1) return isListed ? found.set(asked, EXACT) : found; // which begins too much
  for (const [word, [length]] of Object.entries(words)) {
    if (word === asked) found.set(word, EXACT);
    else if (isForm(asked, stem, word.slice(0, length))) found.set(word, SAME_STEM);
    else if (word.startsWith(asked)) found.set(word, BEGINS);
  }
  return found;
}

/**
 * Whether a word of the question is a form of one of the index.
 * @param {string} asked
 * @param {string} stem of the word that is asked for, where the index has it
 * @param {string} other the stem of the word of the index
 */
function isForm(asked, stem, other) {
  if (stem) return stem === other;
  return other.length >= SHORTEST_STEM && asked.startsWith(other) && asked.length - other.length <= LONGEST_ENDING;
}

/**
 * Rank pages for a question.
 * @param {Term[]} terms
 * @param {(term: Term) => Words} wordsFor the words of the files that a term and its forms are in
 * @param {number} pages how many the index has
 * @returns {{ found: Found[], marked: Set<string> }} pages, best first, and the words to mark in them
 */
export function rank(terms, wordsFor, pages) {
  /** @type {Map<number, { score: number, terms: number, sections: Map<number, number> }>} */
  const scores = new Map();
  const barred = new Set();
  const marked = new Set();
  for (const term of terms) {
    const words = wordsFor(term);
    const means = meant(term.word, words);
    for (const form of term.forms) {
      for (const [word, factor] of meant(form, words)) means.set(word, Math.max(factor, means.get(word) ?? 0));
    }
    const best = bestPlaces(words, means, term.excluded ? null : marked);
    if (term.excluded) { for (const page of best.keys()) barred.add(page); }
    else addTerm(scores, best, Math.log(1 + (pages - best.size + 0.5) / (best.size + 0.5)));
    if (term.required) { for (let page = 0; page < pages; page += 1) if (!best.has(page)) barred.add(page); }
  }
  const asked = terms.filter((term) => !term.excluded).length;
  const found = [...scores].filter(([page]) => !barred.has(page)).map(([page, score]) => ({
    page,
    section: [...score.sections].reduce((one, two) => two[1] > one[1] ? two : one)[0],
    score: score.score * (score.terms / asked) ** 2,
  }));
  return { found: found.sort((one, two) => two.score - one.score || one.page - two.page), marked };
}

/**
 * The best that a term has on each page and in each section.
 * @param {Words} words
 * @param {Map<string, number>} means
 * @param {Set<string> | null} marked takes the words that were found
 * @returns {Map<number, Map<number, number>>} by page, by section
 */
function bestPlaces(words, means, marked) {
  /** @type {Map<number, Map<number, number>>} */
  const best = new Map();
  for (const [word, factor] of means) {
    marked?.add(word);
    let page = 0;
    for (let at = 1; at < words[word].length; at += 3) {
      page += words[word][at];
      const sections = best.get(page) ?? new Map();
      const value = factor * valueOf(words[word][at + 2]);
      sections.set(words[word][at + 1], Math.max(value, sections.get(words[word][at + 1]) ?? 0));
      best.set(page, sections);
    }
  }
  return best;
}

/**
 * What a weight is worth: ten mentions are not ten times one, and a title says what all is about.
 * @param {number} weight
 */
function valueOf(weight) {
  const times = weight % 10;
  return times / (times + 1.5) + (Math.floor(weight / 10) % 10) * 1.5 + Math.floor(weight / 100) * 3;
}

/**
 * @param {Map<number, { score: number, terms: number, sections: Map<number, number> }>} scores
 * @param {Map<number, Map<number, number>>} best
 * @param {number} rarity
 */
function addTerm(scores, best, rarity) {
  for (const [page, sections] of best) {
    const score = scores.get(page) ?? { score: 0, terms: 0, sections: new Map() };
    score.terms += 1;
    score.score += rarity * Math.max(...sections.values());
    for (const [section, value] of sections) {
      score.sections.set(section, (score.sections.get(section) ?? 0) + rarity * value);
    }
    scores.set(page, score);
  }
}
