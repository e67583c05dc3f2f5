// Say it: nothing is done before it was compared. The first press opens the model answer, the second counts.

import { find } from "../page/elements.js";
import { speak } from "../page/language.js";

/** @param {import("../quiz/question.js").Question} question */
export function enliven(question) {
  const model = find(question.box, ".course-model", HTMLDetailsElement);
  const { form } = question.box;
  if (!form) return;
  form.addEventListener("submit", (event) => {
    if (model.open || question.shown) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    model.open = true;
    question.verdict.textContent = speak("Compare, and tick what your answer has. Then press the button again.");
    find(model, "summary").focus(); // what is to be compared and ticked stands above the button
    question.reach();
  });
}
