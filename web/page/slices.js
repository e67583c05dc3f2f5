// Long work in slices, between which the page does whatever else is asked of it: a generator does the work, and yields
// wherever it may be interrupted.

const MOST = 40; // milliseconds that a slice takes

/**
 * What the work comes to, all at once.
 *
 * @template Of
 * @param {Generator<void, Of, void>} steps
 * @returns {Of}
 */
export function atOnce(steps) {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
/**
 * The same in slices; undefined once it is not wanted any more.
 *
 * @template Of
 * @param {Generator<void, Of, void>} steps
 * @param {() => boolean} isWanted
 * @returns {Promise<Of | undefined>}
 */
export async function inSlices(steps, isWanted) {
  while (isWanted()) {
    const end = performance.now() + MOST;
    while (performance.now() < end) {
      const step = steps.next();
      if (step.done) return step.value;
    }
    await pause();
  }
  return undefined;
}
/**
 * Lets the page do what waits. A clock would not do: of a page in the background it ticks once a second.
 *
 * @returns {Promise<void>}
 */
const pause = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
