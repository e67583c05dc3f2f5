// Many files, one after the other, with some of them read ahead: while one is looked at, the disk brings others.
// Between two of them the page does whatever else is asked of it. Pure, but for what `read` does.

const AHEAD = 12; // more brings nothing, and would hold more texts at once

/**
 * What `read` makes of each, in their order; whoever stops asking has at most those made that were begun. The list may
 * grow meanwhile.
 *
 * @template From
 * @template To
 * @param {From[]} list
 * @param {(one: From) => Promise<To>} read
 * @returns {AsyncGenerator<To, void, void>}
 */
export async function* inTurn(list, read) {
  /** @type {Promise<To>[]} */
  const begun = [];
  for (let next = 0; begun.length || next < list.length;) {
    while (next < list.length && begun.length < AHEAD) {
      begun.push(read(list[next]));
      next += 1;
    }
    const first = begun.shift();
    if (first) yield await first;
  }
}
