// <course-learning>: My learning. The page lists courses and modules; what the learner did in this
// browser is put in beside each. keeping.js sees to files, storage and starting afresh.

import * as records from "../records/record.js";
import * as keep from "../store/keep.js";
import * as store from "../store/store.js";
import * as earn from "./earn.js";
import * as keeping from "./keeping.js";
import * as progress from "./progress.js";
import { count, day, make, mark, perCent, WORDS } from "./progress.js";

const COURSE_WORDS = { ...WORDS, changed: "Updated since you completed it", expired: "Expired" };
const minutes = (
  number,
) => (number < 60 ? count(number, "one minute", "minutes") : `${Math.floor(number / 60)} h ${number % 60} min`);

function link(href, words, className = "") {
  const element = make("a", words, className);
  element.href = href;
  return element;
}
// Puts what a script says into an element of its own, so that the next time it can be taken out again.
function says(parent, after, ...content) {
  const old = parent.querySelector(":scope > .course-says");
  const box = make("div", "", "course-says", ...content);
  // What says the same stays, with whatever is being typed or pressed in it.
  if (old && old.isEqualNode(box)) return old;
  const typing = old && old.contains(document.activeElement) && document.activeElement.id;
  if (old) old.replaceWith(box);
  else after.after(box);
  if (typing && document.getElementById(typing)) document.getElementById(typing).focus();
  return box;
}

class Learning extends HTMLElement {
  connectedCallback() {
    this.start();
  }
  start() {
    if (this.modules) return;
    this.root = `coursewright/${this.dataset.course}/`;
    this.notice = this.querySelector(".course-notice");
    this.list = this.querySelector(".course-modules");
    this.modules = [...this.list.children].map((line) => ({ line, facts: progress.facts(line) }));
    this.courses = [...this.querySelectorAll(".course-kept")].map((section) => ({
      section,
      facts: earn.facts(section),
    }));
    keeping.start(this);
    this.refresh();
    addEventListener("course-kept", () => this.isConnected && progress.later(() => this.refresh()));
    addEventListener("pagehide", () => this.keepName());
  }
  refresh() {
    if (!this.modules) return;
    const today = earn.dayOf(new Date());
    const rules = progress.rules(this.list.dataset.requires);
    this.records = keep.certificates(this.root);
    this.kept = new Map();
    this.states = new Map();
    this.results = new Map();
    for (const { facts } of this.modules) {
      const kept = progress.kept(this.root, facts);
      const state = progress.judge(facts, kept, rules);
      this.kept.set(facts.slug, kept);
      this.states.set(facts.slug, state);
      if (state.status !== "new") progress.settle(this.root, state, kept);
    }
    for (const { line, facts } of this.modules) this.tellModule(line, this.states.get(facts.slug));
    const results = this.courses.map(({ section, facts }) => this.tellCourse(section, facts, today));
    this.tellNext(results);
    keeping.tell(this);
    store.tell(this.notice);
  }

