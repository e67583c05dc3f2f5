// Days that are counted on from another, where the learner is.

import { dayOf } from "./words.js";

/**
 * A local day so many days or months later: certificates and follow-ups are counted where the learner is.
 *
 * @param {string} from
 * @param {{days?: number, months?: number}} time
 */
export function plus(from, { days = 0, months = 0 }) {
  const [year, month, date] = from.split("-").map(Number);
  const last = new Date(year, month + months, 0).getDate(); // 31 January and one month is the end of February
  return dayOf(new Date(year, month - 1 + months, (months ? Math.min(date, last) : date) + days, 12));
}
