// HTML that a page needs on request alone, in scripts: a page from a disk can load scripts and nothing else.

import { make } from "../page/elements.js";
import { page } from "./page.js";

/** @typedef {(held: string) => string} Open HTML of what a script holds */

/** @type {Map<string, Promise<HTMLElement[]>>} */
const brought = new Map();
/** @type {Open} */
const asItIs = (held) => held;
/**
 * Loads what a script holds, such as the modules of a family: as elements of this page that stand nowhere yet.
 *
 * @param {string} src
 * @param {Open} [open] for what is packed: unpacked, which few pages need
 * @returns {Promise<HTMLElement[]>} which fails where the script cannot be loaded
 */
export async function bring(src, open) {
  const lines = await bringApart(src, open);
  // One that is of this page may stand in it by now, and would be taken out.
  return lines.map((line) => line.ownerDocument === document ? line : document.adoptNode(line));
}
/**
 * The same, as elements of a page that is not shown: pictures in them are not asked for.
 *
 * @param {string} src
 * @param {Open} [open]
 * @returns {Promise<HTMLElement[]>}
 */
export function bringApart(src, open = asItIs) {
  const coming = brought.get(src) || load(src, open);
  brought.set(src, coming);
  coming.catch(() => brought.delete(src)); // so that it can be tried again
  return coming;
}
/**
 * @param {string} src
 * @param {Open} open
 */
async function load(src, open) {
  const script = make("script");
  script.src = src;
  await new Promise((go, fail) => {
    script.addEventListener("load", go);
    script.addEventListener("error", fail);
    document.head.append(script);
  });
  script.remove();
  const name = src.split("/").slice(-2).join("/").slice(0, -".js".length);
  const made = new DOMParser().parseFromString(open((page.lines || {})[name] || ""), "text/html");
  return [...made.body.children].map((line) => /** @type {HTMLElement} */ (line));
}
