// What is kept under old names moves to those of today, before anything else of a page looks at it. It is merged with
// what stands there, so that a newer state stays; the old goes once the new is safely written, and not before. Another
// tab may still show the site of before, and write under old names: the next page brings that over too.

import { page } from "../frame/page.js";
import { kindOf } from "./kinds.js";
import { merge, written } from "./merge.js";
import * as names from "./names.js";
import { storage } from "./place.js";
import * as store from "./store.js";

/** @typedef {import("./merge.js").Saved} Saved */

const TOP = "coursewright/";
const INSIDE = /** @type {const} */ (["questions", "sections", "parts", "groups", "nodes"]);
const former = () => page.former || {};

/**
 * Whether something under a path can hold an old name inside: one of its questions, sections, parts or nodes.
 *
 * @param {string} path with the names of today
 */
function mayHoldOne(path) {
  const [, ...kept] = path.split("/");
  const within = `${kept.join("/")}/`;
  return INSIDE.some((kind) => Object.keys(former()[kind] || {}).some((name) => name.startsWith(within)));
}

/**
 * What is kept under one name of the catalogue and has to be looked at, by the keys that it has.
 *
 * @param {string} root
 * @param {boolean} isOld whether the catalogue has another name now
 */
function found(root, isOld) {
  /** @type {[key: string, path: string][]} */
  const keys = store.keys(root).map((key) => [key, key.slice(root.length)]);
  return keys.flatMap(([key, path]) => {
    const there = names.pathNow(path);
    const record = kindOf(path) && (isOld || there !== path || mayHoldOne(there)) && store.peek(key);
    return record ? [{ key, path, there, record: names.recordNow(path, record), before: record }] : [];
  });
}

/**
 * Moves what stands under old names.
 *
 * @param {string} catalogue of today
 */
export function rename(catalogue) {
  const root = `${TOP}${catalogue}/`;
  const here = found(root, false);
  const older = Object.keys(former().catalogues || {}).flatMap((old) => found(`${TOP}${old}/`, true));
  for (const { key, path, there, record, before } of here) {
    if (path === there && written(record) !== written(before)) store.put(key, record);
  }
  const moved = [...here.filter(({ path, there }) => path !== there), ...older];
  bring(root, moved);
  for (const { key, there } of moved) {
    if (store.isKept(root + there)) storage().removeItem(key);
  }
}

/**
 * Merges what has moved with what stands there.
 *
 * @param {string} root
 * @param {{there: string, record: store.Stored}[]} moved
 */
function bring(root, moved) {
  /** @type {Saved} */
  let brought = {};
  for (const { there, record } of moved) brought = merge(brought, { [there]: record });
  /** @type {Saved} */
  const standing = {};
  for (const path of attemptsWith(Object.keys(brought))) {
    const record = store.peek(root + path);
    if (record) standing[path] = names.recordNow(path, record);
  }
  for (const [path, record] of Object.entries(merge(standing, brought))) {
    if (!standing[path] || written(standing[path]) !== written(record)) store.put(root + path, record);
  }
}

/**
 * These paths, and the attempts that answers among them belong to: which answers stand hangs on that.
 *
 * @param {string[]} paths
 */
function attemptsWith(paths) {
  const attempts = paths.filter((path) => path.startsWith("quiz/")).map((path) =>
    path.split("/").slice(0, 2).join("/")
  );
  return new Set([...paths, ...attempts]);
}
