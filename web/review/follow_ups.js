// Which questions for the weeks after a course are still to come. My learning knows, and notes it for home, which has
// nothing of that by itself; and whoever completes a course by a page of it has them noted there. The note is of this
// site in this browser, and no progress.

import { below, root } from "../page/address.js";
import { find } from "../page/elements.js";
import { speak, speakNodes } from "../page/language.js";
import { day as inWords, dayOf } from "../page/words.js";
import { isObject, parse } from "../store/values.js";
import * as store from "../store/store.js";

/**
 * A page of them, and from which day on it is due.
 *
 * @typedef {{due: string, path: string, words: string, since: string, asked: string[]}} Set
 */

const key = `${new URL(root).pathname}.follow-ups`;

/**
 * What the link to them says.
 *
 * @param {string} course its title
 * @param {number} day
 */
export const wordsOf = (course, day) => speak("%(course)s, questions of day %(day)s", { course, day });
/** @param {Set[]} sets the next ones first */
export function note(sets) {
  try {
    if (sets.length) localStorage.setItem(key, JSON.stringify(sets));
    else localStorage.removeItem(key);
  } catch { /* storage blocked or full: My learning says what is due */ }
}
/** @returns {Set[]} */
function noted() {
  /** @type {unknown} */
  let kept;
  try {
    kept = parse(String(localStorage.getItem(key)));
  } catch { /* storage blocked or damaged: nothing is noted */ }
  return (Array.isArray(kept) ? kept : []).filter(isObject).map(({ due, path, words, since, asked }) => ({
    due: String(due),
    path: String(path),
    words: String(words),
    since: String(since),
    asked: (Array.isArray(asked) ? asked : []).map(String),
  }));
}
/**
 * Notes the days after a course that a page of it has seen complete, unless they are noted already. Which questions
 * their pages ask is not known here: each of them says so once it is opened.
 *
 * @param {Record<string, string>} course what the page says of it: days "7 14", and the page that asks after the first
 * @param {string} since when it was completed
 */
export function begin({ days = "", asks, title }, since) {
  const known = noted();
  const sets = days.split(" ").filter(Boolean).map((day) => {
    const address = asks.replace(/-day-\d+(?!.*-day-)/, `-day-${day}`);
    const due = new Date(since);
    due.setDate(due.getDate() + Number(day));
    const path = below(new URL(address, location.href).href);
    return { due: dayOf(due), path, words: wordsOf(title, Number(day)), since, asked: [] };
  });
  if (known.some(({ path }) => sets.some((set) => set.path === path))) return;
  if (sets.length) note([...known, ...sets].sort((one, other) => (one.due < other.due ? -1 : 1)));
}
/** What the page asks, where it is one of them: "people/first-call". */
export function askedHere() {
  const place = document.querySelector("course-asked");
  return place instanceof HTMLElement ? (place.dataset.asked || "").split(" ").filter(Boolean) : [];
}
/** Notes what the page asks, where it is one of them. */
function sayAsked() {
  const sets = noted();
  const here = sets.find(({ path, asked }) => path === below(location.href.replace(/#.*/, "")) && !asked.length);
  if (!here) return;
  here.asked = askedHere();
  note(sets);
}
/** Says at the end of a page of them on which day the next are due, where that is known. */
function sayNext() {
  const place = document.querySelector("[data-place=next-set]");
  if (!(place instanceof HTMLElement)) return;
  const next = below(find(place, "a", HTMLAnchorElement).href);
  const set = noted().find(({ path }) => path === next);
  if (!set) return;
  find(place, "span").textContent = set.due <= dayOf(new Date())
    ? speak("It is due now.")
    : speak("That is on %(day)s.", { day: inWords(set.due) });
}
/**
 * The first that are due and not answered.
 *
 * @param {string} prefix
 */
export function dueNow(prefix) {
  const today = dayOf(new Date());
  const answered = (/** @type {string} */ path) => String((store.peek(`${prefix}check/${path}`) || {}).date || "");
  return noted().find(({ due, path, since, asked }) =>
    due <= today && below(root + path) && !(asked.length && asked.every((one) => answered(one) >= since))
  );
}
/**
 * Says on home which are due and not answered, unless the button there leads to them.
 *
 * @param {string} prefix
 */
export function tell(prefix) {
  sayAsked();
  sayNext();
  const place = document.querySelector("[data-place=follow-up]");
  if (!(place instanceof HTMLElement)) return;
  const next = dueNow(prefix);
  const button = document.querySelector("[data-place=go-on] a");
  place.hidden = !next || (button instanceof HTMLAnchorElement && button.href === root + next.path);
  const link = find(place, "a", HTMLAnchorElement);
  if (!next || link.textContent === next.words) return;
  link.href = root + next.path;
  link.textContent = next.words;
  place.replaceChildren(...speakNodes("Due now: %(questions)s.", { questions: link }));
}
