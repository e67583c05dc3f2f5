// Controls of a page, which browsers fill and empty by themselves.

import { page } from "../frame/page.js";

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */

/**
 * Whether the learner changed a control before the scripts came; early.js has watched.
 *
 * @param {Element} control
 * @returns {boolean}
 */
export const isTouched = (control) => Boolean(page.touched && page.touched.includes(control));

/**
 * @param {Control} control
 * @returns {control is HTMLInputElement}
 */
const isTicked = (control) => /radio|checkbox/.test(control.type);
/**
 * @param {Control} control
 * @returns {control is HTMLSelectElement}
 */
const isChosen = (control) => control.localName === "select";

/**
 * Shows a value in a control, and makes it what a reset gives: when a page comes back out of its cache,
 * WebKit resets every control that has autocomplete off, some time after `pageshow` and without an event.
 *
 * @param {Control} control
 * @param {string | boolean} value whether it is ticked, or its text
 */
export function put(control, value) {
  if (isTicked(control)) tick(control, value === true);
  else write(control, String(value));
}
/**
 * @param {HTMLInputElement} control
 * @param {boolean} on
 */
function tick(control, on) {
  if (control.defaultChecked !== on) control.defaultChecked = on;
  if (control.checked !== on) control.checked = on;
}
/**
 * @param {Control} control
 * @param {string} text
 */
function write(control, text) {
  if (isChosen(control)) {
    for (const option of control.options) option.defaultSelected = option.value === text;
  } else control.defaultValue = text;
  if (control.value !== text) control.value = text; // writing the same moves the caret in some engines
}

/**
 * Whether a control shows what was put there last. Then an event tells of nothing that the learner did:
 * `change` comes late, in Firefox even while the page is left, when another tab may have forgotten it all.
 *
 * @param {Control} control
 * @returns {boolean}
 */
export function isPut(control) {
  if (isTicked(control)) return control.checked === control.defaultChecked;
  if (isChosen(control)) return [...control.options].every((option) => option.selected === option.defaultSelected);
  return control.value === control.defaultValue;
}
