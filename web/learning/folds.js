// My learning of a great many modules: families that unfold, and courses of which no more is known than their modules.

import * as scripts from "../frame/bring.js";
import { dataOf, find, findAll, make } from "../page/elements.js";
import { speak } from "../page/language.js";
import { now } from "../store/names.js";
import * as store from "../store/store.js";
import { COURSE_WORDS, howMany, startWords } from "./course.js";
import { link, mark, says } from "./says.js";

/** @typedef {import("./learning.js").Learning} Learning */
/** @typedef {import("./earn.js").Facts} Facts */

/** @param {Learning} page */
export function start(page) {
  for (const fold of findAll(page, ".course-listed")) fold.addEventListener("toggle", () => unfold(page, fold));
  goTo(page);
  addEventListener("hashchange", () => page.isConnected && goTo(page));
}

/**
 * Lists the modules of a family that has been opened.
 *
 * @param {Learning} page
 * @param {HTMLElement} fold
 */
async function unfold(page, fold) {
  const list = find(fold, ".course-modules");
  if (!fold.hasAttribute("open") || list.children.length) return;
  try {
    const lines = await scripts.bring(dataOf(fold).lines);
    if (list.children.length) return;
    list.append(...lines);
    page.take(lines);
    find(fold, "[role=status]").textContent = "";
    page.refresh();
  } catch {
    find(fold, "[role=status]").textContent = speak("The list could not be loaded. Fold it up and open it again.");
  }
}

/**
 * Opens the fold that lists the module which the address names.
 *
 * @param {Learning} page
 */
async function goTo(page) {
  const { fold } = page.outlines.get(location.hash.replace(/^#module-/, "")) || {};
  if (!fold) return;
  fold.open = true;
  await unfold(page, fold);
  const line = document.getElementById(location.hash.slice(1));
  if (!line) return;
  line.scrollIntoView();
  find(line, "a").focus({ preventScroll: true });
}

/**
 * Loads what more there is to know of what is begun: of courses, and of modules that stand in none of these.
 *
 * @param {Learning} page
 * @param {{section: HTMLElement, facts: Facts}[]} courses
 */
export async function bring(page, courses) {
  await bringBegun(page, courses);
  await bringUnsure(page);
}
/**
 * Loads what those courses ask for that are begun, all of it before more is told of them; once each.
 *
 * @param {Learning} page
 * @param {{section: HTMLElement, facts: Facts}[]} courses
 */
async function bringBegun(page, courses) {
  const wanted = courses.filter(({ facts }) => isBegun(page, facts) && !page.asked.has(facts.id));
  if (!wanted.length) return;
  for (const { facts } of wanted) page.asked.add(facts.id);
  try {
    const lines = await Promise.all(wanted.map(({ section }) => scripts.bring(dataOf(section).lines)));
    page.take(lines.flat());
    page.refresh();
  } catch {
    page.notice.textContent = speak("What a course asks for could not be loaded. Reload the page to try again.");
  }
}

/**
 * Loads what those modules ask for that are begun: what was done last may have completed one, on a page that knows
 * nothing of the rest of it.
 *
 * @param {Learning} page
 */
async function bringUnsure(page) {
  const unsure = [...page.begun].filter((slug) => !page.states.has(slug) && !page.sought.has(slug)).flatMap((slug) => {
    const outline = page.outlines.get(slug);
    return outline && page.statusOf(outline) === "begun" ? [outline] : [];
  });
  if (!unsure.length) return;
  const slugs = new Set(unsure.map(({ slug }) => slug));
  for (const slug of slugs) page.sought.add(slug);
  const wanted = [...new Set(unsure.map(({ fold }) => dataOf(fold).lines))];
  const lines = await Promise.all(wanted.map((src) => scripts.bring(src).catch(() => [])));
  page.take(lines.flat().filter((line) => slugs.has(dataOf(line).slug)));
  page.refresh();
}

/**
 * @param {Learning} page
 * @param {Facts} facts
 */
function isBegun(page, { id, core, electives }) {
  const isCertified = page.records.some(({ course }) => now("courses", course.id)[0] === id);
  return isCertified || Boolean(store.read(`${page.root}finished/${id}`)) ||
    [...core, ...electives].some((slug) => page.begun.has(slug));
}

/**
 * One course of which no more is known than its modules: nothing is kept, or what it asks for is still to come.
 *
 * @param {Learning} page
 * @param {HTMLElement} section
 * @param {Facts} facts
 */
export function tellCourse(page, section, facts) {
  const { core, electives, choose } = facts;
  const isDone = (/** @type {string} */ slug) => {
    const outline = page.begun.has(slug) && page.outlines.get(slug);
    return outline && page.statusOf(outline) !== "begun";
  };
  const number = core.filter(isDone).length + Math.min(choose, electives.filter(isDone).length);
  const status = isBegun(page, facts) ? "begun" : "new";
  const line = make("p", "", "course-says__status", mark(status, COURSE_WORDS[status]));
  line.append(` ${howMany(number, core.length + choose)}`);
  const first = find(section, "[data-module]", HTMLAnchorElement);
  const begin = make("p", "", "", link(first.href, startWords(first.textContent || ""), "course-button"));
  says(section, find(section, "h3"), line, ...(status === "new" ? [begin] : []));
}
