// A part of a page that is far down, or in a section that is not shown, names the styles and scripts that it needs:
// data-near="scenario.css scenario.js". They come once it is near, so that opening a page costs what is in view.

import { dataOf, findAll, make } from "../page/elements.js";
import { afterPress, underNoPress } from "../page/press.js";
import { page } from "./page.js";

const base = /** @type {HTMLScriptElement} */ (document.currentScript).src;
const coming = (page.near ||= new Map());
/** What has no script after all stays as it is without scripts. */
const STILL = "course-still";

/**
 * Loads a file of our folder, once for the page.
 *
 * @param {string} name
 * @returns {Promise<unknown>}
 */
function load(name) {
  const known = coming.get(name);
  if (known) return known;
  const { href } = new URL(name, base);
  const file = name.endsWith(".css")
    ? Object.assign(make("link"), { rel: "stylesheet", media: "print", href }) // on screen once it may move things
    : Object.assign(make("script"), { src: href });
  const came = new Promise((go, fail) => {
    file.addEventListener("load", go, { once: true });
    file.addEventListener("error", fail);
    document.head.append(file);
  }).then(underNoPress).then(() => {
    if (file instanceof HTMLLinkElement) file.media = "all";
  });
  coming.set(name, came);
  came.catch(() => {
    coming.delete(name);
    file.remove();
  });
  return came;
}
/**
 * Loads what a part needs: how it looks, with what its scripts take from another where the page has no other, and then
 * what it does.
 *
 * @param {HTMLElement} part
 */
async function fetchFor(part) {
  const names = dataOf(part).near.split(" ");
  const isStyle = (/** @type {string} */ name) => name.endsWith(".css");
  await Promise.all([...names.filter(isStyle), ...(page.shared ? [] : ["store.js"])].map(load));
  await Promise.all(names.filter((name) => !isStyle(name)).map(load));
}
/** @param {number} at */
const isInView = (at) => at > 0 && at < innerHeight;
/**
 * Keeps what has the focus where it is on the screen while a part above it comes to its size: the Tab key goes on to
 * what follows a part before that has come. Without that, keeps what follows a part of which only the end is in view.
 */
function steady() {
  const { body } = document;
  let focused = body;
  let top = 0;
  /** @type {Map<Element, number>} where each part ends */
  const ends = new Map();
  /** @param {Element} part */
  const note = (part) => ends.set(part, part.getBoundingClientRect().bottom);
  function look() {
    focused = document.activeElement instanceof HTMLElement ? document.activeElement : body;
    ({ top } = focused.getBoundingClientRect());
    for (const part of ends.keys()) note(part);
  }
  /** @param {Element} part */
  function movedBy(part) {
    if (focused !== body && isInView(top)) return focused.getBoundingClientRect().top - top;
    const { top: begins, bottom } = part.getBoundingClientRect();
    const ended = ends.get(part) || 0;
    return begins < 0 && isInView(ended) ? bottom - ended : 0;
  }
  for (const name of ["focusin", "scroll"]) addEventListener(name, look, { passive: true });
  const growing = new ResizeObserver((parts) => {
    for (const { target } of parts) {
      const moved = movedBy(target);
      if (moved) scrollBy({ top: moved, behavior: "instant" });
    }
    look();
  });
  return {
    /** @param {Element} part */
    observe(part) {
      note(part);
      growing.observe(part);
    },
    /** @param {Element} part */
    unobserve(part) {
      ends.delete(part);
      growing.unobserve(part);
    },
  };
}
/** Has the pictures of a lesson's later sections come before those are shown, so that nothing moves then. */
function fetchPictures() {
  for (const picture of document.querySelectorAll("img[loading=lazy]:not([width])")) {
    picture.setAttribute("loading", "eager");
  }
}
/**
 * Fetches for each part that is in view, and once the page scrolls for each that is at most a screen away: whoever only
 * opens it pays for no more than what they see. What could not be had is tried again with a network.
 */
export function watch() {
  page.fetchFor = fetchFor;
  const growing = steady();
  const parts = findAll(document, "[data-near]");
  const waiting = new Set(parts);
  /** @param {string} rootMargin */
  const lookout = (rootMargin) =>
    new IntersectionObserver((seen) => {
      for (const { target, isIntersecting } of seen) if (isIntersecting) take(/** @type {HTMLElement} */ (target));
    }, { rootMargin });
  let near = lookout("0%");
  function observe() {
    for (const part of waiting) near.observe(part);
  }
  /** @param {HTMLElement} part */
  async function bring(part) {
    if (page.rest) await page.rest(part);
    growing.observe(part);
    return fetchFor(part);
  }
  /** @param {HTMLElement} part */
  function take(part) {
    near.unobserve(part);
    waiting.delete(part);
    bring(part).then(() =>
      afterPress(() => {
        part.classList.remove(STILL);
        requestAnimationFrame(() => requestAnimationFrame(() => growing.unobserve(part)));
      }), () => {
      part.classList.add(STILL);
      waiting.add(part);
      addEventListener("online", () => near.observe(part), { once: true });
    });
  }
  addEventListener("DOMContentLoaded", observe); // when the page's own scripts have what those that come take from them
  addEventListener("scroll", () => {
    near.disconnect();
    near = lookout("100%");
    observe();
    fetchPictures();
  }, { once: true, passive: true });
  addEventListener("beforeprint", fetchPictures);
  // The Tab key passes over what has not come yet, however far down it is: the first one fetches all that is shown.
  addEventListener("keydown", ({ key }) => {
    if (key === "Tab") { for (const part of parts) if (!part.closest("[hidden]")) fetchFor(part).catch(() => {}); }
  });
}
