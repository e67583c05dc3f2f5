// Long tables: the first rows at once, and more when somebody asks; a browser that lays out ten thousand rows stands
// still meanwhile. On paper all of them stand.

import { speakMany } from "./language.js";

const AT_ONCE = 200; // which take a slow machine a tenth of a second

/**
 * Shows rows in the body of a table; a button, which stands behind the table, brings more.
 *
 * @template Of
 * @param {HTMLTableSectionElement} body
 * @param {HTMLButtonElement} button
 * @param {Of[]} list
 * @param {(one: Of) => HTMLElement} make
 */
export function showRows(body, button, list, make) {
  /** @param {number} number */
  const add = (number) => {
    const from = body.rows.length;
    body.append(...list.slice(from, from + number).map(make));
    const left = list.length - body.rows.length;
    button.hidden = !left;
    button.textContent = speakMany("Show 1 more row", "Show %(number)s more rows", Math.min(left, AT_ONCE));
    return from;
  };
  body.replaceChildren();
  add(AT_ONCE);
  button.onclick = () => {
    const first = body.rows[add(AT_ONCE)].cells[0];
    first.tabIndex = -1; // the button may be gone: who used it goes on where the new rows begin
    first.focus();
  };
  all.set(body, () => add(list.length));
}
/** @type {Map<HTMLTableSectionElement, () => void>} */
const all = new Map();
addEventListener("beforeprint", () => all.forEach((add) => add()));
