// Say it: nothing is done before it was compared. The first press opens the model answer, the second counts.

export function enliven(question) {
  const model = question.box.querySelector(".course-model");
  question.box.form.addEventListener("submit", (event) => {
    if (model.open || question.shown) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    model.open = true;
    question.verdict.textContent = "Compare, and tick what your answer has. Then press the button again.";
    question.reach();
  });
}
