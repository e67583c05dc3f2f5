// What a learner is told about one answer: in words and shape, beside what it is about.

import { find, findAll, make } from "../page/elements.js";
import { speak, speakMany } from "../page/language.js";

/** @typedef {import("./grade.js").Marked} Marked */
/** @typedef {import("./question.js").Question} Question */
/** @typedef {"right" | "wrong" | "missed"} State */

const MARKS = { right: speak("Right."), wrong: speak("Not right."), missed: speak("Right, and left out.") };

/**
 * @param {number} points
 * @param {number} of
 */
export const points = (points, of) =>
  speakMany("%(points)s of %(number)s point", "%(points)s of %(number)s points", of, { points: +points.toFixed(2) });

// Returns "right", "wrong", "missed" (a right choice that was not chosen), or "" for a reason
// that waits for whoever opens it.
/**
 * @param {HTMLElement} why
 * @param {Pick<Question, "key" | "response">} question
 * @param {Marked} result
 * @returns {State | ""}
 */
function stateOf(why, { key, response }, result) {
  const part = why.dataset.for || "";
  const state = result.parts[part] ? "right" : "wrong";
  if (typeof key.parts[part] !== "boolean" || response[part]) return state;
  return state === "wrong" ? "missed" : "";
}
/**
 * @param {HTMLElement} why
 * @param {State | ""} state
 * @returns {state is State}
 */
const isFor = (why, state) => state !== "" && (why.dataset.when || state) === state;

// Puts one reason under its choice, or at the foot of a text whose blanks have no room for it.
/**
 * @param {HTMLElement} why
 * @param {Question} question
 * @param {State} state
 */
function place(why, question, state) {
  const control = question.control(why.dataset.for || "");
  if (!control) return;
  const row = /** @type {HTMLElement | null} */ (control.closest(".course-row"));
  (row || find(question.box, ".course-parts")).append(why);
  (row || control).dataset.mark = why.dataset.mark = state;
  why.id = `${question.id}--${why.dataset.for}--why`;
  control.setAttribute("aria-describedby", why.id);
}

// Elsewhere than at a choice, the mark of the page is the answer itself: it is needed with "not right" only.
/**
 * @param {HTMLElement} why
 * @param {State} state
 */
function wordsOf(why, state) {
  const written = find(why, "b").textContent;
  return state === "wrong" && written !== MARKS.wrong ? `${MARKS.wrong} ${written}` : MARKS[state];
}

/** @param {Marked} result */
function howItWent(result) {
  if (result.right) return MARKS.right;
  if (result.points + result.cost) return speak("Partly right.");
  return result.answered ? MARKS.wrong : speak("No answer.");
}
/** @param {Marked} result */
function stateOfAll(result) {
  if (result.right) return "right";
  return result.points ? "partly" : "wrong";
}

// Says how it went. It touches one element of the page, so it can be painted at once.
/**
 * @param {Question} question
 * @param {Marked} result
 */
export function tell(question, result) {
  const { box, verdict } = question;
  if (result.verdict) {
    verdict.dataset.state = "right";
    verdict.textContent = result.verdict;
    return;
  }
  verdict.dataset.state = stateOfAll(result);
  const values = { how: howItWent(result), points: points(result.points, result.of), less: +result.cost.toFixed(2) };
  verdict.textContent = result.cost
    ? speak("%(how)s %(points)s, %(less)s less for the hint.", values)
    : speak("%(how)s %(points)s.", values);
  if (!verdict.hasAttribute("role")) return; // the property came with Firefox 119
  // Those who look find the reasons under the choices; those who listen are told at once.
  const heard = make("span", "", "course-visually-hidden");
  for (const why of findAll(box, ".course-why")) {
    const state = stateOf(why, question, result);
    if (!isFor(why, state) || state === "missed") continue;
    for (const part of why.childNodes) {
      heard.append(" ", part.nodeName === "B" ? wordsOf(why, state) : part.textContent || "");
    }
  }
  verdict.append(heard);
}

// Says why an answer was not marked; it stays as it is, and nothing has been counted.
/**
 * @param {Question} question
 * @param {string} words
 */
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

/**
 * @param {HTMLElement} why
 * @param {Question} question
 * @param {Marked} result
 * @param {boolean} folded
 */
function explain(why, question, result, folded) {
  const state = stateOf(why, question, result);
  why.hidden = (why.dataset.when || state) !== state;
  if (!isFor(why, state)) return;
  find(why, "b").textContent = wordsOf(why, state);
  if (!folded) place(why, question, state);
}

/** @param {HTMLElement} reasons */
function whyOf(reasons) {
  return "bare" in reasons.dataset ? speak("See the answer") : speak("See why");
}

// `folded` leaves the reasons in their `details`.
/**
 * @param {Question} question
 * @param {Marked} result
 * @param {boolean} [folded]
 */
export function show(question, result, folded) {
  const { box, verdict, reasons } = question;
  const explanation = reasons.querySelector(".course-explanation");
  const whys = findAll(reasons, ".course-why");
  question.shown = { explanation, whys: whys.map((why) => [why, find(why, "b").textContent]) };
  if (folded || !verdict.dataset.state) tell(question, result);
  if (folded && verdict.lastElementChild) verdict.lastElementChild.remove();
  box.dataset.state = verdict.dataset.state;
  for (const control of [...question.controls, ...question.moves]) control.disabled = true;
  for (const why of whys) explain(why, question, result, Boolean(folded));
  if (!folded && explanation) verdict.after(explanation);
  const left = reasons.querySelector(".course-why:not([hidden])");
  find(reasons, "summary").textContent = folded ? whyOf(reasons) : speak("The other choices");
  reasons.hidden = !left;
}

// Puts every text back where the page had it.
/** @param {Question} question */
export function clear(question) {
  const { box, reasons, shown } = question;
  delete box.dataset.state;
  if (!shown) return;
  for (const marked of findAll(box, "[data-mark]")) delete marked.dataset.mark;
  for (const [why, words] of shown.whys) {
    find(why, "b").textContent = words;
    reasons.append(why);
  }
  if (shown.explanation) reasons.append(shown.explanation);
  reasons.hidden = true;
  reasons.open = false;
  for (const control of [...question.controls, ...question.moves]) {
    control.disabled = false;
    control.removeAttribute("aria-describedby");
  }
  question.verdict.textContent = "";
  delete question.verdict.dataset.state;
  question.shown = null;
}