  // One module: its status, its score, what is left, what comes next, and what has changed.
  tellModule(line, state) {
    const key = JSON.stringify([
      state.status,
      state.left,
      state.parts.map(({ date, begun }) => [date, begun]),
      state.pass && state.pass.date,
      state.changed,
      state.known,
    ]);
    if (line.told === key) return;
    line.told = key;
    for (const { line: change } of state.module.changes) {
      change.hidden = !state.news.some((news) => news.line === change);
    }
    for (const part of state.parts) {
      part.link.parentElement.querySelectorAll(".course-mark").forEach((old) => old.remove());
      if (part.date || part.begun) {
        part.link.after(
          " ",
          mark(part.date ? "done" : "begun", part.date ? (part.kind === "quiz" ? "passed" : "done") : "begun"),
        );
      }
    }
    const status = make("p", "", "course-says__status", mark(state.status, WORDS[state.status]));
    const score = state.pass
      ? (state.pass.of
        ? `Quiz passed with ${perCent(state.pass)}% on ${day(state.pass.date)}.`
        : `Quiz passed on ${day(state.pass.date)}.`)
      : state.quiz.date
      ? `Quiz not passed yet: ${perCent(state.quiz)}% on ${day(state.quiz.date)}.`
      : "";
    const left = state.left && state.status !== "new" ? `About ${minutes(state.left)} left.` : "";
    if (score || left) status.append(` ${score} ${left}`.trimEnd());
    const box = [status];
    const changed = progress.whatChanged(state);
    if (changed) box.push(make("p", changed));
    const first = state.status === "new"
      ? state.module.first.filter((slug) => this.states.has(slug) && !this.states.get(slug).complete)
      : [];
    if (first.length) {
      box.push(make(
        "p",
        `We suggest ${
          new Intl.ListFormat("en-GB").format(first.map((slug) => this.states.get(slug).module.code))
        } first; nothing is locked.`,
      ));
    }
    if (earn.unclear(state) && !state.changed.length) {
      box.push(
        make(
          "p",
          "An earlier version of this site kept your pass without its score. Hand the quiz in once more to have it on a certificate.",
        ),
      );
    }
    if (state.next) box.push(make("p", "", "course-says__next", link(state.next.link.href, state.next.word)));
    if (state.status === "changed" && !state.next) {
      box.push(make("p", "", "", this.button("I have read what changed", () => this.haveRead(state))));
    }
    says(line, line.querySelector("h3"), ...box);
    line.querySelectorAll(".course-says__act").forEach((old) => old.remove());
    if (state.status !== "new") {
      line.append(make(
        "p",
        "",
        "course-says__act",
        this.button(`Start ${state.module.code} afresh`, () => keeping.ask(this, state)),
      ));
    }
  }
  button(words, press) {
    const button = make("button", words, "course-button course-button--plain course-button--small");
    button.type = "button";
    button.addEventListener("click", press);
    return button;
  }
  haveRead({ module }) {
    store.write(`${this.root}done/${module.slug}`, (old) => ({ ...old, version: module.version }));
    this.refresh();
    this.notice.textContent = `${module.code} is up to date: you have read what changed.`;
    this.querySelector(`#module-${module.slug} a`).focus();
  }

