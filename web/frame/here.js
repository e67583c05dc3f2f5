// Where a learner is: which page was worked on last, and on home the one step that comes next.

import { Ending, isEarned } from "../learning/ending.js";
import { goingOn, wordsOf } from "../learning/way.js";
import { below, keptOf, root } from "../page/address.js";
import { dataOf, find, findAll } from "../page/elements.js";
import { speak } from "../page/language.js";
import { inAMoment } from "../page/press.js";
import { dueNow, tell } from "../review/follow_ups.js";
import * as store from "../store/store.js";
import { owns } from "../store/values.js";
import { countDone, doneWords, howFar, knownModules, prefix } from "./marks.js";

/** @typedef {import("../store/store.js").Kept} Kept */

const key = `${prefix}here`;
/** @param {Node | null} node */
const words = (node) => ((node && node.textContent) || "").trim();

/**
 * The heading of the first section of a lesson that is not read; nothing for the first of all.
 *
 * @param {Kept} kept
 */
function unread({ sections = {}, read }) {
  const lesson = document.querySelector("course-read");
  const anchors = lesson instanceof HTMLElement ? (dataOf(lesson).sections || "").split(" ") : [];
  const at = anchors.findIndex((anchor) => !owns(sections, anchor));
  return at > 0 && !read ? document.getElementById(anchors[at]) : null;
}
/**
 * Whether a question of the lesson that is read here was answered: who has done that has begun it, before any section
 * is read to its end.
 *
 * @param {string} kept
 */
function isAnswered(kept) {
  const [kind, slug] = kept.split("/");
  const asked = kind === "read" ? findAll(document, "course-check fieldset") : [];
  return asked.some(({ id }) => (store.peek(`${prefix}check/${slug}/${id.replace("question-", "")}`) || {}).date);
}
/** Keeps which page a learner works on, once it is begun, and which page comes after it. */
function keepPlace() {
  const own = document.querySelector(".course-side [aria-current=page][data-kept]");
  const kept = own instanceof HTMLElement ? keptOf(own) : "";
  const path = below(location.href);
  if (!path || !(howFar(kept) || isAnswered(kept))) return;
  const ending = document.querySelector("course-ending");
  const then = ending instanceof Ending ? ending.following(howFar(kept) === "done") : undefined;
  const heading = unread(store.peek(prefix + kept) || {});
  const title = words(find(document, "h1"));
  /** @type {Kept} */
  const found = {
    path: heading ? `${path}#${heading.id}` : path,
    title: heading ? speak("%(lesson)s · %(section)s", { lesson: title, section: words(heading) }) : title,
    kept,
    ...(then && { then }),
  };
  const { v: _format, n: _counter, date: _date, ...old } = store.peek(key) || { v: 0, n: 0 };
  if (JSON.stringify(old) === JSON.stringify(found)) return;
  store.write(key, () => ({ ...found, date: new Date().toISOString() }));
}

/**
 * What home calls a module, which a catalogue of many has no card of.
 *
 * @param {string} slug
 */
function moduleTitle(slug) {
  const card = document.querySelector(`.course-home a[data-kept="done/${slug}"]`);
  return words(card && card.firstChild);
}
/** Says on home what comes next and how much is done, in place of where to start. */
function goOn() {
  const place = document.querySelector("[data-place=go-on]");
  if (!(place instanceof HTMLElement) || !knownModules().size) return;
  const { learning, modules } = dataOf(place);
  const next = goingOn(moduleTitle);
  // Once all is done, the questions that are due are the next step.
  const step = next ? { path: next.path, words: wordsOf(next) } : dueNow(prefix);
  const link = find(place, "a", HTMLAnchorElement);
  link.href = step ? root + step.path : learning;
  link.textContent = step ? step.words : speak("My learning");
  tell(prefix);
  find(place, "span").textContent = doneWords(countDone(), Number(modules));
}
/** Has the button of a course's page go on with the course: with what is begun, what is next, or its certificate. */
function goOnInCourse() {
  const place = document.querySelector("[data-place=course]");
  if (!(place instanceof HTMLElement) || !dataOf(place).choose || !knownModules().size) return;
  const links = /** @type {HTMLAnchorElement[]} */ (findAll(document, ".course-table [data-kept]"));
  const slugs = (/** @type {HTMLElement[]} */ some) => some.map((one) => dataOf(one).kept.slice("done/".length));
  const isElective = (/** @type {HTMLElement} */ one) => "elective" in one.dataset;
  const core = links.filter((one) => !isElective(one));
  const { learning, choose } = dataOf(place);
  const button = find(place, "a", HTMLAnchorElement);
  if (isEarned(slugs(core), slugs(links.filter(isElective)), Number(choose))) {
    button.href = learning;
    button.textContent = speak("Your certificate is ready");
    return;
  }
  const isOpen = (/** @type {HTMLElement} */ one) => howFar(dataOf(one).kept) !== "done";
  const isBegun = (/** @type {HTMLElement} */ one) => knownModules().has(slugs([one])[0]) && isOpen(one);
  const next = links.find(isBegun) || links.find(isOpen);
  if (!next) return;
  button.href = next.href;
  if (links.some((one) => isBegun(one) || !isOpen(one))) {
    button.textContent = speak("Continue: %(title)s", { title: words(next.firstChild) });
  }
}

function look() {
  keepPlace();
  goOn();
  goOnInCourse();
}
const lookSoon = inAMoment(look);
for (const name of ["course-kept", "course-path", "storage", "pageshow"]) addEventListener(name, lookSoon);
addEventListener("pagehide", keepPlace); // before the moment is over
look();
