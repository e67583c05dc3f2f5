// What matching and categorising add to their selects: what was chosen, in full, however narrow the page; and a way to
// answer with a finger, where each text is taken up and put beside what it belongs to. The selects stay what holds the
// answer: whoever prefers them has them at one press, and they come first where there is a mouse.

import { find, findAll, make } from "../page/elements.js";
import { speak } from "../page/language.js";

/** @typedef {{select: HTMLSelectElement, label: string, slot: HTMLButtonElement}} Row */
/** @typedef {{value: string, text: string, button: HTMLButtonElement}} Choice */

/**
 * @param {string} text
 * @param {string} className
 * @param {() => void} press
 */
function button(text, className, press) {
  const made = make("button", text, className);
  made.type = "button";
  made.addEventListener("click", press);
  return made;
}

/**
 * @param {HTMLElement} line
 * @param {(row: Row) => void} put
 */
function rowOf(line, put) {
  const select = find(line, "select", HTMLSelectElement);
  const label = find(line, "label").textContent.trim();
  /** @type {Row} */
  const row = { select, label, slot: button("", "course-placing__slot", () => put(row)) };
  select.after(row.slot, make("span", "", "course-chosen"));
  return row;
}

/**
 * Says how high what stays at the foot of a phone is, however high its words make it: the tray stands above it.
 *
 * @param {HTMLElement} tray
 */
function keepAboveTheFoot(tray) {
  const feet = findAll(document, ".course-submit, course-next-question, .course-bar");
  const highest = () => Math.max(0, ...feet.map(({ clientHeight }) => clientHeight));
  const grown = new ResizeObserver(() => tray.style.setProperty("--course-foot", `${highest()}px`));
  for (const foot of feet) grown.observe(foot);
}

/**
 * @param {import("../quiz/question.js").Question} question
 * @param {boolean} isOnce whether each text has one place
 */
export function placing(question, isOnce) {
  const pairs = find(question.box, ".course-pairs");
  const [first] = pairs.querySelectorAll("select");
  /** @type {Choice | null} what is taken up */
  let held = null;
  const said = make("p", "", "course-visually-hidden");
  said.setAttribute("role", "status");

  /** @type {Choice[]} */
  const choices = [...first.options].filter(({ value }) => value).map(({ value, text }) => {
    /** @type {Choice} */
    const choice = { value, text, button: button(text, "course-placing__text", () => take(choice)) };
    return choice;
  });
  const rows = findAll(pairs, ".course-row").map((line) => rowOf(line, put));

  /** @param {Choice | null} choice */
  function take(choice) {
    held = held === choice ? null : choice;
    follow();
  }
  /** @param {Row} row */
  function put(row) {
    const there = choices.find(({ value }) => value === row.select.value) || null;
    if (!held) return take(there || choices[0]);
    const { value, text } = held;
    const isThere = row.select.value === value; // the same once more takes it away
    const others = isOnce ? rows.filter((other) => other !== row && other.select.value === value) : [];
    for (const other of others) set(other, "");
    set(row, isThere ? "" : value);
    const now = row.select.value ? text : speak("Empty");
    said.textContent = speak("%(item)s: %(text)s", { item: row.label, text: now });
    if (isOnce) held = null;
    follow();
  }
  /**
   * @param {Row} row
   * @param {string} value
   */
  function set({ select }, value) {
    if (select.value === value) return;
    select.value = value;
    select.dispatchEvent(new Event("input", { bubbles: true }));
  }
  /** Shows what the selects hold. */
  function follow() {
    for (const { select, slot, label } of rows) {
      const option = select.selectedOptions[0];
      const text = select.value && option ? option.text : "";
      slot.textContent = text || speak("Put here");
      slot.setAttribute("aria-label", speak("%(item)s: %(text)s", { item: label, text: text || speak("Put here") }));
      slot.toggleAttribute("data-full", Boolean(text));
      const chosen = /** @type {Element} */ (slot.nextElementSibling);
      if (chosen.textContent !== text) chosen.textContent = text;
    }
    for (const choice of choices) {
      choice.button.setAttribute("aria-pressed", String(choice === held));
      choice.button.toggleAttribute("data-placed", isOnce && rows.some(({ select }) => select.value === choice.value));
    }
  }

  const tray = make("div", "", "course-placing__tray", ...choices.map((choice) => choice.button));
  tray.setAttribute("role", "group");
  tray.setAttribute("aria-label", speak("Take up a text, then press where it belongs"));
  const way = find(question.box, ".course-placing__way", HTMLButtonElement);
  way.hidden = way.disabled = false;
  way.addEventListener("click", () => show(pairs.dataset.by !== "hand"));
  /** @param {boolean} byHand */
  function show(byHand) {
    pairs.dataset.by = byHand ? "hand" : "list";
    tray.hidden = !byHand;
    way.textContent = byHand ? speak("Choose from lists") : speak("Put the texts in place by hand");
    held = null;
    follow();
  }
  pairs.append(tray); // within what it serves, so that it stays in view beside that alone, and never over the question
  pairs.after(said);
  keepAboveTheFoot(tray);
  question.moves.push(...rows.map(({ slot }) => slot), ...choices.map((choice) => choice.button), way);
  question.arrange = follow;
  question.box.addEventListener("input", follow);
  show(matchMedia("(pointer: coarse)").matches);
}
