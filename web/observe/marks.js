// What the marks of an observation come to. Pure, and small: pages that only count it load no more.

/** @typedef {{items: {seen: string}[]}} Marked */

/**
 * Whether something was seen, and nothing that arose was missed; otherwise it was practice.
 *
 * @param {Marked} observation
 */
export const isMet = ({ items }) =>
  items.some(({ seen }) => seen === "seen") && items.every(({ seen }) => seen !== "not-seen");
