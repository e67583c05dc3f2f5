// <course-scenario>: plays the numbered moments one at a time. Everything said comes from the page,
// which stays as it is on paper and without JavaScript. A play that reaches an ending is kept:
// scenario/<module>/<scenario>  {runs: [{date, path: ["arrival:1", ...], ends, effects}]}, newest last.
// A path names each moment and the choice taken there, counted from 1. A play under way lasts as long as the tab.

import * as store from "../store/store.js";

const KEPT = 20;

function make(name, className, ...parts) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...parts);
  return element;
}
function button(words, act, plain) {
  const element = make("button", "course-button" + (plain ? " course-button--plain" : ""), ...[words].flat());
  element.type = "button";
  element.addEventListener("click", act);
  return element;
}
// Copies of what the page says; ids stay with the original.
function copies(place) {
  const copy = place ? place.cloneNode(true) : make("div");
  copy.querySelectorAll("[id]").forEach((part) => part.removeAttribute("id"));
  return [...copy.childNodes];
}
function capital(words) {
  return words[0].toUpperCase() + words.slice(1);
}
function day(date) {
  const when = new Date(date);
  return `${when.getDate()} ${
    when.toLocaleDateString(document.documentElement.lang || "en", { month: "long" })
  } ${when.getFullYear()}`;
}

class Scenario extends HTMLElement {
  connectedCallback() {
    if (this.moments) return;
    this.status = this.querySelector("[role=status]");
    this.list = this.querySelector(".course-scenario__nodes");
    this.scored = this.querySelector(".course-scenario__qualities");
    this.qualities = [...(this.scored ? this.scored.children : [])].map((item) => ({
      id: item.dataset.quality,
      label: item.textContent,
    }));
    this.moments = new Map([...this.list.children].map((item, at) => [item.dataset.node, this.moment(item, at + 1)]));
    this.start = this.list.firstElementChild.dataset.node;
    this.stage = make("div", "course-scene");
    this.list.before(this.stage);
    this.classList.add("course-scenario--played");
    // Paper shows every choice with what comes of it.
    addEventListener("beforeprint", () => this.open(true));
    addEventListener("afterprint", () => this.open(false));
    this.path = this.underWay();
    this.show();
    if (this.path.length) this.tell("Your play goes on where you left it. ");
  }
  // Session storage, under the key that the plays have in the other storage.
  underWay() {
    try {
      const path = JSON.parse(sessionStorage.getItem(this.key()));
      let here = this.start;
      const leads = ({ node, at }) => {
        const taken = node === here && this.moments.get(node).choices[at];
        here = taken ? taken.goto : "";
        return Boolean(taken);
      };
      return path.every(leads) && !this.moments.get(here).ends ? path : [];
    } catch {
      return []; // blocked, damaged, or nothing
    }
  }
  store() {
    try {
      if (this.path.length && !this.moments.get(this.here).ends) {
        sessionStorage.setItem(this.key(), JSON.stringify(this.path));
      } else sessionStorage.removeItem(this.key());
    } catch { /* blocked or full: it lasts as long as the page */ }
  }
  open(on) {
    this.list.querySelectorAll("details").forEach((choice) => {
      choice.open = on;
    });
  }
  moment(item, number) {
    const choices = [...item.querySelectorAll(".course-scenario__choice")].map((choice) => ({
      words: choice.querySelector("summary"),
      outcome: choice.querySelector(".course-scenario__outcome"),
      items: choice.querySelector(".course-scenario__items"),
      goto: choice.dataset.goto,
      effect: (choice.dataset.effect || "").split(" ").map(Number),
    }));
    return { item, number, choices, ends: item.dataset.ends, says: item.querySelector(".course-scenario__says") };
  }
  get here() {
    const last = this.path[this.path.length - 1];
    return last ? this.moments.get(last.node).choices[last.at].goto : this.start;
  }
  taken(entry) {
    return this.moments.get(entry.node).choices[entry.at];
  }

  choose(at) {
    this.path.push({ node: this.here, at });
    this.store();
    this.show();
    this.stage.querySelector(".course-scene__outcome").focus();
    this.tell();
    if (this.moments.get(this.here).ends) this.keep();
  }
  goBackTo(length) {
    this.path.length = length;
    this.store();
    this.show();
    this.stage.querySelector(".course-scene__where").focus();
    this.tell();
  }

