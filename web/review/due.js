// What comes back, and when. A question that was missed comes back after each of the days that the catalogue names,
// counted as gaps from answer to answer; one that was right comes back once, after the last of them. A miss begins
// anew. Equal gaps are as good as any that were compared: what counts is to come back. Pure: days in, days out.

/** @typedef {import("../store/store.js").Kept} Kept */
/**
 * What is known of a question that was answered.
 *
 * @typedef {object} Answered
 * @property {string} module
 * @property {string} id
 * @property {string} fp the key that it was answered to last
 * @property {string} day the local day of the last answer
 * @property {boolean} missed whether any answer to that key earned less than all of its points
 * @property {number} step how often it was right in a review since it was missed last
 */
/** @typedef {Answered & {due: string}} Due */
/** @typedef {{fp?: string, date?: string, points?: number, of?: number}} Event one answer */

/** How many questions come in one day at most. */
export const MOST = 6;
const DAY = 86400000;

/**
 * A day so many days later.
 *
 * @param {string} day
 * @param {number} number
 */
export const plus = (day, number) => new Date(Date.parse(day) + number * DAY).toISOString().slice(0, 10);

/**
 * All answers that a record of a quiz or a lesson tells of, but those that nobody marks: they have no points to miss.
 *
 * @param {Kept | null} record
 * @returns {Event[]}
 */
const eventsOf = (record) =>
  record ? [...(record.firsts || []), record].filter(({ date, of }) => date && of !== 0) : [];
/** @param {Event} event */
const isMiss = ({ points = 0, of = 0 }) => points < of;
/** @param {Event[]} events */
const latest = (events) => events.map(({ date = "" }) => date).sort().pop() || "";

/**
 * What is known of one question from what is kept of it, or null where it was never answered.
 *
 * @param {{module: string, id: string}} which
 * @param {{quiz: Kept | null, check: Kept | null, review: Kept | null}} kept in its quiz, in a lesson and in reviews
 * @param {(moment: string) => string} dayOf the local day of a moment
 * @returns {Answered | null}
 */
export function answeredOf(which, { quiz, check, review }, dayOf) {
  const taught = [...eventsOf(quiz), ...eventsOf(check)];
  const events = review && review.date ? [...taught, review] : taught;
  const date = latest(events);
  const last = events.find((event) => event.date === date);
  if (!last) return null;
  const { fp = "" } = last;
  const misses = taught.filter((event) => event.fp === fp && isMiss(event));
  const here = review && review.fp === fp ? review : null;
  const step = here && (here.date || "") >= latest(misses) ? here.step || 0 : 0;
  const missed = misses.length > 0 || Boolean(here && here.missed);
  return { ...which, fp, day: dayOf(date), missed, step };
}

/**
 * When a question comes back: nothing where it has come back as often as it should.
 *
 * @param {Answered} answered
 * @param {number[]} days after how many it comes back, counting up
 */
export function dueOn({ day, missed, step }, days) {
  if (!missed) return step ? "" : plus(day, days[days.length - 1]);
  return step < days.length ? plus(day, days[step] - (step ? days[step - 1] : 0)) : "";
}

/**
 * How a question stands after it was answered in a review.
 *
 * @param {Pick<Answered, "missed" | "step">} before
 * @param {boolean} isRight
 */
export const after = ({ missed, step }, isRight) => isRight ? { missed, step: step + 1 } : { missed: true, step: 0 };

/**
 * One of each module, then one more of each, in the order of their first.
 *
 * @template {{module: string}} Of
 * @param {Of[]} list
 * @returns {Of[]}
 */
export function inTurns(list) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  const placed = list.map((one, at) => {
    const turn = counts.get(one.module) || 0;
    counts.set(one.module, turn + 1);
    return { one, turn, at };
  });
  return placed.sort((a, b) => a.turn - b.turn || a.at - b.at).map(({ one }) => one);
}
/**
 * What was missed before what was right, and of each what is due longest.
 *
 * @param {Due} one
 * @param {Due} other
 */
function inOrder(one, other) {
  if (one.missed !== other.missed) return one.missed ? -1 : 1;
  const [a, b] = [one, other].map(({ due, module, id }) => `${due} ${module} ${id}`);
  return a < b ? -1 : Number(a > b);
}

/**
 * Those of different ids: two of one id cannot stand on one page.
 *
 * @template {{id: string}} Of
 * @param {Of[]} list
 * @returns {Of[]}
 */
const apart = (list) => list.filter(({ id }, at) => list.findIndex((one) => one.id === id) === at);

/**
 * Which questions come on which day, from today on: of all modules in turns, at most MOST on a day; what there is no
 * room for comes on the day after.
 *
 * @param {Answered[]} answered
 * @param {number[]} days
 * @param {string} today
 * @param {number} [already] how many were answered in a review today
 * @param {number} [most] after how many days with questions to stop
 * @returns {Map<string, Due[]>} by their days, in their order
 */
export function plan(answered, days, today, already = 0, most = 5) {
  let left = days.length ? answered.map((one) => ({ ...one, due: dueOn(one, days) })).filter(({ due }) => due) : [];
  left.sort(inOrder);
  /** @type {Map<string, Due[]>} */
  const found = new Map();
  let day = today;
  while (left.length && found.size < most) {
    const room = day === today ? Math.max(0, MOST - already) : MOST;
    const now = day;
    const those = apart(inTurns(left.filter(({ due }) => due <= now))).slice(0, room);
    if (those.length) found.set(day, those);
    left = left.filter((one) => !those.includes(one));
    const next = left.map(({ due }) => due).sort()[0] || "";
    day = next > plus(day, 1) ? next : plus(day, 1);
  }
  return found;
}
/**
 * About how many minutes so many questions take.
 *
 * @param {number} number
 */
export const minutesOf = (number) => Math.ceil(number / 2);
