// What this browser has chosen to follow, for pages that do not list it: the modules of a role path, or a course that
// was set out on from its page or from My learning. It is a choice, as colours are, and no progress.

import { root } from "../page/address.js";
import { page } from "../frame/page.js";
import { isObject, owns, parse } from "../store/values.js";

/** @typedef {{path: string, title: string}} Place a page, from the root of the site */
/** @typedef {{id: string, core: Place[], electives: Place[], choose: number}} Followed a course, and its modules */

const { pathname } = new URL(root);
const key = `${pathname}.path-modules`;
const courseKey = `${pathname}.course`;

/**
 * @param {string} at the key
 * @param {unknown} value nothing where nothing is chosen
 */
function keep(at, value) {
  const known = JSON.stringify(value);
  try {
    if (!value) localStorage.removeItem(at);
    else if (localStorage.getItem(at) !== known) localStorage.setItem(at, known);
  } catch { /* storage blocked or full: other pages go by the order of the site */ }
}
/**
 * @param {string} at the key
 * @returns {unknown}
 */
function kept(at) {
  try {
    return parse(String(localStorage.getItem(at)));
  } catch {
    return null; // storage blocked or damaged: nothing was chosen
  }
}
/**
 * What a module, or a course, is called that may have had another name when it was kept.
 *
 * @param {"modules" | "courses"} kind
 * @param {string} name
 */
function named(kind, name) {
  const known = (page.former || {})[kind] || {};
  return owns(known, name) ? known[name][0] : name;
}
/**
 * @param {unknown} found
 * @returns {Place[]}
 */
const places = (found) =>
  (Array.isArray(found) ? found : []).filter(isObject).map(({ path, title }) => ({
    path: String(path).replace(/^[^/]+(?=\/)/, (slug) => named("modules", slug)),
    title: String(title),
  }));

/** @param {Place[]} modules none where no path is taken */
export const keepPath = (modules) => keep(key, modules.length && modules);
/** The modules of the path that is taken. */
export const pathTaken = () => places(kept(key));
/** @param {Followed | null} course none where everything is begun afresh */
export const keepCourse = (course) => keep(courseKey, course);
/**
 * The course that is followed; none where a path is taken.
 *
 * @returns {Followed | null}
 */
export function courseFollowed() {
  const found = pathTaken().length ? null : kept(courseKey);
  if (!isObject(found)) return null;
  const { id, core, electives, choose } = found;
  return { id: named("courses", String(id)), core: places(core), electives: places(electives), choose: Number(choose) };
}
