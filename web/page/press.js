// What a page does by itself waits while something is pressed: a press goes to a place, and whatever moves or goes
// between its beginning and its end loses the click.

import { page } from "../frame/page.js";

/** @typedef {{isDown: boolean, waiting: (() => void)[]}} Press what is pressed, and what waits for its end */

const TAP = 50; // milliseconds: the click of a finger follows the end of its press
const LONGEST = 1000; // of a press whose end nobody tells, as on a scroll bar
const MOMENT = 200;

const press = page.press || begin();

/** @returns {Press} */
function begin() {
  /** @type {Press} */
  const begun = page.press = { isDown: false, waiting: [] };
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let clock;
  function letGo() {
    begun.isDown = false;
    for (const act of begun.waiting.splice(0)) queueMicrotask(act); // where one fails, the others are done
  }
  /** @param {number} milliseconds */
  function letGoIn(milliseconds) {
    clearTimeout(clock);
    clock = setTimeout(letGo, milliseconds);
  }
  const listening = { capture: true, passive: true };
  addEventListener("pointerdown", () => {
    begun.isDown = true;
    letGoIn(LONGEST);
  }, listening);
  for (const name of ["pointerup", "pointercancel"]) addEventListener(name, () => letGoIn(TAP), listening);
  addEventListener("pagehide", letGo);
  return begun;
}
/**
 * Does something at once, or when what is pressed has been let go.
 *
 * @param {() => void} act
 */
export function afterPress(act) {
  if (press.isDown) press.waiting.push(act);
  else act();
}
/**
 * Resolves at once, or when what is pressed has been let go.
 *
 * @returns {Promise<void>}
 */
export const underNoPress = () => new Promise(afterPress);
/**
 * Makes what does something a moment after it was asked for last, and under no press.
 *
 * @param {() => void} act
 */
export function inAMoment(act) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let clock;
  return () => {
    clearTimeout(clock);
    clock = setTimeout(() => afterPress(act), MOMENT);
  };
}
