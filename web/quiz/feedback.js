// What a learner is told about one answer: in words and shape, beside what it is about.

import { find, findAll, make } from "../page/elements.js";
import { speak, speakNodes } from "../page/language.js";
import { points } from "./points.js";

/** @typedef {import("./grade.js").Marked} Marked */
/** @typedef {import("./question.js").Question} Question */
/** @typedef {"right" | "wrong" | "missed"} State */

const MARKS = { right: speak("Right."), wrong: speak("Not right.") };
/**
 * How an answer is told: whether reasons stay folded in their `details`, and whether the right answer is still to be
 * found, so that only what was chosen is spoken of.
 *
 * @typedef {{folded?: boolean, withheld?: boolean}} How
 */

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
 * @param {Question} question
 */
function wordsOf(why, state, { key }) {
  const written = find(why, "b").textContent;
  if (state !== "missed") {
    return state === "wrong" && written !== MARKS.wrong ? `${MARKS.wrong} ${written}` : MARKS[state];
  }
  const isOne = Object.values(key.parts).filter((part) => part === true).length === 1;
  return isOne ? speak("This was the answer.") : speak("This was part of the answer.");
}

/**
 * Whether a reason would give away an answer that is still to be found.
 *
 * @param {HTMLElement} why
 * @param {State | ""} state
 */
const tellsAnswer = (why, state) => state !== "right" && (state !== "wrong" || "tells" in why.dataset);

