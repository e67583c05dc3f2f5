// Chance that is the same each time.

/**
 * A function that returns numbers from 0 to below 1.
 *
 * @param {number} seed
 * @returns {() => number}
 */
export function chances(seed) {
  let now = seed + 1;
  return () => {
    now = (now * 48271) % 2147483647;
    return now / 2147483647;
  };
}
