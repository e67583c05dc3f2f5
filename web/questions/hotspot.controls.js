// Hotspot: the list of places alone is enough; with it come buttons that lie on the picture. A button presses the box
// of its place, and shows what the box shows: chosen or not, and once it was marked, how.

import { find } from "../page/elements.js";
import { isChoice } from "../quiz/question.js";

/** @param {import("../quiz/question.js").Question} question */
export function enliven(question) {
  const frame = find(question.box, ".course-spots");
  const boxes = question.controls.filter(isChoice);
  const row = (/** @type {Element} */ box) => /** @type {HTMLElement} */ (box.closest(".course-row"));
  const buttons = boxes.map((box) => {
    const button = document.createElement("button");
    const [x, y, width, height] = (box.dataset.area || "").split(" ");
    Object.assign(button.style, { left: `${x}%`, top: `${y}%`, width: `${width}%`, height: `${height}%` });
    button.type = "button";
    button.setAttribute("aria-label", /** @type {Element} */ (box.closest("label")).textContent.trim());
    button.addEventListener("click", () => box.click());
    frame.append(button);
    return button;
  });
  function follow() {
    boxes.forEach((box, at) => {
      buttons[at].setAttribute("aria-pressed", String(box.checked));
      const { mark = "" } = row(box).dataset;
      if ((buttons[at].dataset.mark || "") !== mark) buttons[at].dataset.mark = mark;
    });
  }
  question.arrange = follow;
  question.box.addEventListener("input", follow);
  // What marks is a script of its own, and marks the rows of the list.
  const marks = { subtree: true, attributes: true, attributeFilter: ["data-mark"] };
  new MutationObserver(follow).observe(find(question.box, ".course-choices"), marks);
  question.moves.push(...buttons);
  follow();
}
