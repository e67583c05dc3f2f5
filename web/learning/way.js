// The way through the training: where a learner is, and what comes next. Home, the pages of modules, what ends and My
// learning all ask here, so that each leads to the same step.

import { isMet } from "../observe/marks.js";
import { below, keptOf, root } from "../page/address.js";
import { dataOf, find, findAll } from "../page/elements.js";
import { speak } from "../page/language.js";
import { dayOf } from "../page/words.js";
import * as store from "../store/store.js";
import { courseFollowed, pathTaken } from "./path.js";

/** @typedef {import("../store/store.js").Kept} Kept */
/** @typedef {import("./path.js").Place} Place */

const prefix = `coursewright/${dataOf(find(document, "#course-side")).course}/`;

const CERTIFICATE = /#course-(.+)$/;

/** @param {string} slug of a module */
export const isComplete = (slug) => Boolean((store.peek(`${prefix}done/${slug}`) || {}).date);
/** @param {string} path from the root of the site */
export const moduleOf = (path) => path.split("/")[0];
/** What is kept of where a learner is. */
export const here = () => /** @type {Kept} */ (store.peek(`${prefix}here`) || {});

/**
 * The part of a module where a learner is, as progress.js names it; nothing where they are in another.
 *
 * @param {string} slug of the module
 */
export function hereIn(slug) {
  const { path = "", kept = "" } = here();
  const [kind, ...names] = kept.split("/");
  if (moduleOf(path) !== slug) return "";
  return kind === "quiz" ? kind : `${kind}/${names[names.length - 1]}`;
}

/**
 * The modules of a course that is followed: of its electives, as long as one is missing.
 *
 * @returns {Place[]}
 */
function ofCourse() {
  const { core, electives, choose } = courseFollowed() || { core: [], electives: [], choose: 0 };
  const isEnough = electives.filter(({ path }) => isComplete(moduleOf(path))).length >= choose;
  return isEnough ? core : [...core, ...electives];
}
/**
 * The next module of the path that this browser takes, or of the course that it follows.
 *
 * @returns {Place | undefined}
 */
function onPath() {
  const modules = [...pathTaken(), ...ofCourse()];
  return modules.find(({ path }) => leadsOn(path) && !isComplete(moduleOf(path)));
}
/**
 * Whether the certificate of a course was made here, and still holds.
 *
 * @param {string} course
 */
function isCertified(course) {
  const today = dayOf(new Date());
  return store.keys(`${prefix}record/`).some((key) => {
    const { record } = /** @type {Kept} */ (store.peek(key) || {});
    const isOfCourse = record && record.course && record.course.id === course; // which a damaged one may lack
    return isOfCourse && (record.valid_until || today) >= today;
  });
}
/**
 * Which of the courses of a module is the learner's, the ones apart whose certificate is made: the one that is
 * followed; on a path each, once the path is complete; and where nothing was chosen, the first of the catalogue.
 *
 * @template {{course: string}} Course
 * @param {Course[]} courses
 * @param {(course: Course) => boolean} isEarned
 * @returns {Course | undefined}
 */
export function courseOfLearner(courses, isEarned) {
  const open = courses.filter(({ course }) => !isCertified(course));
  if (pathTaken().length) return onPath() ? undefined : open.find(isEarned);
  const { id = "" } = courseFollowed() || {};
  return id && !isCertified(id) ? open.find(({ course }) => course === id) : open[0];
}
/**
 * Whether a path that was kept, or came in a file, stays in the site.
 *
 * @param {string} path
 */
const leadsOn = (path) => Boolean(below(new URL(root + path).href));

/**
 * Where the way goes on behind a module, on a page of it: along the path that is taken; else to the next module near by
 * that is not complete, and after the last to the first.
 *
 * @param {string} slug
 * @returns {Place | undefined}
 */
export function moduleAfter(slug) {
  const turn = document.querySelector(".course-turn");
  const { beyond = "", beyondTitle = "" } = turn instanceof HTMLElement ? turn.dataset : {};
  const following = beyond && { path: below(new URL(beyond, location.href).href), title: beyondTitle };
  const listed = /** @type {HTMLAnchorElement[]} */ (findAll(document, ".course-side a[data-kept]"));
  const near = listed.filter((link) => keptOf(link).startsWith("done/")).map((link) => ({
    path: below(link.href),
    title: titleOf(link),
  }));
  const at = following ? near.findIndex(({ path }) => path === following.path) : 0;
  const inOrder = at < 0 ? near : [...near.slice(at), ...near.slice(0, at)];
  const all = following ? [following, ...inOrder] : inOrder;
  return onPath() || all.find(({ path }) => moduleOf(path) !== slug && !isComplete(moduleOf(path)));
}
/**
 * What a link says, without the marks in it.
 *
 * @param {HTMLAnchorElement} link
 */
const titleOf = ({ firstChild }) => ((firstChild && firstChild.textContent) || "").trim();

/**
 * Whether what is kept under a path says that all of it was done: "read/people/lesson".
 *
 * @param {string} path
 */
function isWhole(path) {
  const kept = /** @type {Kept} */ (store.peek(prefix + path) || {});
  const { observations = [] } = store.peek(prefix + path.replace(/^list/, "observation")) || {};
  const { read, passed, pass, acknowledged, uses = [] } = kept;
  return Boolean(read || passed || pass || acknowledged || uses.length || observations.some(isMet));
}
/**
 * Whether a step that was kept as the next is over: a module that is complete, a lesson or quiz that is done, the
 * certificate that is made. Of a checklist its path does not tell what is asked.
 *
 * @param {string} path
 */
function isOver(path) {
  const [, slug = "", page = ""] = /^([^/]+)\/([^/]+)\.html$/.exec(path) || [];
  const [, course = ""] = CERTIFICATE.exec(path) || [];
  if (course) return isCertified(course);
  return isComplete(slug) || isWhole(page === "quiz" ? `quiz/${slug}` : `read/${slug}/${page}`);
}
/**
 * Where to go on from where a learner was: there, or to what comes next once that is done; nothing where it is not
 * known. The page of a module leads to the step of it that is left.
 *
 * @param {(slug: string) => string} titleOfModule
 * @returns {Place | undefined}
 */
export function goingOn(titleOfModule) {
  const { path = "", title = "", kept = "", then } = here();
  if (!path || !leadsOn(path)) return undefined;
  if (!isWhole(kept)) return { path, title };
  const slug = moduleOf(path);
  const isModuleOver = isComplete(slug);
  const next = (isModuleOver && onPath()) || then;
  if (next && leadsOn(next.path) && !isOver(next.path)) return next;
  const name = isModuleOver ? "" : titleOfModule(slug);
  return name ? { path: `${slug}/index.html`, title: name } : undefined;
}
/**
 * What a button says that leads to such a place.
 *
 * @param {Place} place
 */
export const wordsOf = ({ path, title }) => CERTIFICATE.test(path) ? title : speak("Continue: %(title)s", { title });