  // What each quality has gained and lost on the way.
  totals() {
    return this.qualities.map(({ id, label }, at) => {
      const effects = this.path.map((entry) => this.taken(entry).effect[at]);
      return { id, label, up: effects.filter((by) => by > 0).length, down: effects.filter((by) => by < 0).length };
    });
  }
  words({ up, down }) {
    const parts = [up && `helped ${up}`, down && `hurt ${down}`].filter(Boolean);
    return parts.join(", ") || "no change";
  }
  tell(before = "") {
    this.status.textContent = before +
      this.totals().map((one) => `${capital(one.label)}: ${this.words(one)}.`).join(" ");
  }

  show() {
    const moment = this.moments.get(this.here);
    const parts = [this.outcome(), this.scene(moment)];
    if (moment.ends) parts.push(this.ending(moment));
    else parts.push(this.choices(moment));
    parts.push(this.standing(), this.tools(moment));
    this.stage.replaceChildren(...parts.filter(Boolean));
  }
  outcome() {
    const last = this.path[this.path.length - 1];
    if (!last) return null;
    const choice = this.taken(last);
    const said = make("p", "course-scene__chosen", make("b", "", "You chose: "), ...copies(choice.words));
    const block = make("div", "course-scene__outcome", said, ...copies(choice.outcome));
    block.tabIndex = -1;
    block.setAttribute("role", "group");
    block.setAttribute("aria-label", "What came of your choice");
    return block;
  }
  scene(moment) {
    const where = make(
      "h4",
      "course-scene__where",
      moment.ends ? moment.item.querySelector(".course-scenario__end").textContent : `Moment ${this.path.length + 1}`,
    );
    where.tabIndex = -1;
    const says = make("div", "course-scene__says", ...copies(moment.says));
    return make(
      "div",
      "course-scene__moment" + (moment.ends ? " course-scene__moment--" + moment.ends : ""),
      where,
      says,
    );
  }
  choices(moment) {
    const items = moment.choices.map((choice, at) => {
      const press = button(copies(choice.words), () => this.choose(at), true);
      press.classList.add("course-scene__choice");
      return make("li", "", press);
    });
    const list = make("ul", "course-scene__choices", ...items);
    list.setAttribute("aria-label", "What do you do?");
    return list;
  }
  standing() {
    if (!this.scored) return null;
    const items = this.totals().map((one) => {
      const marks = make("span", "course-scene__marks", "▲".repeat(one.up) + "▼".repeat(one.down) || "–");
      marks.setAttribute("aria-hidden", "true");
      return make("li", "", make("b", "", capital(one.label)), " ", marks, " ", make("span", "", this.words(one)));
    });
    const list = make("ul", "course-scene__qualities", ...items);
    list.setAttribute("aria-label", this.scored.getAttribute("aria-label"));
    return list;
  }
  tools(moment) {
    if (!this.path.length) return null;
    const back = button("Back one step", () => this.goBackTo(this.path.length - 1), true);
    const again = button(moment.ends ? "Play again" : "Start again", () => this.goBackTo(0), !moment.ends);
    return make("p", "course-scene__tools", again, " ", back);
  }

