// Controls of a page, which browsers fill and empty by themselves.

import { page } from "../frame/page.js";

// Whether the learner changed a control before the scripts came; early.js has watched.
export const isTouched = (control) => Boolean(page.touched && page.touched.includes(control));

// Shows a value in a control, and makes it what a reset gives: when a page comes back out of its cache,
// WebKit resets every control that has autocomplete off, some time after `pageshow` and without an event.
export function put(control, value) {
  if (/radio|checkbox/.test(control.type)) {
    if (control.defaultChecked !== value) control.defaultChecked = value;
    if (control.checked !== value) control.checked = value;
    return;
  }
  if (control.localName === "select") {
    for (const option of control.options) option.defaultSelected = option.value === value;
  } else control.defaultValue = value;
  if (control.value !== value) control.value = value; // writing the same moves the caret in some engines
}
// Whether a control shows what was put there last. Then an event tells of nothing that the learner did:
// `change` comes late, in Firefox even while the page is left, when another tab may have forgotten it all.
export function isPut(control) {
  if (/radio|checkbox/.test(control.type)) return control.checked === control.defaultChecked;
  if (control.localName === "select") {
    return [...control.options].every((option) => option.selected === option.defaultSelected);
  }
  return control.value === control.defaultValue;
}
