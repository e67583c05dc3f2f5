// When the answers to what was missed are shown: pure.

/**
 * @param {string | undefined} rule after how many attempts, or "passed"
 * @param {number} attempts handed in so far, this one included
 * @param {boolean} passed whether this one passes
 */
export const isRevealed = (rule, attempts, passed) => passed || attempts >= Number(rule);
