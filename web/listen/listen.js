// Reads a lesson aloud, sentence by sentence, with the voices of the device: the section that is shown, or the lesson
// from the section on that is looked at. The sentence is marked as it is read. Escape stops, and so does whatever leads
// to another section or page.

import { find, make, makeButton } from "../page/elements.js";
import { speak } from "../page/language.js";
import { sentencesIn, shownParts } from "./text.js";
import { voiceFor } from "./voices.js";

/** @typedef {import("./text.js").Sentence} Sentence */
/** @typedef {{set: (name: string, mark: unknown) => void, delete: (name: string) => void}} Highlights */

const MARK = "course-listen";
/** What marks a range without changing the page; browsers of before mark the paragraph alone. */
const marks = /** @type {{Highlight?: new (range: Range) => unknown, CSS: {highlights?: Highlights}}} */ (
  /** @type {unknown} */ (window)
);
const opener = find(document, ".course-listen", HTMLButtonElement);

class Reader {
  /** @type {Sentence[]} */
  sentences = [];
  at = 0;
  /** Which reading what is said belongs to: what a browser tells late of an earlier one is no matter. */
  turn = 0;
  isReading = false;
  pause = makeButton(speak("Pause"), true, () => this.isReading ? this.rest() : this.read());
  stop = makeButton(speak("Stop"), true, () => this.end());
  bar = make("span", "", "course-listen__bar course-no-print", this.pause, this.stop);

  constructor() {
    this.bar.setAttribute("role", "group");
    this.bar.setAttribute("aria-label", speak("Reading aloud"));
    this.bar.hidden = true;
    opener.after(this.bar);
    opener.addEventListener("click", () => this.begin());
    addEventListener("pagehide", () => this.end());
    addEventListener("course-section", () => this.end());
    document.addEventListener("keydown", ({ key }) => key === "Escape" && this.end());
  }
  begin() {
    const parts = shownParts();
    const above = parts.filter((part) => part.getBoundingClientRect().top < innerHeight / 3);
    this.sentences = parts.slice(Math.max(0, above.length - 1)).flatMap(sentencesIn);
    this.at = 0;
    if (!this.sentences.length) return;
    this.bar.hidden = false;
    opener.hidden = true;
    this.pause.focus();
    this.read();
  }
  /** Reads from the sentence on where it is. Not every browser goes on within one. */
  read() {
    this.isReading = true;
    this.pause.textContent = speak("Pause");
    this.next();
  }
  next() {
    const sentence = this.sentences[this.at];
    if (!sentence) return this.end();
    this.mark(sentence);
    const said = new SpeechSynthesisUtterance(sentence.text);
    const voice = voiceFor(sentence.language) || voiceFor(document.documentElement.lang);
    if (!voice) return this.end();
    said.voice = voice;
    said.lang = voice.lang;
    const turn = this.turn;
    said.onend = () => {
      if (turn !== this.turn) return;
      this.at += 1;
      this.next();
    };
    said.onerror = () => turn === this.turn && this.end();
    speechSynthesis.speak(said);
  }
  hush() {
    this.turn += 1;
    this.isReading = false;
    speechSynthesis.cancel();
  }
  rest() {
    this.hush();
    this.pause.textContent = speak("Go on reading");
  }
  end() {
    if (this.bar.hidden) return;
    this.hush();
    this.unmark();
    const isHere = this.bar.contains(document.activeElement);
    this.bar.hidden = true;
    opener.hidden = false;
    if (isHere) opener.focus({ preventScroll: true });
  }
  /** @param {Sentence} sentence */
  mark({ block, range }) {
    this.unmark();
    block.classList.add("course-listen__block");
    if (marks.Highlight && marks.CSS.highlights) marks.CSS.highlights.set(MARK, new marks.Highlight(range));
    const { top, bottom } = range.getBoundingClientRect();
    if (top < 80 || bottom > innerHeight - 120) block.scrollIntoView({ block: "center" });
  }
  unmark() {
    const old = document.querySelector(".course-listen__block");
    if (old) old.classList.remove("course-listen__block");
    if (marks.CSS.highlights) marks.CSS.highlights.delete(MARK);
  }
}

new Reader().begin();
