// The end of a quiz: what has no answer yet, the result by objective, and how to go on.

import { points, refuse, show } from "./feedback.js";
import { mark } from "./grade.js";

function make(tag, text, className, ...content) {
  const element = document.createElement(tag);
  element.textContent = text;
  element.className = className;
  element.append(...content);
  return element;
}
function button(text, press, more = "") {
  const element = make("button", text, "course-button" + more);
  element.type = "button";
  element.addEventListener("click", press);
  return element;
}
const count = (number, one, more) => (number === 1 ? one : `${number} ${more}`);
const marked = (questions) => new Map(questions.map((question) => [question, mark(question)]));
const sum = (results) => results.reduce(([points, of], result) => [points + result.points, of + result.of], [0, 0]);
// Three thirds are one.
const passes = (form, [points, of]) => points * 100 >= form.dataset.pass * of - 1e-9;

function tell(form, title, ...content) {
  const box = form.querySelector(".course-summary");
  const heading = box.querySelector("h2");
  heading.textContent = title;
  box.replaceChildren(heading, ...content);
  box.hidden = !title;
  return box;
}

// What it begins with is what matters: that comes into view, however small the screen and tall the rest.
function reach(box) {
  box.focus({ preventScroll: true });
  box.scrollIntoView({ block: "start" });
}
function warn(form, empty, results) {
  const list = make("ul", "", "");
  const unread = empty.filter((question) => results.get(question).unread);
  for (const question of unread) refuse(question, results.get(question).unread);
  for (const question of empty) {
    const link = make("a", question.box.querySelector("legend").textContent, "");
    link.href = "#" + question.box.id;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      question.focus();
    });
    const { unread: why } = results.get(question);
    list.append(make("li", "", "", link, why && ` ${why}`));
  }
  const that = unread.length ? " that can be marked" : "";
  const title = count(empty.length, "One question has no answer yet", "questions have no answer yet") + that;
  const box = tell(
    form,
    title,
    list,
    make(
      "p",
      "",
      "course-choices-of-action",
      button("Go to the first", () => empty[0].focus()),
      button("Submit anyway", () => handIn(form, marked(form.drawn)), " course-button--plain"),
    ),
  );
  // After the paint: focus needs a finished layout, and would make the press wait for one of its own.
  form.soon(() => reach(box));
}

// The score comes first; what stands at each question is kept and shown after its paint.
function handIn(form, results) {
  const total = sum([...results.values()]);
  const date = new Date().toISOString();
  const handed = form.open;
  form.open = [];
  form.button.hidden = true;
  form.soon(...report(form, results, total), () =>
    form.write((old) => {
      const record = { ...old, points: total[0], of: total[1], date, attempts: ((old && old.attempts) || 0) + 1 };
      if (passes(form, total)) {
        Object.assign(record, { passed: record.passed || date, pass: pass(form, results, record) });
      }
      return record;
    }));
  for (const question of handed) {
    form.states.set(question, "done");
    form.soon(() => form.keep(question, results.get(question)), () => show(question, results.get(question)));
  }
}

// What a certificate rests on, whatever the next attempt or the next version of the module brings.
function pass(form, results, { points, of, date, attempts, seed }) {
  const { version, edition, pass: mark } = form.dataset;
  const questions = form.drawn.map((question) => {
    const { points, of, response } = results.get(question);
    return { id: question.id, fp: question.box.dataset.fingerprint, points, of, response };
  });
  return { version, edition, mark: +mark, points, of, date, attempts, seed, questions };
}

function goOn(form, missed) {
  form.finish();
  for (const question of missed) {
    question.response = {};
    question.hinted = false;
    form.keep(question);
  }
  if (!missed.length) form.begin();
  form.refresh();
  form.open[0].focus();
}

function byObjective(form, results) {
  const list = make("ul", "", "");
  for (const item of form.querySelectorAll(".course-covers li")) {
    const asked = form.drawn.filter(({ box }) => box.dataset.objective === item.dataset.objective);
    if (!asked.length) continue;
    const line = list.appendChild(item.cloneNode(true));
    line.append(make("strong", `: ${points(...sum(asked.map((question) => results.get(question))))}. `, ""));
    const seen = new Set();
    for (const question of asked) {
      const section = !results.get(question).right && question.box.querySelector(".course-section");
      if (!section || seen.has(section.href)) continue;
      seen.add(section.href);
      line.append(section.cloneNode(true), " ");
    }
  }
  return list;
}

// Shows the score, and returns what can follow it: the objectives, and the focus.
function report(form, results, total) {
  const passed = passes(form, total);
  const missed = form.drawn.filter((question) => !results.get(question).right);
  const score = make(
    "p",
    `${passed ? "Passed" : "Not yet"}: ${points(...total)}, ${
      Math.floor((total[0] * 100) / total[1] + 1e-9)
    }%. ${form.dataset.pass}% passes.`,
    "course-score",
  );
  const actions = make(
    "p",
    "",
    "course-choices-of-action",
    button("Start afresh with a new draw", () => goOn(form, []), " course-button--plain"),
  );
  score.dataset.mark = passed ? "right" : "wrong";
  if (missed.length) actions.prepend(button("Try again: only what was missed", () => goOn(form, missed)));
  form.dataset.state = "done";
  const box = tell(form, "Your result", score, actions);
  return [() => score.after(byObjective(form, results)), () => reach(box)];
}

export function pressQuiz(form) {
  const results = marked(form.drawn);
  const empty = form.open.filter((question) => !results.get(question).answered);
  if (empty.length) warn(form, empty, results);
  else handIn(form, results);
}
export function showResult(form) {
  const results = marked(form.drawn);
  let changed = 0;
  for (const [question, state] of form.states) {
    if (state === "done") show(question, results.get(question));
    if (state === "changed") changed += 1;
  }
  if (!form.open.length) return report(form, results, sum([...results.values()]))[0]();
  form.dataset.state = "open";
  const title = count(
    changed,
    "One question has changed since you answered it",
    "questions have changed since you answered them",
  );
  tell(form, changed ? title : "", make("p", "Only what has changed is asked again; your other answers stand.", ""));
}
