// When a session began, and how long it takes: kept for this tab, over a reload, by run sheet and slides alike.

import { speak, speakMany } from "../page/language.js";
import { parse } from "../store/values.js";

/**
 * Where the beginning of a session is kept.
 *
 * @param {Record<string, string>} data course and module, as a page has them
 */
export const keyOf = ({ course, slug }) => `coursewright/${course}/session/${slug}`;

/**
 * What is kept under a key for this tab.
 *
 * @param {string} key
 * @returns {unknown}
 */
export function kept(key) {
  try {
    return parse(String(sessionStorage.getItem(key)));
  } catch {
    return null;
  }
}

/**
 * Keeps something for this tab, as far as the browser lets us; null takes it away.
 *
 * @param {string} key
 * @param {unknown} value
 */
export function keep(key, value) {
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(value));
  } catch { /* then a reload begins anew, which is said nowhere since nothing is lost but a time */ }
}

/**
 * The moment at which a session began, in milliseconds; 0 if it has not.
 *
 * @param {string} key
 */
export function beganAt(key) {
  const found = kept(key);
  return typeof found === "number" && Number.isFinite(found) && found > 0 ? found : 0;
}

const two = (/** @type {number} */ number) => String(number).padStart(2, "0");

/**
 * A time of the day as a field of a form has it: 09:05.
 *
 * @param {Date} date
 */
export const timeOf = (date) => `${two(date.getHours())}:${two(date.getMinutes())}`;

/**
 * A time of the day some minutes after another; 23:50 and 20 minutes are 00:10.
 *
 * @param {string} time 09:05
 * @param {number} minutes
 */
export function later(time, minutes) {
  const [hour, minute] = time.split(":").map(Number);
  const all = (((hour * 60 + minute + minutes) % 1440) + 1440) % 1440;
  return `${two(Math.floor(all / 60))}:${two(all % 60)}`;
}

/**
 * How long something has taken, as a clock shows it: 5:09, or 1:05:09.
 *
 * @param {number} milliseconds
 */
export function elapsed(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/**
 * How a session stands against the run sheet.
 *
 * @param {number} from the minute at which the step begins
 * @param {number} to the minute at which it ends
 * @param {number} past minutes since the session began
 */
export function inTime(from, to, past) {
  const step = speak("Run sheet: minute %(from)s to %(to)s.", { from, to });
  const left = Math.ceil(to - past);
  if (past < from) {
    const early = Math.ceil(from - past);
    return `${step} ${speakMany("%(number)s minute early.", "%(number)s minutes early.", early)}`;
  }
  if (left <= 0) {
    const over = Math.floor(past - to);
    return over
      ? `${step} ${speakMany("%(number)s minute over.", "%(number)s minutes over.", over)}`
      : `${step} ${speak("Its time is over.")}`;
  }
  return `${step} ${speakMany("%(number)s minute left.", "%(number)s minutes left.", left)}`;
}
