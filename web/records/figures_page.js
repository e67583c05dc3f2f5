// <course-figures>: how the questions do, by the records that are open in the verifier around it. It comes once
// somebody asks for it, and names no learner.

import { bring } from "../frame/bring.js";
import { dataOf, find, findAll, make } from "../page/elements.js";
import { save } from "../page/files.js";
import { unpacked } from "../page/inflate.js";
import { speak, speakMany } from "../page/language.js";
import { atOnce, inSlices } from "../page/slices.js";
import { adviceOn, ENOUGH_TO_JUDGE } from "./advice.js";
import { figuresCsv, goalsCsv, report } from "./figures.js";

/** @typedef {import("./figures.js").Report} Report */
/** @typedef {import("./figures.js").Source} Source */
/** @typedef {import("./intervals.js").Interval} Interval */
/** @typedef {import("./statistics.js").Asked} Asked */
/** @typedef {import("./statistics.js").Choice} Choice */
/** @typedef {import("./statistics.js").Goal} Goal */
/** @typedef {import("./statistics.js").Item} Item */
/** @typedef {import("./statistics.js").Objective} Objective */
/** @typedef {import("./verify.js").Verifier} Verifier */

const MANY = 500; // records; the answers in fewer are counted at once

/** @type {(module: string, question: string) => string} */
const nameOf = (module, question) => `${module} ${question}`;
/** @typedef {Map<string, {asked: Asked, link: HTMLAnchorElement}>} Questions */
/**
 * The questions that the tests of all modules ask, with the links to them, and the objectives that they are for. What
 * is said of those of a module comes in a script of its own, once somebody asks; "+" marks a choice that is right.
 *
 * @param {HTMLElement} page
 * @returns {Promise<{questions: Questions, objectives: Objective[]}>} which fails where a script cannot be loaded
 */
async function questionsOf(page) {
  const slugs = findAll(page, "[data-module][data-test]").map((one) => dataOf(one).slug);
  const lists = await Promise.all(slugs.map((slug) => bring(`${slug}/figures.js`, unpacked)));
  /** @type {Questions} */
  const questions = new Map();
  for (const one of lists.flatMap(([list]) => asksOf(list))) {
    questions.set(nameOf(one.asked.module, one.asked.question), one);
  }
  return { questions, objectives: lists.flatMap(([list]) => objectivesOf(list)) };
}
/**
 * @param {HTMLElement} list
 * @returns {Objective[]}
 */
function objectivesOf(list) {
  const { module } = dataOf(list);
  return findAll(list, "[data-text]").map(dataOf).map(({ objective, text }) => ({ module, objective, text }));
}
/**
 * @param {HTMLElement} list
 * @returns {{asked: Asked, link: HTMLAnchorElement}[]}
 */
function asksOf(list) {
  const { module, slug } = dataOf(list);
  return findAll(list, "[data-question]").map((row) => {
    const { question, questionKind: kind, at, fingerprint, objective, parts } = dataOf(row);
    const choices = parts === undefined ? [] : parts.split(" ").filter(Boolean);
    /** @type {Asked} */
    const asked = {
      ...{ module, slug, question, kind, at, fingerprint, objective },
      isTicked: parts !== undefined,
      parts: choices.map((part) => [part.replace("+", ""), part.startsWith("+")]),
    };
    return { asked, link: find(row, "a", HTMLAnchorElement) };
  });
}
/**
 * @param {number | null} number
 * @param {Interval | null} interval
 */
function figure(number, interval) {
  if (number === null || !interval) return "";
  return speak("%(figure)s (%(low)s to %(high)s)", { figure: number, low: interval[0], high: interval[1] });
}
/** @type {(choice: Choice, item: Item) => string} */
function choiceWords({ id, text, count, right, better, worse }, item) {
  const mark = right === null ? text : speak(right ? "right" : "wrong");
  const taken = speak("%(choice)s (%(mark)s): %(number)s", { choice: id, mark, number: count });
  if (!item.better) return taken;
  return speak("%(taken)s; better half %(better)s of %(of_better)s, worse half %(worse)s of %(of_worse)s", {
    ...{ taken, better, of_better: item.better },
    ...{ worse, of_worse: item.worse },
  });
}
/** @param {Item} item */
function countedApart({ earlier, shown }) {
  const lines = [];
  if (earlier) {
    lines.push(speakMany(
      "%(number)s more to an earlier key, not counted in.",
      "%(number)s more to an earlier key, not counted in.",
      earlier,
    ));
  }
  if (shown) {
    lines.push(speakMany(
      "%(number)s more after the answer was shown in a lesson, not counted in.",
      "%(number)s more after the answer was shown in a lesson, not counted in.",
      shown,
    ));
  }
  return lines;
}
/** @param {Goal} goal */
function goalLine({ module, objective, text, questions, people, share, interval }) {
  const head = make("th", `${module} ${objective} ${text}`);
  head.scope = "row";
  const few = people < ENOUGH_TO_JUDGE ? "*" : "";
  const cells = [String(questions), `${people}${few}`, figure(share, interval)];
  return make("tr", "", "", head, ...cells.map((cell) => make("td", cell)));
}
/** @param {string[]} lines */
const small = (lines) => lines.map((line) => make("span", line, "course-small"));

