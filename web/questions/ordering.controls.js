// Ordering: where there is no script, selects say the place of each item. With one, two buttons move an item one place,
// and they alone show: one way to do it. The selects hold the answer.
// An item is moved by moving its neighbours around it, so that focus stays where it is.

import { find, make } from "../page/elements.js";
import { speak } from "../page/language.js";

/** @param {Element} item */
const select = (item) => find(item, "select", HTMLSelectElement);
/** @param {Element} item */
const words = (item) => find(item, "label").textContent;

/** @param {import("../quiz/question.js").Question} question */
export function enliven(question) {
  const list = find(question.box, ".course-order");
  const before = [...list.children];
  const said = make("p", "", "course-visually-hidden");
  said.setAttribute("role", "status");
  list.after(said);
  list.dataset.by = "moves";

  /**
   * @param {Element[]} items
   * @param {Element} still
   */
  function lay(items, still) {
    const at = items.indexOf(still);
    items.forEach((item, place) => {
      if (place < at) still.before(item);
      else if (place > at) list.append(item);
    });
  }
  /**
   * @param {Element} item
   * @param {number} to
   */
  function move(item, to) {
    const items = [...list.children].filter((other) => other !== item);
    const place = Math.max(0, Math.min(to, items.length));
    items.splice(place, 0, item);
    lay(items, item);
    items.forEach((each, index) => {
      select(each).value = String(index + 1);
    });
    said.textContent = speak("%(item)s: place %(place)s of %(all)s", {
      item: words(item),
      place: place + 1,
      all: items.length,
    });
  }
  /**
   * @param {Element} item
   * @param {string} arrow
   * @param {string} told
   * @param {number} step
   */
  function mover(item, arrow, told, step) {
    const button = make("button", arrow, "course-move");
    button.type = "button";
    button.setAttribute("aria-label", speak("%(move)s: %(item)s", { move: told, item: words(item) }));
    button.addEventListener("click", () => {
      move(item, [...list.children].indexOf(item) + step);
      question.box.dispatchEvent(new Event("input"));
    });
    return button;
  }

  // Whatever is moved, the learner has now said the place of each.
  question.together = () => before.map(select);
  question.arrange = function () {
    const items = [...before];
    const place = (/** @type {Element} */ item) => Number(select(item).value);
    if (items.every(place)) items.sort((a, b) => place(a) - place(b));
    lay(items, items.find((item) => item.contains(document.activeElement)) || items[0]);
    said.textContent = "";
  };
  for (const item of before) {
    const buttons = [mover(item, "↑", speak("Move up"), -1), mover(item, "↓", speak("Move down"), 1)];
    question.moves.push(...buttons);
    select(item).after(...buttons);
    select(item).addEventListener("input", () => {
      const { value } = select(item);
      if (value) move(item, Number(value) - 1);
      else if (before.some((other) => select(other).value)) move(item, [...list.children].indexOf(item));
    });
  }
}
