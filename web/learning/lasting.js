// Whether a browser may erase what a learner has done, so that it is time for a file.

import { page } from "../frame/page.js";
import * as store from "../store/store.js";

const DAYS = 7; // after which Safari erases, and after which a file is old
const LENGTH = 24 * 60 * 60 * 1000; // of a day, in milliseconds

/** Whether this is Safari, or what it is made of, on a telephone or a tablet: all browsers there are. */
const isOnIphone = () =>
  /iP(?:hone|ad|od)/.test(navigator.userAgent) || (/Mac/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);
/** Whether the site was opened from the home screen, where nothing is erased for want of a visit. */
const isOnHomeScreen = () => matchMedia("(display-mode: standalone)").matches;

/**
 * Why what has been done may be lost: `erased` by Safari after a week, or `unpromised`; "" where there is a promise,
 * or a file that is not a week old. Where a browser merely gives no promise, it is said at the end of a module alone.
 *
 * @param {string} key under which it is kept when a file was saved last
 * @param {boolean} isModule
 * @returns {Promise<"erased" | "unpromised" | "">}
 */
export async function reason(key, isModule) {
  if (page.desk) return ""; // not this browser keeps it
  const { date = "" } = store.peek(key) || {};
  if (date && Date.now() - Date.parse(date) < DAYS * LENGTH) return "";
  if (isOnHomeScreen()) return "";
  const storage = navigator.storage;
  if (storage && storage.persisted && (await storage.persisted())) return "";
  if (isOnIphone()) return "erased";
  return isModule ? "unpromised" : "";
}