export class Figures extends HTMLElement {
  data = dataOf(this);
  verifier = /** @type {Verifier} */ (this.closest("course-verifier"));
  source = find(this, "[name=source]", HTMLSelectElement);
  body = find(this, "tbody", HTMLTableSectionElement);
  goals = find(this, "[data-place=goals]", HTMLTableSectionElement);
  /** @type {Questions} */
  questions = new Map();
  /** @type {Objective[]} */
  objectives = [];
  /** @type {Promise<Report | undefined>} */
  counted = Promise.resolve(undefined);
  isStarted = false;

  connectedCallback() {
    this.start();
  }
  // Again, where the questions could not be loaded.
  async start() {
    if (this.isStarted) return;
    this.isStarted = true;
    try {
      ({ questions: this.questions, objectives: this.objectives } = await questionsOf(this.verifier));
    } catch {
      this.isStarted = false;
      this.verifier.sayNotCounted();
      return;
    }
    find(this.verifier, "[data-act=count]").hidden = true;
    find(this, "[data-place=figures]").hidden = false;
    this.verifier.addEventListener("course-judged", () => this.count());
    this.source.addEventListener("change", () => this.tell());
    find(this, "[data-act=figures]").addEventListener("click", () => {
      this.save(this.data.file, (made) => figuresCsv(made, JSON.parse(this.data.columns)));
    });
    find(this, "[data-act=goals]").addEventListener("click", () => {
      this.save(this.data.goalsFile, (made) => goalsCsv(made, JSON.parse(this.data.goalsColumns)));
    });
    this.tell();
    find(this, "h3").focus(); // the button that was pressed is gone
  }
  /**
   * @param {string} file
   * @param {(made: Report) => string} written
   */
  async save(file, written) {
    const made = await this.latest();
    if (!made) return;
    save(file, written(made), "text/csv");
    this.verifier.say(speak("Saved as %(file)s.", { file }));
  }
  // What was counted last: while that is awaited, others may be counted.
  async latest() {
    for (let counted = this.counted;; counted = this.counted) {
      const made = await counted;
      if (counted === this.counted) return made;
    }
  }
  /**
   * Counts the answers in the records that are open: a few at once, many in slices, between which the page does what
   * else is asked of it. Nothing where others came meanwhile, which are counted then.
   *
   * @returns {Promise<Report | undefined>}
   */
  async report() {
    const { entries } = this.verifier;
    const source = /** @type {Source} */ (this.source.value);
    const questions = [...this.questions.values()].map(({ asked }) => asked);
    const steps = report(entries, questions, this.objectives, source);
    if (entries.length < MANY) return atOnce(steps);
    return await inSlices(steps, () => this.verifier.entries === entries && this.source.value === source);
  }
  // Counts, and shows what was counted; returns how many records that comes from, or "" where others are counted
  // by now.
  async count() {
    this.counted = this.report();
    const made = await this.counted;
    return made ? this.show(made) : "";
  }
  async tell() {
    const said = await this.count();
    if (said) this.verifier.say(said);
  }
  /** @param {Report} made */
  show({ items, goals, used, leftOut }) {
    const said = speakMany("%(number)s record used.", "%(number)s records used.", used);
    find(this, "[data-place=used]").textContent = said;
    find(this, "ul").replaceChildren(
      ...leftOut.map(([why, number, named]) =>
        make("li", speak("%(why)s: %(number)s left out", { why, number }), "", " ", ...small([named]))
      ),
    );
    const asked = items.filter(({ answers, earlier, shown }) => answers || earlier || shown);
    this.body.replaceChildren(...asked.map((item) => this.line(item)));
    this.goals.replaceChildren(...goals.filter(({ people }) => people).map(goalLine));
    return said;
  }
  /** @param {Item} item */
  line(item) {
    const { module, question, answers } = item;
    const known = this.questions.get(nameOf(module, question));
    const head = make("th", `${module} `, "", ...(known ? [known.link.cloneNode(true)] : []));
    head.scope = "row";
    const few = answers < ENOUGH_TO_JUDGE ? "*" : "";
    const cell = make("td", `${answers}${few}`, "", ...small(countedApart(item)));
    return make(
      "tr",
      "",
      "",
      head,
      cell,
      make("td", figure(item.facility, item.facilityInterval)),
      make("td", figure(item.discrimination, item.discriminationInterval)),
      make("td", "", "", ...small(adviceOn(item))),
      make("td", "", "", ...small(item.choices.map((choice) => choiceWords(choice, item)))),
    );
  }
}

customElements.define("course-figures", Figures);
