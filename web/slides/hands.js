// The show of hands: a field for each choice of a slide, and then a bar for each, with its share in words.

import { findAll, make } from "../page/elements.js";
import { speak } from "../page/language.js";

/**
 * Puts a field for hands to each choice of a slide.
 *
 * @param {HTMLElement} item the slide
 * @param {(choice: number, number: number) => void} count
 * @param {number} at the number of the slide
 */
export function addHands(item, count, at) {
  findAll(item, ".course-slide__choices > li").forEach((choice, number) => {
    const field = make("input");
    const letter = String.fromCharCode(65 + number);
    field.type = "number";
    field.min = "0";
    field.max = "9999";
    field.id = `hands-${at}-${number}`;
    field.setAttribute("inputmode", "numeric");
    field.addEventListener("input", () => count(number, Number(field.value)));
    const label = make("label", "", "course-hands__label", speak("Hands for %(letter)s", { letter }), " ", field);
    const bar = make("span", "", "course-hands__bar");
    bar.setAttribute("aria-hidden", "true");
    choice.append(make("div", "", "course-hands", label, bar, make("span", "", "course-hands__share")));
  });
}

/**
 * Shows what comes of the choice that was taken, and of no other; of each where none was.
 *
 * @param {HTMLElement} item
 * @param {number} taken -1 for none
 */
export function showOutcome(item, taken) {
  findAll(item, ".course-slide__answer > ol > li").forEach((outcome, number) => {
    outcome.hidden = taken >= 0 && number !== taken;
  });
}

/**
 * Shows how many hands each choice of a slide got; their shares once the answer is shown.
 *
 * @param {HTMLElement} item
 * @param {number[]} row
 * @param {number} taken which choice the group has taken; -1 for none
 * @param {boolean} shown
 */
export function showHands(item, row, taken, shown) {
  const all = row.reduce((sum, number) => sum + number, 0);
  const links = findAll(item, ".course-slide__choices > li > a");
  findAll(item, ".course-slide__choices > li").forEach((choice, number) => {
    const hands = row[number] || 0;
    const field = /** @type {HTMLInputElement} */ (choice.querySelector(".course-hands input"));
    const bar = /** @type {HTMLElement} */ (choice.querySelector(".course-hands__bar"));
    const share = /** @type {HTMLElement} */ (choice.querySelector(".course-hands__share"));
    const isTaken = links.length > 0 && taken === number;
    if (document.activeElement !== field) field.value = hands ? String(hands) : "";
    bar.style.setProperty("--course-share", shown && all ? (hands / all).toFixed(2) : "0");
    const parts = { hands, all, share: Math.round(all ? (hands / all) * 100 : 0) };
    const said = shown && all ? speak("%(hands)s of %(all)s, %(share)s%%", parts) : "";
    share.textContent = isTaken ? [said, speak("Chosen")].filter(Boolean).join(" · ") : said;
    choice.classList.toggle("course-slide__choice--taken", isTaken);
  });
  if (links.length) showOutcome(item, taken);
}
