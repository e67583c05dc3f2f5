// Single keys of a guide, with a way to turn them off (WCAG 2.1.4).

import { dataOf, make } from "../page/elements.js";
import { speak, speakNodes } from "../page/language.js";
import * as store from "../store/store.js";

/** @typedef {import("./guide.js").Guide} Guide */

const FIELDS = "input, textarea, select, [contenteditable]";

/**
 * Makes the help on keys, in which they are turned on and off.
 *
 * @param {Guide} guide
 */
export function keysHelp(guide) {
  const box = make("input");
  box.type = "checkbox";
  const key = `coursewright/${dataOf(guide).course}/guide-keys`;
  const record = store.read(key);
  box.checked = !(record && record.on === false);
  useKeys(guide, box.checked);
  box.addEventListener("change", () => {
    useKeys(guide, box.checked);
    store.write(key, () => ({ on: box.checked }));
  });
  const lines = [
    speakNodes("%(first)s to %(last)s choose; %(person)s fetches a person", {
      first: kbd("1"),
      last: kbd("9"),
      person: kbd("0"),
    }),
    speakNodes("%(first)s, %(second)s or %(third)s goes back one step", {
      first: kbd("B"),
      second: kbd("←"),
      third: kbd("Backspace"),
    }),
    speakNodes("%(key)s twice starts again, and clears what you filled in", { key: kbd("R") }),
  ];
  const list = make("ul", "", "", ...lines.map((line) => make("li", "", "", ...line)));
  const use = make("p", "", "", make("label", "", "", box, ` ${speak("Use single keys")}`));
  const said = make("p", speak("They do nothing while you type in a field."), "course-small");
  return make("details", "", "course-guide__help", make("summary", speak("Keys")), list, use, said);
}
/** @param {string} key */
const kbd = (key) => make("kbd", key);

/**
 * @param {Guide} guide
 * @param {boolean} on
 */
function useKeys(guide, on) {
  guide.usesKeys = on;
  guide.classList.toggle("course-guide--keys", on);
  for (const { links, person } of guide.steps.values()) {
    links.slice(0, 9).forEach((link, at) => setShortcut(link, on ? String(at + 1) : ""));
    if (person) setShortcut(person, on ? "0" : "");
  }
}
/**
 * @param {HTMLElement} link
 * @param {string} key none takes the shortcut away
 */
function setShortcut(link, key) {
  if (key) link.setAttribute("aria-keyshortcuts", key);
  else link.removeAttribute("aria-keyshortcuts");
}

/**
 * Whether a key is pressed alone, and not to write something.
 *
 * @param {KeyboardEvent} event
 */
function isSingle(event) {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return false;
  return !(event.target instanceof Element && event.target.closest(FIELDS));
}

/**
 * Does what a key stands for.
 *
 * @param {Guide} guide
 * @param {KeyboardEvent} event
 */
export function press(guide, event) {
  if (!guide.usesKeys || !isSingle(event)) return;
  const step = guide.stepOf(guide.here);
  const key = event.key.toLowerCase();
  const choice = /^[1-9]$/.test(key) ? step.links[Number(key) - 1] : null;
  const link = key === "0" ? step.person : choice;
  if (link) link.click();
  else if (["b", "arrowleft", "backspace"].includes(key)) guide.goBack();
  else if (key === "r" && guide.isSure) guide.restart();
  else if (key === "r") guide.ask();
  else return;
  event.preventDefault();
}