  // The debrief: what to take from it, the path, what else there was, checklist items, earlier plays.
  ending(moment) {
    const said = make(
      "div",
      "course-scenario__debrief",
      ...copies(moment.item.querySelector(".course-scenario__debrief")),
    );
    return make(
      "div",
      "course-scene__debrief",
      said,
      ...[this.walked(), ...this.elsewhere(moment), ...this.touched(moment), ...this.compared(moment)].flat().filter(
        Boolean,
      ),
    );
  }
  heading(words) {
    return make("h5", "", words);
  }
  walked() {
    const items = this.path.map((entry) => {
      const choice = this.taken(entry);
      const effect = choice.outcome.querySelector(".course-scenario__effect");
      return make("li", "", ...copies(choice.words), " ", make("span", "course-scenario__effect", ...copies(effect)));
    });
    return [this.heading("The path you took"), make("ol", "course-scene__path", ...items)];
  }
  reachable(from) {
    const found = new Set([from]);
    for (const name of found) this.moments.get(name).choices.forEach((choice) => found.add(choice.goto));
    return found;
  }
  // The other endings, each at the last moment of this play from which another choice leads there.
  elsewhere(moment) {
    const others = [...this.moments.values()].filter((other) => other.ends && other !== moment);
    const turns = this.path.map((entry) => {
      const ways = this.moments.get(entry.node).choices.filter((_, at) => at !== entry.at);
      return new Set(ways.flatMap((choice) => [...this.reachable(choice.goto)]));
    });
    const parts = [];
    for (let at = turns.length - 1; at >= 0; at -= 1) {
      const ends = others.filter((other) =>
        turns[at].has(other.item.dataset.node) &&
        !turns.slice(at + 1).some((later) => later.has(other.item.dataset.node))
      );
      if (!ends.length) continue;
      const items = ends.map((other) => {
        const kind = make(
          "b",
          `course-scene__kind--${other.ends}`,
          other.item.querySelector(".course-scenario__end").textContent,
        );
        return make("li", "", kind, ": ", other.says.textContent.trim());
      });
      parts.push(
        make("p", "", `From moment ${at + 1} it could still have come to:`),
        make("ul", "", ...items),
        make("p", "", button(`Play again from moment ${at + 1}`, () => this.goBackTo(at), true)),
      );
    }
    return parts.length ? [this.heading("What else could have happened"), ...parts] : [];
  }
  touched(moment) {
    const seen = new Set();
    const items = [
      ...this.path.map((entry) => this.taken(entry).items),
      moment.item.querySelector(":scope > .course-scenario__items"),
    ]
      .flatMap((list) => (list ? [...list.children] : []))
      .filter((item) => !seen.has(item.textContent) && seen.add(item.textContent))
      .map((item) => item.cloneNode(true));
    return items.length
      ? [this.heading("Checklist items that it touched"), make("ul", "course-scenario__items", ...items)]
      : [];
  }

  key() {
    return `coursewright/${this.dataset.course}/scenario/${this.dataset.slug}/${this.dataset.scenario}`;
  }
  runs(record) {
    return record && Array.isArray(record.runs)
      ? record.runs.filter((run) => run && Array.isArray(run.path) && run.effects)
      : [];
  }
  run() {
    const effects = {};
    this.totals().forEach((one) => {
      effects[one.id] = one.up - one.down;
    });
    return {
      date: new Date().toISOString(),
      path: this.path.map((entry) => `${entry.node}:${entry.at + 1}`),
      ends: this.moments.get(this.here).ends,
      effects,
    };
  }
  keep() {
    store.write(this.key(), (old) => ({ runs: [...this.runs(old), this.run()].slice(-KEPT) }));
    store.tell(this.querySelector(".course-notice"));
  }
  scores(run) {
    return this.qualities.map(({ id, label }) => {
      const by = Number(run.effects[id]) || 0;
      return label + " " + (by > 0 ? "+" : "") + String(by).replace("-", "−");
    }).join(", ");
  }
  // `keep` comes after the ending is shown, so what is stored now is what came before.
  compared() {
    const now = this.run();
    const earlier = this.runs(store.read(this.key())).reverse();
    if (!earlier.length) return [];
    const items = earlier.map((run) => {
      const parted = run.path.findIndex((step, at) => step !== now.path[at]);
      const same = parted < 0 && run.path.length === now.path.length;
      const where = same
        ? "the same path"
        : `parted from this one at moment ${(parted < 0 ? run.path.length : parted) + 1}`;
      const ended = make(
        "b",
        `course-scene__kind--${run.ends}`,
        { good: "a good ending", mixed: "a mixed ending", poor: "a poor ending" }[run.ends] || "an ending",
      );
      return make("li", "", `${day(run.date)}: `, ended, this.scored ? `; ${this.scores(run)}` : "", `; ${where}.`);
    });
    const mine = (this.scored ? `This play: ${this.scores(now)}. It` : "This play") +
      " is kept in this browser beside your earlier ones, for your eyes alone.";
    const list = make("ul", "", ...items.slice(0, 3));
    const parts = [this.heading("Beside your earlier plays"), make("p", "", mine), list];
    if (items.length > 3) {
      parts.push(
        make("details", "", make("summary", "", `${items.length - 3} more`), make("ul", "", ...items.slice(3))),
      );
    }
    return parts;
  }
}

customElements.define("course-scenario", Scenario);
