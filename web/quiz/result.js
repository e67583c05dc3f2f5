// The end of a quiz: what has no answer yet, the result by objective, and how to go on.

import { showDrawing } from "../page/drawings.js";
import { find, findAll, make, makeButton } from "../page/elements.js";
import { speak, speakMany } from "../page/language.js";
import { handedIn } from "./attempt.js";
import { actions, toRead, whatFollows, whatIsYours } from "./ending.js";
import { refuse, show } from "./feedback.js";
import { mark } from "./grade.js";
import { historyOf, perCent, showFirst } from "./history.js";
import { points } from "./points.js";
import { isRevealed } from "./reveal.js";

/** @typedef {import("../store/store.js").Kept} Kept */
/** @typedef {import("./grade.js").Marked} Marked */
/** @typedef {import("./question.js").Question} Question */
/** @typedef {import("./quiz.js").Quiz} Quiz */
/** @typedef {[number, number]} Points how many, and of how many */

// How each question of an attempt was marked.
class Results {
  /** @param {Question[]} questions */
  constructor(questions) {
    this.marked = new Map(questions.map((question) => [question, mark(question)]));
  }
  /** @param {Question} question */
  of(question) {
    return /** @type {Marked} */ (this.marked.get(question));
  }
  /**
   * @param {Iterable<Question>} [questions]
   * @returns {Points}
   */
  sum(questions = this.marked.keys()) {
    const all = [...questions].map((question) => this.of(question));
    return [all.reduce((sum, { points }) => sum + points, 0), all.reduce((sum, { of }) => sum + of, 0)];
  }
}

// Three thirds are one.
/**
 * @param {Quiz} form
 * @param {Points} points
 */
const passes = (form, [points, of]) => points * 100 >= Number(form.data.pass) * of - 1e-9;

/**
 * @param {Quiz} form
 * @param {string} title
 * @param {...Node} content
 */
function tell(form, title, ...content) {
  const box = find(form, ".course-summary");
  find(box, "h2").textContent = title;
  const head = find(box, ".course-summary__head");
  showDrawing(head, "");
  box.replaceChildren(head, ...content, ...findAll(document, "course-ending"));
  box.hidden = !title;
  delete box.dataset.ended;
  return box;
}

// What it begins with is what matters: that comes into view, however small the screen and tall the rest.
/** @param {HTMLElement} box */
function reach(box) {
  box.focus({ preventScroll: true });
  box.scrollIntoView({ block: "start" });
}
// Its number stands on a line of its own in the legend, and nothing but that line parts it from what is asked.
/** @param {Question} question */
function nameOf({ box }) {
  const number = find(box, "legend .course-number");
  const asked = [...(number.parentNode || box).childNodes].filter((part) => part !== number);
  const text = asked.map((part) => part.textContent).join("").trim();
  return speak("%(item)s: %(text)s", { item: (number.textContent || "").trim(), text });
}
/**
 * @param {Question} question
 * @param {string} why it cannot be marked
 */
function lineFor(question, why) {
  const link = make("a", nameOf(question));
  link.href = "#" + question.box.id;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    question.focus();
  });
  return make("li", "", "", link, why && ` ${why}`);
}

/**
 * @param {Quiz} form
 * @param {Question[]} empty
 * @param {Results} results
 */
function warn(form, empty, results) {
  const unread = empty.filter((question) => results.of(question).unread);
  for (const question of unread) refuse(question, results.of(question).unread);
  const list = make("ul", "", "", ...empty.map((question) => lineFor(question, results.of(question).unread)));
  const title = unread.length
    ? speakMany(
      "One question has no answer yet that can be marked",
      "%(number)s questions have no answer yet that can be marked",
      empty.length,
    )
    : speakMany("One question has no answer yet", "%(number)s questions have no answer yet", empty.length);
  const box = tell(
    form,
    title,
    list,
    make(
      "p",
      "",
      "course-choices-of-action",
      makeButton(speak("Go to the first"), false, () => empty[0].focus()),
      makeButton(speak("Submit anyway"), true, () => handIn(form, new Results(form.drawn))),
    ),
  );
  // After the paint: focus needs a finished layout, and would make the press wait for one of its own.
  form.soon(() => reach(box));
}

// The score comes first; what stands at each question is kept and shown after its paint.
/**
 * @param {Quiz} form
 * @param {Results} results
 */
function handIn(form, results) {
  const total = results.sum();
  const handed = form.open;
  const withheld = isWithheld(form, total, form.attempts() + 1);
  form.open = [];
  form.button.hidden = true;
  form.soon(
    ...report(form, results, total, withheld),
    () => form.write((old) => keptNow(form, results, total, old)),
    () => showHistory(form),
  );
  for (const question of handed) {
    form.states.set(question, "done");
    const result = results.of(question);
    form.soon(() => form.keep(question, result), () => showWithFirst(form, question, result, withheld));
  }
}
/**
 * What is kept of an attempt that was handed in just now.
 *
 * @param {Quiz} form
 * @param {Results} results
 * @param {Points} total
 * @param {Kept | null} old
 * @returns {Kept}
 */
