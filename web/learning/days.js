// On My learning: the days on which something is due, as a calendar file: reviews, the questions for the weeks after a
// course, and the days on which the learner wanted to look at a goal again.

import { root } from "../page/address.js";
import { dataOf, find } from "../page/elements.js";
import { save } from "../page/files.js";
import { listed, speak, speakMany } from "../page/language.js";
import { dayOf } from "../page/words.js";
import { shown } from "../notes/said.js";
import { calendar } from "../review/calendar.js";
import { planOf } from "../review/kept.js";
import * as store from "../store/store.js";

/** @typedef {import("./learning.js").Learning} Learning */
/** @typedef {import("../review/calendar.js").Reminder} Reminder */
/** @typedef {{id: string, title: string, day: number, due: string, link: HTMLAnchorElement}} FollowUp */

/** @param {string} address */
const onTheWeb = (address) => /^https?:/.test(address) ? address : "";

/**
 * The days on which questions come back: those of today and of the next days that have some.
 *
 * @param {Learning} page
 * @returns {Reminder[]}
 */
function reviews(page) {
  const place = page.querySelector("[data-place=due]");
  if (!(place instanceof HTMLElement)) return [];
  const url = onTheWeb(find(place, "a", HTMLAnchorElement).href);
  const { today, due, later } = planOf(page.root, dataOf(place).days);
  const days = /** @type {[string, unknown[]][]} */ (due.length ? [[today, due], ...later] : later);
  return days.map(([day, questions], at) => ({
    id: `review-${at + 1}`,
    day,
    url,
    title: speakMany("Review: %(number)s question", "Review: %(number)s questions", questions.length),
    note: url,
  }));
}
/**
 * The sets that are still to be answered; one that is overdue is for today.
 *
 * @param {FollowUp[]} sets
 * @returns {Reminder[]}
 */
function followUps(sets) {
  const today = dayOf(new Date());
  return sets.map(({ id, title, day, due, link }) => ({
    id: `${id}-day-${day}`,
    day: due < today ? today : due,
    url: onTheWeb(link.href),
    title: speak("%(course)s, questions of day %(day)s", { course: title, day }),
    note: onTheWeb(link.href),
  }));
}
/**
 * The goals to look at again from today on, of which nothing is written yet.
 *
 * @param {Learning} page
 * @returns {Reminder[]}
 */
function goals(page) {
  const today = dayOf(new Date());
  return store.keys(`${page.root}note/`).sort().flatMap((key) => {
    const { goal, day, went, lesson = "", title = "", path = "" } = store.peek(key) || {};
    const when = shown(day).slice(0, 10);
    if (when < today || shown(went)) return [];
    const url = onTheWeb(root + path);
    const about = listed([lesson, title]);
    return [{
      id: key.slice(page.root.length).replaceAll("/", "-"),
      day: when,
      url,
      title: speak("Your goal: %(goal)s", { goal: shown(goal) || about }),
      note: [about, url].filter(Boolean).join("\n"),
    }];
  });
}

/**
 * All days, in their order.
 *
 * @param {Learning} page
 */
const days = (page) =>
  [...reviews(page), ...followUps(page.followUps), ...goals(page)].sort((one, other) => one.day < other.day ? -1 : 1);

/**
 * Offers the file while there are days.
 *
 * @param {Learning} page
 */
export function tell(page) {
  find(page, ".course-days-file").hidden = !days(page).length;
}
/** @param {Learning} page */
export function start(page) {
  const place = find(page, ".course-days-file");
  find(place, "button").addEventListener("click", () => {
    const found = days(page);
    save(`${page.data.course}-days.ics`, calendar(page.data.course, found, new Date()), "text/calendar");
    page.notice.textContent = speakMany(
      "Saved: one day. Open the file with your calendar.",
      "Saved: %(number)s days. Open the file with your calendar; a later one moves the days in it.",
      found.length,
    );
  });
}
