// <course-scenario>: plays the numbered moments one at a time. Everything said comes from the page,
// which stays as it is on paper and without JavaScript. Plays that reached an ending are kept, and the one under way,
// newest last:
// scenario/<module>/<scenario>  {runs: [{date, path: ["arrival:1", ...], ends, effects}], now: ["arrival:1"]}.
// A path names each moment and the choice taken there, counted from 1.

import { copiesOf, dataOf, find, findAll, make, makeButton } from "../page/elements.js";
import { listed, speak } from "../page/language.js";
import { afterPress } from "../page/press.js";
import { session } from "../store/place.js";
import * as store from "../store/store.js";
import { parse } from "../store/values.js";
import { debrief } from "./debrief.js";

/** @typedef {{node: string, at: number}} Entry a choice that was taken: at which moment, and which */
/**
 * @typedef {object} Choice
 * @property {HTMLElement} words
 * @property {HTMLElement} outcome
 * @property {HTMLElement | null} items the items of checklists that it touches
 * @property {string} goto
 * @property {number[]} effect on each quality
 */
/**
 * @typedef {object} Moment
 * @property {HTMLElement} item
 * @property {Choice[]} choices
 * @property {string | undefined} ends
 * @property {HTMLElement} says
 */
/** @typedef {{id: string, label: string, sign: Element | null}} Quality */
/** @typedef {Quality & {up: number, down: number}} Total how often a quality was helped, and hurt */
/** @typedef {import("../store/store.js").Run & {effects: Record<string, number>}} Scored a play with what it came to */

const KEPT = 20;

/** @param {Entry} entry */
const stepOf = ({ node, at }) => `${node}:${at + 1}`;
/**
 * @param {string} step
 * @returns {Entry}
 */
function entryIn(step) {
  const [node, number] = step.split(":");
  return { node, at: Number(number) - 1 };
}
/** @param {string} words */
const capital = (words) => words[0].toUpperCase() + words.slice(1);

export class Scenario extends HTMLElement {
  data = dataOf(this);
  key = `coursewright/${this.data.course}/scenario/${this.data.slug}/${this.data.scenario}`;
  status = find(this, "[role=status]");
  notice = find(this, ".course-notice");
  list = find(this, ".course-scenario__nodes");
  /**
   * Where the qualities stand, when there are any.
   *
   * @type {HTMLElement | null}
   */
  scored = this.querySelector(".course-scenario__qualities");
  /** @type {Quality[]} */
  qualities = (this.scored ? findAll(this.scored, ":scope > *") : []).map((item) => ({
    id: dataOf(item).quality,
    label: (item.textContent || "").trim(),
    sign: item.querySelector("img"),
  }));
  /** @type {Map<string, Moment>} */
  moments = new Map(findAll(this.list, ":scope > *").map((item) => [dataOf(item).node, momentIn(item)]));
  start = [...this.moments.keys()][0];
  stage = make("div", "", "course-scene");
  /** @type {Entry[]} */
  path = [];
  isStarted = false;

  connectedCallback() {
    if (this.isStarted) return;
    this.isStarted = true;
    this.list.before(this.stage);
    this.classList.add("course-scenario--played");
    // Paper shows every choice with what comes of it.
    addEventListener("beforeprint", () => this.open(true));
    addEventListener("afterprint", () => this.open(false));
    this.path = this.underWay();
    this.show();
    if (this.path.length) this.tell(`${speak("Your play goes on where you left it.")} `);
  }
  /**
   * The play under way, as far as it leads anywhere in the scenario of today.
   *
   * @returns {Entry[]}
   */
  underWay() {
    const { now } = store.peek(this.key) || /** @type {import("../store/store.js").Kept} */ ({});
    try {
      // What is no path of this scenario throws, or leads nowhere.
      const path = now ? now.map(entryIn) : this.ofThisTab();
      let here = this.start;
      const leads = path.every(({ node, at }) => {
        const taken = node === here && this.momentOf(node).choices[at];
        here = taken ? taken.goto : "";
        return Boolean(taken);
      });
      return leads && !this.momentOf(here).ends ? path : [];
    } catch {
      return [];
    }
  }
  /**
   * What an earlier version kept for as long as the tab, under the same key; it throws where storage is blocked.
   *
   * @returns {Entry[]}
   */
  ofThisTab() {
    return /** @type {Entry[]} */ (parse(session().getItem(this.key) || "[]"));
  }
  store() {
    try {
      session().removeItem(this.key);
    } catch { /* blocked: there is nothing */ }
    if (!this.path.length && !store.peek(this.key)) return;
    store.write(this.key, (old) => ({
      runs: this.runs(old),
      ...(this.path.length && { now: this.path.map(stepOf) }),
    }));
    store.tell(this.notice);
  }
  /** @param {boolean} on */
  open(on) {
    this.list.querySelectorAll("details").forEach((choice) => {
      choice.open = on;
    });
  }
  /** @param {string} name */
  momentOf(name) {
    return /** @type {Moment} */ (this.moments.get(name));
  }
  get here() {
    const last = this.path[this.path.length - 1];
    return last ? this.taken(last).goto : this.start;
  }
  /** @param {Entry} entry */
  taken({ node, at }) {
    return this.momentOf(node).choices[at];
  }

  /** @param {number} at */
  choose(at) {
    this.path.push({ node: this.here, at });
    const { ends } = this.momentOf(this.here);
    if (!ends) this.store();
    this.show();
    find(this.stage, ".course-scene__outcome").focus();
    this.tell();
    if (ends) this.keep();
  }
  /** @param {number} length */
  goBackTo(length) {
    this.path.length = length;
    this.store();
    this.show();
    find(this.stage, ".course-scene__where").focus();
    this.tell();
  }

