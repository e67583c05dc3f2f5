// Questions to try cost nothing before somebody does something on their page: until then they stand as they do with
// their script, which is not there. What is pressed before it has come is pressed once more when it has.

import { dataOf, find, findAll } from "../page/elements.js";
import { page } from "../frame/page.js";
import { speak } from "../page/language.js";
import { storage } from "../store/place.js";

const ACTS = ["focusin", "input", "pointerdown", "scroll", "storage"];
/** @type {Promise<unknown>} */
const begun = new Promise((begin) => {
  for (const act of ACTS) addEventListener(act, begin, { once: true, passive: true });
  addEventListener("pointermove", ({ movementX, movementY }) => {
    if (movementX || movementY) begin(null); // and not of one that rests where a page opens
  }, { passive: true });
});

/**
 * Whether something is kept of the questions of a part's module, which they show at once, as they say that nothing can.
 *
 * @param {HTMLElement} part
 */
function isKept(part) {
  const { course, slug } = dataOf(part);
  try {
    return Object.getOwnPropertyNames(storage()).some((key) => key.startsWith(`coursewright/${course}/check/${slug}/`));
  } catch {
    return true;
  }
}
/**
 * Whether a script changes how a question stands, beyond its button: its template says where, for some kinds.
 *
 * @param {HTMLElement} part
 */
const isChanged = (part) => findAll(part, "[data-lively]").some((box) => matchMedia(dataOf(box).lively).matches);

/**
 * Presses a button once more when what it needs has come, unless it has come to mean something else.
 *
 * @param {HTMLElement} part
 * @param {HTMLButtonElement} button
 */
async function pressLater(part, button) {
  const { textContent: words } = button;
  const notice = find(part, ".course-notice");
  notice.textContent = "";
  try {
    await /** @type {NonNullable<typeof page.fetchFor>} */ (page.fetchFor)(part);
    if (button.textContent === words) button.click();
  } catch {
    find(part, ".course-answer").hidden = false;
    notice.textContent = speak(
      "What marks this question could not be loaded. Check your connection, and press the button again.",
    );
  }
}
/**
 * Lets a question stand as it does with its script.
 *
 * @param {HTMLElement} part
 */
function settle(part) {
  let waits = false;
  for (const button of part.querySelectorAll("button")) button.hidden = button.disabled = false;
  find(part, ".course-answer").hidden = true;
  part.dataset.ready = "";
  part.addEventListener("click", async (event) => {
    const button = /** @type {Element} */ (event.target).closest("button");
    if (!button || customElements.get(part.localName)) return;
    event.preventDefault();
    if (waits) return;
    waits = true;
    await pressLater(part, button);
    waits = false;
  });
}

page.rest = async (part) => {
  // One whose script could not be had before stands already.
  if (part.localName !== "course-check" || "ready" in part.dataset || isChanged(part) || isKept(part)) return;
  settle(part);
  await begun;
};