  // One course: how many of its modules, what comes next, its certificate, and its follow-ups.
  tellCourse(section, facts, today) {
    const states = this.statesFor(facts);
    const finishedKey = `${this.root}finished/${facts.id}`;
    const result = earn.judge(facts, states, this.records, store.read(finishedKey), today);
    if (result.complete && !result.changed.length && !store.read(finishedKey)) {
      store.write(finishedKey, () => ({ version: facts.version, date: result.complete }));
    }
    for (const item of section.querySelectorAll("[data-module]")) {
      const state = states.get(item.dataset.module);
      item.parentElement.querySelectorAll(".course-mark").forEach((old) => old.remove());
      if (state && state.status !== "new") item.after(" ", mark(state.status, WORDS[state.status]));
    }
    this.results.set(facts.id, { result, states });
    const line = make("p", "", "course-says__status", mark(result.status, COURSE_WORDS[result.status]));
    line.append(
      ` ${result.number} of ${result.total} modules complete.`,
      result.left && result.status !== "new" ? ` About ${minutes(result.left)} left.` : "",
    );
    const box = [line, ...this.nextOf(result, states)];
    if (result.complete || result.certificate) box.push(...this.certificateOf(result, states));
    says(section, section.querySelector("h3"), ...box);
    const answered = (path) => (store.read(`${this.root}check/${path}`) || {}).date || "";
    const sets = earn.followUps(facts, result.since, answered, today);
    for (const set of sets) {
      set.link.parentElement.querySelectorAll(".course-mark").forEach((old) => old.remove());
      set.link.after(" ", mark(set.mark, set.words));
    }
    return { ...result, sets };
  }
  statesFor(facts) {
    const known = this.list.dataset.requires;
    const same = JSON.stringify(facts.rules) === JSON.stringify(progress.rules(known));
    const slugs = [...facts.core, ...facts.electives].filter((slug) => this.states.has(slug));
    return new Map(slugs.map((slug) => {
      const { module } = this.states.get(slug);
      return [slug, same ? this.states.get(slug) : progress.judge(module, this.kept.get(slug), facts.rules)];
    }));
  }
  nextOf(result, states) {
    const box = [];
    if (result.changed.length) {
      box.push(
        make(
          "p",
          `Changed since you passed: ${
            result.changed.map((slug) => states.get(slug).module.code).join(", ")
          }. What you have earned stays yours.`,
        ),
      );
    }
    if (result.renew.length) {
      box.push(
        make(
          "p",
          `Your certificate expired on ${day(result.until)}. To renew it, pass these quizzes again: ${
            result.renew.map((slug) => states.get(slug).module.code).join(", ")
          }.`,
        ),
      );
    }
    if (result.missing && !result.taken.core.some((slug) => result.still.includes(slug))) {
      box.push(make("p", `${count(result.missing, "One more elective", "more electives")} of your choice.`));
    }
    const next = result.next && states.get(result.next);
    if (next && (next.next || next.status === "new")) {
      const step = next.next ||
        { link: this.querySelector(`#module-${result.next} a`), word: `Start ${next.module.code}` };
      const words = next.status === "new"
        ? `Start ${next.module.code} ${next.module.title}`
        : `${next.module.code}: ${step.word}`;
      box.push(make("p", "", "", link(step.link.href, words, "course-button")));
    }
    return box;
  }
  certificateOf(result, states) {
    const box = [];
    const { certificate } = result;
    if (certificate) {
      const until = certificate.valid_until
        ? (result.expired ? `, expired on ${day(result.until)}` : `, valid until ${day(result.until)}`)
        : "";
      box.push(
        make(
          "p",
          "",
          "",
          link(`${this.dataset.certificate}#${certificate.id}`, `Certificate of ${day(certificate.completed)}`),
          until + ".",
        ),
      );
    }
    if (!result.complete) return box;
    const unclear = result.counted.filter((slug) => earn.unclear(states.get(slug)));
    const facts = earn.record(this.place(), result.taken, result, states, "-");
    const same = certificate &&
      JSON.stringify([
          certificate.completed,
          certificate.modules.map(({ code, version, completed }) => [code, version, completed]),
        ]) ===
        JSON.stringify([
          facts.completed,
          facts.modules.map(({ code, version, completed }) => [code, version, completed]),
        ]);
    if (!same && !result.renew.length && !unclear.length) {
      box.push(this.nameForm(result.taken.id, certificate ? "Make a new certificate" : "Make my certificate"));
    }
    return box;
  }
  place() {
    const { course: id, title, organisation } = this.dataset;
    return { id, title, organisation };
  }
  nameForm(id, words) {
    const form = make("form", "", "course-name-form");
    const label = make("label", "Your name, as it should stand on the certificate");
    const input = make("input");
    const kept = (store.read(`${this.root}learner`) || {}).name || "";
    Object.assign(input, {
      id: `name-${id}`,
      name: "name",
      required: true,
      maxLength: 200,
      autocomplete: "name",
      value: this.typed === undefined ? kept : this.typed,
    });
    label.htmlFor = input.id;
    const button = make("button", words, "course-button");
    form.append(
      make("p", "You have completed this course. You make its certificate yourself, in this browser.", ""),
      make("p", "", "", label, " ", input, " ", button),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const name = records.nameIn(input);
      if (name) this.certify(this.results.get(id), name);
    });
    input.addEventListener("input", () => {
      this.typed = input.value;
    });
    input.addEventListener("change", () => this.keepName());
    return form;
  }
  // What was typed stands here again, whether or not it was handed in.
  keepName() {
    const name = (this.typed || "").trim();
    const kept = store.read(`${this.root}learner`);
    if (name && (kept || {}).name !== name) store.write(`${this.root}learner`, (old) => ({ ...old, name }));
  }
  certify({ result, states }, name) {
    const record = records.complete(earn.record(this.place(), result.taken, result, states, name));
    const { problems } = records.check(record);
    if (problems.length) {
      this.notice.textContent = `The certificate could not be made from what this browser has kept: ${
        problems[0]
      }. Hand in the quizzes of this course once more.`;
      return;
    }
    store.write(`${this.root}learner`, (old) => ({ ...old, name }));
    store.write(`${this.root}record/${record.id}`, () => ({ record }));
    store.tell(this.notice);
    if (store.read(`${this.root}record/${record.id}`)) location.href = `${this.dataset.certificate}#${record.id}`;
  }

  // The first line of the page: the one thing to do next.
  tellNext(results) {
    const place = this.querySelector("[data-place=next]");
    place.replaceChildren();
    const due = results.flatMap(({ taken, sets }) =>
      sets.filter((set) => !set.done && set.late >= 0).map((set) => ({ ...set, taken }))
    );
    const begun = results.find(({ status, next }) => next && (status === "begun" || status === "changed"));
    if (due.length) {
      place.append("Due now: ", link(due[0].link.href, `${due[0].taken.title}, questions of day ${due[0].day}`), ". ");
    }
    if (begun) {
      const state = this.states.get(begun.next);
      if (state.next) {
        place.append("Next: ", link(state.next.link.href, `${state.module.code}, ${state.next.word}`), ".");
      }
    } else if (!due.length) {
      const some = [...this.states.values()].some(({ status }) => status !== "new");
      place.textContent = some ? "" : "Nothing started yet. Choose a course, or any module, and begin.";
    }
  }
}

customElements.define("course-learning", Learning);
