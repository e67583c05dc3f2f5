// The panel of the search: asks while somebody types, and lists the best pages with the words that were found.

import { find, make } from "../page/elements.js";
import { speak, speakMany } from "../page/language.js";
import { IndexFiles } from "./index_files.js";
import { markedParts, wordsOf } from "./words.js";

const SHOWN = 10;
const BEFORE = 60; // letters of a text shown before the first word that was found
const MOST = 240; // letters of a text shown

const form = /** @type {HTMLFormElement} */ (document.getElementById("course-search"));
const query = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
const panel = find(form, ".course-search__panel");
const status = find(panel, "[role=status]");
const list = find(panel, "ol");
const base = new URL("../../", /** @type {HTMLScriptElement} */ (document.currentScript).src);
const files = new IndexFiles(new URL("search/", base), document.documentElement.lang);
/** The question that the list answers, or will. */
let asked = "";
let isAnswered = false;
/** Enter was pressed, and leads into the answer once it is there. */
let isEntering = false;

/** @param {string} text */
function say(text) {
  status.textContent = text;
}

async function ask() {
  const question = query.value.trim();
  panel.hidden = !question;
  if (question === asked) return;
  asked = question;
  isAnswered = isEntering = false;
  if (!question) return;
  if (!list.firstChild) say(speak("Loading the search …"));
  try {
    const { pages, answers } = await files.ask(question, SHOWN);
    if (question === asked) show(question, pages, answers);
  } catch {
    if (question === asked) fail();
  }
}

function fail() {
  asked = ""; // so that the same question is asked again
  isEntering = false;
  list.replaceChildren();
  say(speak("Search could not be loaded. Use the list of pages instead."));
}

/**
 * @param {string} question
 * @param {number} pages
 * @param {import("./index_files.js").Answer[]} answers
 */
function show(question, pages, answers) {
  say(pages ? foundWords(pages) : nothingFor(question));
  const held = list.contains(document.activeElement); // an answer that comes late must not drop the focus
  list.replaceChildren(...answers.map(entryOf));
  if (held) (list.querySelector("a") ?? query).focus();
  isAnswered = true;
  if (isEntering) enter();
}

/** @param {string} question */
function nothingFor(question) {
  const words = wordsOf(question);
  const isLetter = words.length > 0 && words.every((word) => [...word].length === 1); // finds no word that it begins
  const nothing = speak("Nothing found for “%(question)s”.", { question });
  return isLetter ? `${nothing} ${speak("Write one more letter.")}` : nothing;
}

/** @param {number} pages */
function foundWords(pages) {
  if (pages <= SHOWN) return speakMany("1 page found", "%(number)s pages found", pages);
  return speakMany(
    "1 page found, the first %(shown)s shown",
    "%(number)s pages found, the first %(shown)s shown",
    pages,
    {
      shown: SHOWN,
    },
  );
}

function enter() {
  isEntering = false;
  const first = list.querySelector("a");
  if (first && !panel.hidden) first.focus();
}

/**
 * @param {import("./index_files.js").Answer} answer
 */
function entryOf({ page, section: [anchor, title, text], marked }) {
  const link = make("a", "", "", ...markedNodes(page.title, marked));
  link.href = new URL(anchor ? `${page.address}#${anchor}` : page.address, base).href;
  if (anchor) link.append(": ", ...markedNodes(title, marked));
  const words = clipped(text.replaceAll("\n", " "), marked);
  return make("li", "", "", link, ...(words ? [make("p", "", "", ...markedNodes(words, marked))] : []));
}

/**
 * @param {string} text
 * @param {Set<string>} found
 */
function markedNodes(text, found) {
  return markedParts(text, found).map((part) => part.marked ? make("mark", part.text) : part.text);
}

/**
 * The part of a text around the first word that was found, cut between words.
 * @param {string} text
 * @param {Set<string>} found
 */
function clipped(text, found) {
  const [first] = markedParts(text, found);
  const at = first && !first.marked && first.text.length < text.length ? Math.max(0, first.text.length - BEFORE) : 0;
  let cut = text.slice(at, at + MOST);
  if (at + MOST < text.length) cut = cut.replace(/\s\S*$/, " …");
  return at ? cut.replace(/^\S*/, "…") : cut;
}

const style = make("link");
style.rel = "stylesheet";
style.href = new URL("assets/course/search.css", base).href;
document.head.append(style);

files.listed().catch(() => {}); // told with the first question
query.addEventListener("input", ask);
query.addEventListener("focus", ask);
form.addEventListener("submit", () => {
  ask();
  isEntering = true;
  if (isAnswered) enter();
});
ask();