  /**
   * What each quality has gained and lost on the way.
   *
   * @returns {Total[]}
   */
  totals() {
    return this.qualities.map((quality, at) => {
      const effects = this.path.map((entry) => this.taken(entry).effect[at]);
      return { ...quality, up: effects.filter((by) => by > 0).length, down: effects.filter((by) => by < 0).length };
    });
  }
  /** @param {Total} total */
  words({ up, down }) {
    const parts = [
      ...(up ? [speak("helped %(number)s", { number: up })] : []),
      ...(down ? [speak("hurt %(number)s", { number: down })] : []),
    ];
    return listed(parts) || speak("no change");
  }
  tell(before = "") {
    const words = this.totals().map((one) =>
      speak("%(quality)s: %(change)s.", { quality: capital(one.label), change: this.words(one) })
    );
    this.status.textContent = before + words.join(" ");
  }

  show() {
    const moment = this.momentOf(this.here);
    // `keep` comes after the ending is shown, so what is stored now is what came before.
    const more = moment.ends ? debrief(this, moment, this.runs(store.read(this.key))) : this.choices(moment);
    const parts = [this.outcome(), this.scene(moment), more, this.standing(), this.tools(moment)];
    this.stage.replaceChildren(...parts.flatMap((part) => (part ? [part] : [])));
  }
  outcome() {
    const last = this.path[this.path.length - 1];
    if (!last) return null;
    const choice = this.taken(last);
    const said = make("p", "", "course-scene__chosen", make("b", `${speak("You chose:")} `), ...copiesOf(choice.words));
    const block = make("div", "", "course-scene__outcome", said, ...copiesOf(choice.outcome));
    block.tabIndex = -1;
    block.setAttribute("role", "group");
    block.setAttribute("aria-label", speak("What came of your choice"));
    return block;
  }
  /** @param {Moment} moment */
  scene({ item, ends, says }) {
    const title = ends
      ? find(item, ".course-scenario__end").textContent || ""
      : speak("Moment %(number)s", { number: this.path.length + 1 });
    const where = make("h4", title, "course-scene__where");
    where.tabIndex = -1;
    const said = make("div", "", "course-scene__says", ...copiesOf(says));
    return make("div", "", "course-scene__moment" + (ends ? " course-scene__moment--" + ends : ""), where, said);
  }
  /** @param {Moment} moment */
  choices(moment) {
    const items = moment.choices.map((choice, at) => {
      const press = makeButton("", true, () => this.choose(at), ...copiesOf(choice.words));
      press.classList.add("course-scene__choice");
      return make("li", "", "", press);
    });
    const list = make("ul", "", "course-scene__choices", ...items);
    list.setAttribute("aria-label", speak("What do you do?"));
    return list;
  }
  standing() {
    if (!this.scored) return null;
    const items = this.totals().map((one) => {
      const marks = make("span", "▲".repeat(one.up) + "▼".repeat(one.down) || "–", "course-scene__marks");
      marks.setAttribute("aria-hidden", "true");
      const sign = one.sign ? [one.sign.cloneNode()] : [];
      return make("li", "", "", ...sign, make("b", capital(one.label)), " ", marks, " ", make("span", this.words(one)));
    });
    const list = make("ul", "", "course-scene__qualities", ...items);
    list.setAttribute("aria-label", this.scored.getAttribute("aria-label") || "");
    return list;
  }
  /** @param {Moment} moment */
  tools({ ends }) {
    if (!this.path.length) return null;
    const back = makeButton(speak("Back one step"), true, () => this.goBackTo(this.path.length - 1));
    const isPlain = !ends || ends === "good"; // a good ending leaves nothing to find: what leads on is the full button
    const again = makeButton(ends ? speak("Play again") : speak("Start again"), isPlain, () => this.goBackTo(0));
    return make("p", "", "course-scene__tools", again, " ", back);
  }

  /**
   * The plays that a record holds, with what they came to.
   *
   * @param {import("../store/store.js").Stored | null} record
   * @returns {Scored[]}
   */
  runs(record) {
    const { runs = [] } = record || /** @type {import("../store/store.js").Kept} */ ({});
    return runs.flatMap((run) => (run.effects ? [{ ...run, effects: run.effects }] : []));
  }
  /**
   * This play, as it is kept.
   *
   * @returns {Scored}
   */
  run() {
    return {
      date: new Date().toISOString(),
      path: this.path.map(stepOf),
      ends: this.momentOf(this.here).ends,
      effects: Object.fromEntries(this.totals().map(({ id, up, down }) => [id, up - down])),
    };
  }
  keep() {
    store.write(this.key, (old) => ({ runs: [...this.runs(old), this.run()].slice(-KEPT) }));
    store.tell(this.notice);
  }
}

/**
 * @param {HTMLElement} item
 * @returns {Moment}
 */
function momentIn(item) {
  const choices = findAll(item, ".course-scenario__choice").map((choice) => ({
    words: find(choice, "summary"),
    outcome: find(choice, ".course-scenario__outcome"),
    /** @type {HTMLElement | null} */
    items: choice.querySelector(".course-scenario__items"),
    goto: dataOf(choice).goto,
    effect: (choice.dataset.effect || "").split(" ").map(Number),
  }));
  return { item, choices, ends: item.dataset.ends, says: find(item, ".course-scenario__says") };
}

afterPress(() => customElements.define("course-scenario", Scenario));
