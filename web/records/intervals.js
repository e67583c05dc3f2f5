// How sure a figure is that comes from few answers, and sums that are exact: course/records/intervals.py does the same,
// and says where the formulas come from. Pure.

/** @typedef {[low: number, high: number]} Interval */

const REACH = 1.9599639845400536; // standard deviations to either side, of an interval of 95 %

/**
 * The sum, rounded once: so that it is the same whoever adds, and in whatever order (Shewchuk 1997, as Python's fsum).
 *
 * @param {number[]} values
 */
export function sum(values) {
  /** @type {number[]} */
  const partials = [];
  for (const value of values) {
    let [x, kept] = [value, 0];
    for (const partial of partials) {
      const [great, small] = Math.abs(x) < Math.abs(partial) ? [partial, x] : [x, partial];
      x = great + small;
      const rest = small - (x - great);
      if (rest) partials[kept++] = rest;
    }
    partials.length = kept;
    partials.push(x);
  }
  return rounded(partials);
}
/**
 * What parts without overlap add up to, half to even.
 *
 * @param {number[]} partials the smallest first
 */
function rounded(partials) {
  let [at, high, low] = [partials.length, 0, 0];
  while (at > 0 && !low) {
    const [one, other] = [high, partials[--at]];
    high = one + other;
    low = other - (high - one);
  }
  const next = at > 0 ? Math.sign(partials[at - 1]) : 0;
  const twice = high + 2 * low;
  return low && next === Math.sign(low) && twice - high === 2 * low ? twice : high;
}

/**
 * Wilson's interval of a share of so many answers.
 *
 * @param {number} share from 0 to 1
 * @param {number} number
 * @returns {Interval}
 */
export function shareInterval(share, number) {
  const square = REACH ** 2 / number;
  const middle = (share + square / 2) / (1 + square);
  const reach = Math.sqrt(share * (1 - share) * square + square ** 2 / 4) / (1 + square);
  return [Math.max(0, middle - reach), Math.min(1, middle + reach)];
}
/**
 * The interval of a correlation by Fisher's z; none of three pairs or fewer.
 *
 * @param {number} correlation
 * @param {number} number
 * @returns {Interval | null}
 */
export function correlationInterval(correlation, number) {
  if (number <= 3) return null;
  if (Math.abs(correlation) === 1) return [correlation, correlation];
  const [middle, reach] = [Math.atanh(correlation), REACH / Math.sqrt(number - 3)];
  return [Math.tanh(middle - reach), Math.tanh(middle + reach)];
}
/**
 * Whether the first share is greater than the other, by more than chance.
 *
 * @param {[count: number, of: number]} one
 * @param {[count: number, of: number]} other
 */
export function isGreater([count, of], [less, ofLess]) {
  const together = (count + less) / (of + ofLess);
  const spread = Math.sqrt(together * (1 - together) * (1 / of + 1 / ofLess));
  return count / of - less / ofLess > REACH * spread;
}
/**
 * Pearson's correlation of pairs, or nothing where one side is the same for all.
 *
 * @param {[number, number][]} pairs
 */
export function correlation(pairs) {
  const side = (/** @type {0 | 1} */ at) => {
    const values = pairs.map((pair) => pair[at]);
    const mean = sum(values) / pairs.length;
    return values.map((value) => value - mean);
  };
  const [one, other] = [side(0), side(1)];
  const [wide, high] = [one, other].map((values) => Math.sqrt(sum(values.map((value) => value ** 2))));
  if (!(Math.min(wide, high) >= 1e-9)) return null;
  return Math.max(-1, Math.min(1, sum(one.map((value, at) => value * other[at])) / (wide * high)));
}
