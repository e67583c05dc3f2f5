// A calendar file (iCalendar, RFC 5545) of days: for each a whole day without a time, so that it is the same day in
// every time zone. A learner who brings a later file into the same calendar finds the days moved, not doubled: each
// event keeps its UID, and SEQUENCE counts up. Pure.

/**
 * A day to be reminded of.
 *
 * @typedef {object} Reminder
 * @property {string} id the same each time that a file is made
 * @property {string} day 2026-12-06
 * @property {string} title
 * @property {string} [note]
 * @property {string} [url]
 */

const MOST = 75; // octets of a line
const MINUTE = 60000;
const BEGAN = Date.UTC(2026, 0, 1); // minutes from then count the files that are made

/** @param {string} text */
const escaped = (text) =>
  text.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n]/gu, " ").replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");

/**
 * A line in pieces that are short enough, no sign cut in two.
 *
 * @param {string} line
 */
function folded(line) {
  const octets = new TextEncoder();
  const pieces = [""];
  let length = 0;
  for (const sign of line) {
    const size = octets.encode(sign).length;
    if (length + size > MOST) {
      pieces.push(" ");
      length = 1;
    }
    pieces[pieces.length - 1] += sign;
    length += size;
  }
  return pieces.join("\r\n");
}

/** @param {string} day */
const dateOf = (day) => day.replaceAll("-", "");
/** @param {string} day */
const dayAfter = (day) => new Date(Date.parse(day) + 86400000).toISOString().slice(0, 10);
/** @param {Date} moment */
const stampOf = (moment) => moment.toISOString().replace(/[-:]|\.\d+/g, "");

/**
 * The text of a calendar file.
 *
 * @param {string} catalogue whose days they are
 * @param {Reminder[]} reminders
 * @param {Date} made
 */
export function calendar(catalogue, reminders, made) {
  const sequence = Math.max(0, Math.floor((made.getTime() - BEGAN) / MINUTE));
  const events = reminders.flatMap(({ id, day, title, note, url }) => [
    "BEGIN:VEVENT",
    `UID:${escaped(`${id}@${catalogue}`)}`,
    `DTSTAMP:${stampOf(made)}`,
    `SEQUENCE:${sequence}`,
    `DTSTART;VALUE=DATE:${dateOf(day)}`,
    `DTEND;VALUE=DATE:${dateOf(dayAfter(day))}`,
    `SUMMARY:${escaped(title)}`,
    ...(note ? [`DESCRIPTION:${escaped(note)}`] : []),
    ...(url ? [`URL:${url}`] : []),
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ]);
  const head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Coursewright//Review//EN", "CALSCALE:GREGORIAN"];
  return [...head, ...events, "END:VCALENDAR", ""].map(folded).join("\r\n");
}
