// What need not be seen at once waits for the paint and is then done in slices. Leaving the page
// does what is left, and so does whatever reads what was kept.
/** @type {(() => void)[]} */
const jobs = [];
/** @param {number} until */
function work(until) {
  while (jobs.length && performance.now() < until) {
    const job = jobs.shift();
    if (job) job();
  }
  if (jobs.length) later();
}
const later = () => setTimeout(() => work(performance.now() + 4));
export const finish = () => work(Infinity);
/** @param {...() => void} more */
export function soon(...more) {
  if (jobs.push(...more) === more.length) requestAnimationFrame(later);
}
addEventListener("visibilitychange", finish);
addEventListener("pagehide", finish);
