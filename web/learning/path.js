// The modules of the role path that this browser takes, for pages that do not list them. It is a choice, as the path
// is, and no progress.

import { root } from "../page/address.js";
import { isObject, parse } from "../store/values.js";

/** @typedef {{path: string, title: string}} Place a page, from the root of the site */

const key = `${new URL(root).pathname}.path-modules`;

/** @param {Place[]} modules none where no path is taken */
export function keepPath(modules) {
  const known = JSON.stringify(modules);
  try {
    if (!modules.length) localStorage.removeItem(key);
    else if (localStorage.getItem(key) !== known) localStorage.setItem(key, known);
  } catch { /* storage blocked or full: other pages go by the order of the site */ }
}
/** @returns {Place[]} */
export function pathTaken() {
  /** @type {unknown} */
  let kept;
  try {
    kept = parse(String(localStorage.getItem(key)));
  } catch { /* storage blocked or damaged: no path */ }
  const modules = (Array.isArray(kept) ? kept : []).filter(isObject);
  return modules.map(({ path, title }) => ({ path: String(path), title: String(title) }));
}