function keptNow(form, results, [points, of], old) {
  const score = { points, of, date: new Date().toISOString(), mark: Number(form.data.pass) };
  const asked = { seed: form.seed || 0, drawn: form.drawn.map(({ id }) => id) };
  return handedIn(old, asked, score, passes(form, [points, of]) ? passOf(form, results) : null);
}
/**
 * Whether the answers to what was missed are still to be found.
 *
 * @param {Quiz} form
 * @param {Points} total
 * @param {number} attempts
 */
const isWithheld = (form, total, attempts) => !isRevealed(form.data.reveal, attempts, passes(form, total));

// What a certificate rests on, whatever the next attempt or the next version of the module brings.
/**
 * @param {Quiz} form
 * @param {Results} results
 */
function passOf(form, results) {
  const { version, edition, pass } = form.data;
  const questions = form.drawn.map((question) => {
    const { points, of, response } = results.of(question);
    return { id: question.id, fp: question.box.dataset.fingerprint || "", points, of, response };
  });
  return { version, edition, mark: Number(pass), questions };
}

/**
 * @param {Quiz} form
 * @param {() => void} begin
 */
function goOn(form, begin) {
  form.finish();
  begin();
  form.refresh();
  form.open[0].focus();
}

/**
 * @param {Quiz} form
 * @param {Results} results
 */
function byObjective(form, results) {
  const list = make("ul");
  for (const item of findAll(form, ".course-covers li")) {
    const asked = form.drawn.filter(({ box }) => box.dataset.objective === item.dataset.objective);
    if (!asked.length) continue;
    const line = /** @type {HTMLElement} */ (list.appendChild(item.cloneNode(true)));
    line.append(make("strong", `${speak(": %(points)s.", { points: points(...results.sum(asked)) })} `));
  }
  return list;
}

/**
 * @param {boolean} passed
 * @param {string} points
 * @param {number} share per cent
 * @param {string} pass mark
 */
function scoreWords(passed, points, share, pass) {
  return passed
    ? speak("Passed: %(points)s, %(share)s%%. %(pass)s%% passes.", { points, share, pass })
    : speak("Not yet: %(points)s, %(share)s%%. %(pass)s%% passes.", { points, share, pass });
}

// Shows the score and how to go on, and returns what can follow below: the objectives; and the focus.
/**
 * @param {Quiz} form
 * @param {Results} results
 * @param {Points} total
 * @param {boolean} withheld
 * @returns {(() => void)[]}
 */
function report(form, results, total, withheld) {
  const passed = passes(form, total);
  const missed = form.drawn.filter((question) => !results.of(question).right);
  const share = perCent({ points: total[0], of: total[1] });
  const score = make(
    "p",
    scoreWords(passed, points(...total), share, form.data.pass),
    "course-score",
  );
  score.dataset.mark = passed ? "right" : "wrong";
  const begin = () => goOn(form, () => form.begin(missed));
  const again = missed.length ? () => goOn(form, () => form.again(missed)) : null;
  const ways = actions(form, passed, { again, afresh: begin });
  const read = toRead(missed, passed);
  const follows = missed.length && withheld ? [whatFollows(form)] : [];
  form.dataset.state = "done";
  const content = passed ? [whatIsYours(form.whyGone()), ways, ...read] : [...read, ways, ...follows];
  const box = tell(form, speak("Your result"), score, ...content);
  box.dataset.ended = passed ? "passed" : "not-yet";
  showDrawing(find(box, ".course-summary__head"), box.dataset.ended);
  const told = () => {
    const list = byObjective(form, results);
    const summary = make("summary", speak("Points by objective"));
    if (list.firstChild) box.append(make("details", "", "", summary, list)); // no question may name an objective
  };
  return [told, () => reach(box)];
}

/** @param {Quiz} form */
function showHistory(form) {
  const { scores = [], attempts = 0 } = form.kept() || {};
  find(form, ".course-summary").append(...historyOf(scores, attempts));
}
/**
 * @param {Quiz} form
 * @param {Question} question
 * @param {Marked} result
 * @param {boolean} withheld
 */
function showWithFirst(form, question, result, withheld) {
  show(question, result, { withheld });
  showFirst(question, form.kept(question));
}

/** @param {Quiz} form */
export function pressQuiz(form) {
  const results = new Results(form.drawn);
  const empty = form.open.filter((question) => !results.of(question).answered);
  if (empty.length) warn(form, empty, results);
  else handIn(form, results);
}
/** @param {Quiz} form */
export function showResult(form) {
  const results = new Results(form.drawn);
  const total = results.sum();
  const withheld = isWithheld(form, total, form.attempts());
  let changed = 0;
  for (const [question, state] of form.states) {
    if (state === "done") showWithFirst(form, question, results.of(question), withheld);
    if (state === "changed") changed += 1;
  }
  if (!form.open.length) {
    const [showObjectives] = report(form, results, total, withheld);
    showObjectives();
    return showHistory(form);
  }
  form.dataset.state = "open";
  const title = speakMany(
    "One question has changed since you answered it",
    "%(number)s questions have changed since you answered them",
    changed,
  );
  tell(form, changed ? title : "", make("p", speak("Only what has changed is asked again; your other answers stand.")));
}
