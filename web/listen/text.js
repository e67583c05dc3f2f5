// What of a page is read aloud: its sentences, each with where it stands.

import { findAll } from "../page/elements.js";
import { sentencesOf } from "./sentences.js";

/** @typedef {{text: string, language: string, block: HTMLElement, range: Range}} Sentence */

const BLOCKS = "h1, h2, h3, h4, h5, p, li, dt, dd, blockquote, figcaption, td, th, summary";
/** What is answered, played or pressed, and what stands beside the text. */
const LEFT_OUT =
  "course-check, course-scenario, course-read, course-ending, course-sections, nav, form, button, script, " +
  "style, pre, sup, details:not([open]), [hidden], [aria-hidden=true], .course-no-print, .course-visually-hidden, " +
  ".course-eyebrow, .course-status, .course-next, .course-notes, course-own-note";

/** The parts of a lesson that are shown; of a lesson without parts, all of it. */
export function shownParts() {
  const parts = findAll(document, ".course-sections__one:not([hidden])");
  return parts.length ? parts : findAll(document, "article");
}
/**
 * The texts of a part, block by block.
 *
 * @param {HTMLElement} part
 */
function textsOf(part) {
  /** @type {Map<HTMLElement, Text[]>} */
  const texts = new Map();
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode);
    const { parentElement } = node;
    const block = parentElement && parentElement.closest(BLOCKS);
    if (!parentElement || !(block instanceof HTMLElement) || parentElement.closest(LEFT_OUT)) continue;
    if (!parentElement.getClientRects().length) continue; // a style sheet hides it
    texts.set(block, [...(texts.get(block) || []), node]);
  }
  return texts;
}
/**
 * A place in texts that follow each other.
 *
 * @param {Text[]} nodes
 * @param {number} at
 * @returns {[node: Text, offset: number]}
 */
function placeIn(nodes, at) {
  let left = at;
  for (const node of nodes) {
    if (left <= node.data.length) return [node, left];
    left -= node.data.length;
  }
  const last = nodes[nodes.length - 1];
  return [last, last.data.length];
}
/**
 * @param {HTMLElement} part
 * @returns {Sentence[]}
 */
export function sentencesIn(part) {
  return [...textsOf(part)].flatMap(([block, nodes]) => {
    const text = nodes.map(({ data }) => data).join("");
    const said = block.closest("[lang]");
    const language = (said instanceof HTMLElement && said.lang) || document.documentElement.lang;
    return sentencesOf(text, language).map(([start, end]) => {
      const range = document.createRange();
      range.setStart(...placeIn(nodes, start));
      range.setEnd(...placeIn(nodes, end));
      return { text: text.slice(start, end).replace(/\s+/g, " "), language, block, range };
    });
  });
}