/** @param {Marked} result */
function howItWent(result) {
  if (result.right) return MARKS.right;
  if (result.points + result.cost) return speak("Partly right.");
  return result.answered ? MARKS.wrong : speak("No answer.");
}
/** @param {Marked} result */
function withPoints(result) {
  const values = { how: howItWent(result), points: points(result.points, result.of), less: +result.cost.toFixed(2) };
  return result.cost
    ? speak("%(how)s %(points)s, %(less)s less for the hint.", values)
    : speak("%(how)s %(points)s.", values);
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
 * @param {How} [how]
 */
export function tell(question, result, { withheld = false } = {}) {
  const { verdict } = question;
  if (result.verdict) {
    verdict.dataset.state = "right";
    verdict.textContent = result.verdict;
    return;
  }
  verdict.dataset.state = stateOfAll(result);
  verdict.textContent = question.isScored ? withPoints(result) : howItWent(result);
  // The property came with Firefox 119.
  if (verdict.hasAttribute("role")) verdict.append(heardOf(question, result, withheld));
}
/**
 * Those who look find the reasons under the choices; those who listen are told at once.
 *
 * @param {Question} question
 * @param {Marked} result
 * @param {boolean} withheld
 */
function heardOf(question, result, withheld) {
  const heard = make("span", "", "course-visually-hidden");
  for (const why of findAll(question.box, "[data-for]")) {
    const state = stateOf(why, question, result);
    if (!isFor(why, state) || (withheld && tellsAnswer(why, state))) continue;
    for (const part of why.childNodes) {
      heard.append(" ", part.nodeName === "B" ? wordsOf(why, state, question) : part.textContent || "");
    }
  }
  const key = question.box.querySelector(".course-key");
  if (key && !result.right && !withheld) heard.append(" ", key.textContent || "");
  return heard;
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
 * @param {How} how
 */
function explain(why, question, result, { folded, withheld }) {
  const state = stateOf(why, question, result);
  const waits = withheld && tellsAnswer(why, state);
  why.hidden = (why.dataset.when || state) !== state || Boolean(waits);
  if (!isFor(why, state)) return;
  if (waits) return folded || state !== "wrong" ? undefined : markAlone(why, question);
  find(why, "b").textContent = wordsOf(why, state, question);
  if (!folded) place(why, question, state);
}
// Says that a part is not right, and no more, where the reason would tell what is.
/**
 * @param {HTMLElement} why
 * @param {Question} question
 */
function markAlone(why, question) {
  const control = question.control(why.dataset.for || "");
  const label = control && control.getAttribute("aria-label");
  const wrong = make("b", MARKS.wrong);
  const said = label ? speakNodes("%(item)s: %(text)s", { item: label, text: wrong }) : [wrong];
  const mark = make("p", "", "", ...said);
  mark.dataset.for = why.dataset.for;
  add(question, mark, () => place(mark, question, "wrong"));
}
// Puts in what the page did not have; `clear` takes it out.
/**
 * @param {Question} question
 * @param {HTMLElement} made
 * @param {() => void} put
 */
function add({ shown }, made, put) {
  if (shown) shown.made.push(made);
  put();
}

/**
 * @param {Question} question
 * @param {Marked} result
 * @param {How} [how]
 */
export function show(question, result, { folded = false, withheld = false } = {}) {
  const { box, verdict, reasons } = question;
  const how = { folded, withheld: withheld && !result.right };
  const whys = findAll(reasons, "[data-for]");
  question.shown = {
    stood: [...reasons.children],
    whys: whys.map((why) => [why, find(why, "b").textContent]),
    made: [],
    opened: null,
  };
  if (folded || !verdict.dataset.state) tell(question, result, how);
  if (folded && verdict.lastElementChild) verdict.lastElementChild.remove();
  box.dataset.state = verdict.dataset.state;
  for (const control of [...question.controls, ...question.moves]) control.disabled = true;
  for (const why of whys) explain(why, question, result, how);
  if (how.withheld) showWayOn(question, folded);
  else if (!folded) showAnswer(question, result);
  nameWhatIsLeft(reasons, how);
}
// What is left in the `details` has a name that says what it is; where nothing may be seen of it, it is not there.
/**
 * @param {HTMLDetailsElement} reasons
 * @param {How} how
 */
function nameWhatIsLeft(reasons, { folded, withheld }) {
  const isBare = "bare" in reasons.dataset;
  const left = reasons.querySelector("[data-for]:not([hidden])");
  const why = isBare && !withheld ? speak("See the answer") : speak("See why");
  find(reasons, "summary").textContent = folded ? why : speak("The other choices");
  reasons.hidden = !left || Boolean(withheld && (!folded || isBare));
}
// What was right, where parts do not say it, and what to remember.
/**
 * @param {Question} question
 * @param {Marked} result
 */
function showAnswer({ verdict, reasons }, { right }) {
  const explanation = reasons.querySelector(".course-explanation");
  const key = reasons.querySelector(".course-key");
  if (explanation) verdict.after(explanation);
  if (key && !right) verdict.after(key);
}
// The answer is still to be found: the hint and the section to read help with it.
/**
 * @param {Question} question
 * @param {boolean} folded
 */
function showWayOn(question, folded) {
  const { box, verdict, reasons } = question;
  const section = reasons.querySelector("a[data-minutes]");
  for (const told of reasons.querySelectorAll(".course-key, .course-explanation")) told.setAttribute("hidden", "");
  if (section && !folded) {
    const way = make("p", "", "", section.cloneNode(true));
    add(question, way, () => verdict.after(way));
  }
  const hint = box.querySelector(".course-hint");
  if (folded || !(hint instanceof HTMLDetailsElement) || hint.open || !question.shown) return;
  hint.open = true;
  question.shown.opened = hint;
}

// Puts every text back where the page had it.
/** @param {Question} question */
export function clear(question) {
  const { box, reasons, shown } = question;
  delete box.dataset.state;
  if (!shown) return;
  for (const made of shown.made) made.remove();
  for (const marked of findAll(box, "[data-mark]")) delete marked.dataset.mark;
  for (const [why, words] of shown.whys) find(why, "b").textContent = words;
  for (const stood of shown.stood) stood.removeAttribute("hidden");
  reasons.append(...shown.stood);
  reasons.hidden = true;
  reasons.open = false;
  if (shown.opened) shown.opened.open = false;
  for (const control of [...question.controls, ...question.moves]) {
    control.disabled = false;
    control.removeAttribute("aria-describedby");
  }
  question.verdict.textContent = "";
  delete question.verdict.dataset.state;
  question.shown = null;
}
