// What the trainer's window has beside the slide: its notes, the next slide, the time of day, and how long the session
// has taken against the times of the run sheet.

import { copiesOf, dataOf, find, make, makeButton } from "../page/elements.js";
import { speak } from "../page/language.js";
import { beganAt, elapsed, inTime, keep, timeOf } from "./session.js";
import { next } from "./steps.js";

/** @typedef {import("./deck.js").Deck} Deck */

export class Panel {
  clock = make("b", "", "course-panel__clock");
  taken = make("b", "", "course-panel__taken");
  step = make("p", "", "course-panel__step");
  title = make("p", "", "course-panel__title");
  face = make("div", "", "course-panel__face");

  /** @param {Deck} deck */
  constructor(deck) {
    this.deck = deck;
    const restart = makeButton(speak("Start the time now"), true, () => this.restart());
    const times = make(
      "dl",
      "",
      "course-panel__times",
      make("div", "", "", make("dt", speak("Clock")), make("dd", "", "", this.clock)),
      make("div", "", "", make("dt", speak("Session")), make("dd", "", "", this.taken)),
    );
    const time = make("section", "", "course-panel__time", make("h2", speak("Time")), times, this.step, restart);
    const then = make("section", "", "course-panel__next", make("h2", speak("Next slide")), this.title, this.face);
    const panel = make("div", "", "course-panel course-no-print", time, then);
    deck.append(panel);
    document.title = speak("Trainer’s window: %(title)s", { title: document.title });
    setInterval(() => this.tick(), 1000);
  }

  restart() {
    keep(this.deck.session, Date.now());
    this.deck.go(this.deck.state);
    this.tick();
  }

  draw() {
    const { deck } = this;
    const following = next(deck.slides, { ...deck.state, shown: true }).at;
    const item = deck.items[following];
    const isLast = following === deck.state.at;
    this.title.textContent = isLast ? speak("This is the last slide.") : find(item, "h2").textContent;
    const parts = isLast ? [] : copiesOf(find(item, ".course-slide__face"));
    this.face.replaceChildren(...parts.filter((part) => !(part instanceof Element && part.matches(NOT_NEXT))));
    this.face.setAttribute("inert", "");
    this.tick();
  }

  tick() {
    const began = beganAt(this.deck.session);
    const past = began ? Date.now() - began : 0;
    this.clock.textContent = timeOf(new Date());
    this.taken.textContent = elapsed(past);
    const { from, to } = dataOf(this.deck.items[this.deck.state.at]);
    this.step.textContent = to ? inTime(Number(from), Number(to), past / 60000) : "";
  }
}

const NOT_NEXT = "h2, .course-slide__answer, .course-slide__number, .course-eyebrow";
