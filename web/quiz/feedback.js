// What a learner is told about one answer: in words and shape, beside what it is about.

const MARKS = { right: "Right.", wrong: "Not right.", missed: "Right, and left out." };

export const points = (points, of) => `${+points.toFixed(2)} of ${of} point${of === 1 ? "" : "s"}`;

// Returns "right", "wrong", "missed" (a right choice that was not chosen), or "" for a reason
// that waits for whoever opens it.
function stateOf(why, key, result, response) {
  const part = why.dataset.for;
  const state = result.parts[part] ? "right" : "wrong";
  if (typeof key.parts[part] !== "boolean") return state;
  return response[part] ? state : state === "wrong" ? "missed" : "";
}

// Puts one reason under its choice, or at the foot of a text whose blanks have no room for it.
function place(why, question, state) {
  const control = question.control(why.dataset.for);
  const row = control.closest(".course-row");
  (row || question.box.querySelector(".course-parts")).append(why);
  (row || control).dataset.mark = why.dataset.mark = state;
  why.id = `${question.id}--${why.dataset.for}--why`;
  control.setAttribute("aria-describedby", why.id);
}

// Elsewhere than at a choice, the mark of the page is the answer itself: it is needed with "not right" only.
function wordsOf(why, state) {
  const written = why.querySelector("b").textContent;
  return state === "wrong" && !/^Not right/.test(written) ? `${MARKS.wrong} ${written}` : MARKS[state];
}

// Says how it went. It touches one element of the page, so it can be painted at once.
export function tell({ key, box, verdict, response }, result) {
  if (result.verdict) {
    verdict.dataset.state = "right";
    verdict.textContent = result.verdict;
    return;
  }
  const words = result.right
    ? "Right."
    : result.points + result.cost
    ? "Partly right."
    : result.answered
    ? "Not right."
    : "No answer.";
  const less = result.cost ? `, ${+result.cost.toFixed(2)} less for the hint` : "";
  verdict.dataset.state = result.right ? "right" : result.points ? "partly" : "wrong";
  verdict.textContent = `${words} ${points(result.points, result.of)}${less}.`;
  if (!verdict.hasAttribute("role")) return; // the property came with Firefox 119
  // Those who look find the reasons under the choices; those who listen are told at once.
  const heard = document.createElement("span");
  heard.className = "course-visually-hidden";
  for (const why of box.querySelectorAll(".course-why")) {
    const state = stateOf(why, key, result, response);
    if (!state || state === "missed" || (why.dataset.when || state) !== state) continue;
    for (const part of why.childNodes) {
      heard.append(" ", part.localName === "b" ? wordsOf(why, state) : part.textContent);
    }
  }
  verdict.append(heard);
}

// Says why an answer was not marked; it stays as it is, and nothing has been counted.
export function refuse({ box, id, verdict, controls }, words) {
  verdict.textContent = words;
  verdict.id = `${id}--verdict`;
  for (const control of controls) {
    control.setAttribute("aria-invalid", "true");
    control.setAttribute("aria-describedby", verdict.id);
  }
  box.addEventListener("input", () => {
    if (verdict.textContent === words) verdict.textContent = "";
    for (const control of controls) {
      ["aria-invalid", "aria-describedby"].forEach((name) => control.removeAttribute(name));
    }
  }, { once: true });
}

// `folded` leaves the reasons in their `details`.
export function show(question, result, folded) {
  const { key, box, verdict, reasons, response } = question;
  const explanation = reasons.querySelector(".course-explanation");
  const whys = [...reasons.querySelectorAll(".course-why")];
  question.shown = { explanation, whys: whys.map((why) => [why, why.querySelector("b").textContent]) };
  if (folded || !verdict.dataset.state) tell(question, result);
  if (folded && verdict.lastElementChild) verdict.lastElementChild.remove();
  box.dataset.state = verdict.dataset.state;
  for (const control of question.controls) control.disabled = true;
  for (const why of whys) {
    const state = stateOf(why, key, result, response);
    why.hidden = (why.dataset.when || state) !== state;
    if (!state || why.hidden) continue;
    why.querySelector("b").textContent = wordsOf(why, state);
    if (!folded) place(why, question, state);
  }
  if (!folded && explanation) verdict.after(explanation);
  const left = reasons.querySelector(".course-why:not([hidden])");
  reasons.firstElementChild.textContent = folded ? "See why" : "The other choices";
  reasons.hidden = !left;
}

// Puts every text back where the page had it.
export function clear(question) {
  const { box, reasons, shown } = question;
  delete box.dataset.state;
  box.querySelectorAll("[data-mark]").forEach((marked) => delete marked.dataset.mark);
  for (const [why, words] of shown.whys) {
    why.querySelector("b").textContent = words;
    reasons.append(why);
  }
  if (shown.explanation) reasons.append(shown.explanation);
  reasons.hidden = true;
  reasons.open = false;
  for (const control of question.controls) {
    control.disabled = false;
    control.removeAttribute("aria-describedby");
  }
  question.verdict.textContent = "";
  delete question.verdict.dataset.state;
  question.shown = null;
}
