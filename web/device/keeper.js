// The keeper of the whole site, as a page sees it: whether there is one, what it has kept, and how to have it gone.
// What it does stands in overrides/course-keeper.js.

/**
 * What the keeper tells while it fetches.
 *
 * @typedef {{keeper: string, done?: number, of?: number, failed?: string, path?: string}} Told
 */
/** @typedef {"disk" | "insecure" | "none"} Reason why nothing can be kept here */

export const SCRIPT = "course-keeper.js";
const LIST = "offline.json";

/**
 * Why this browser can keep nothing of the page; "" where it can.
 *
 * @returns {Reason | ""}
 */
export function whyNot() {
  if (location.protocol === "file:") return "disk";
  if (!window.isSecureContext) return "insecure";
  return "serviceWorker" in navigator && "caches" in window ? "" : "none";
}

/** @param {string} root of the site */
const prefixOf = (root) => `coursewright-site:${new URL(root).pathname}:`;

/**
 * The caches of a site: of the edition that is kept, and of one that has not come as a whole.
 *
 * @param {string} root
 */
export async function cachesOf(root) {
  return (await caches.keys()).filter((name) => name.startsWith(prefixOf(root)));
}

/**
 * The registration of the keeper of a site, if there is one.
 *
 * @param {string} root
 */
export async function registrationOf(root) {
  const found = await navigator.serviceWorker.getRegistrations();
  return found.find(({ scope, active, waiting, installing }) => {
    const worker = active || waiting || installing;
    return scope === root && worker !== null && worker.scriptURL.endsWith(`/${SCRIPT}`);
  });
}

/**
 * How many files there are to keep, and their bytes: of the site as it is published now.
 *
 * @param {string} root
 */
export async function sizeOf(root) {
  const found = await fetch(new URL(LIST, root).href, { cache: "no-cache" });
  if (!found.ok) throw new Error(String(found.status));
  /** @type {[string, number][]} */
  const files = Object.values((await found.json()).files);
  return { files: files.length, bytes: files.reduce((sum, [, size]) => sum + size, 0) };
}

/**
 * How many bytes the browser still gives this address, as far as it tells.
 */
export async function roomLeft() {
  if (!navigator.storage || !navigator.storage.estimate) return Infinity;
  const { quota = Infinity, usage = 0 } = await navigator.storage.estimate();
  return quota - usage;
}

/**
 * Has a site kept.
 *
 * @param {string} root
 */
export function register(root) {
  return navigator.serviceWorker.register(new URL(SCRIPT, root).href, { scope: root, updateViaCache: "none" });
}

/**
 * Takes away all that is kept of a site, and what kept it.
 *
 * @param {string} root
 */
export async function remove(root) {
  const registration = await registrationOf(root);
  if (registration) await registration.unregister();
  for (const name of await cachesOf(root)) await caches.delete(name);
}

/**
 * Has an edition that waits take the place of the one that is kept; returns how many other pages are open, which it
 * waits for.
 *
 * @param {ServiceWorker} waiting
 * @returns {Promise<number>}
 */
export function goOver(waiting) {
  const answer = new MessageChannel();
  return new Promise((resolve) => {
    answer.port1.onmessage = (event) => resolve(event.data);
    waiting.postMessage("go over", [answer.port2]);
  });
}
