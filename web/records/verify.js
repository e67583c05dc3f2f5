// <course-verifier>: opens records, says what each of them is, and lists them in a roster.
// Everything is compared with what the page itself holds; nothing is fetched and nothing is sent.

import { dataOf, find, findAll, make } from "../page/elements.js";
import { save } from "../page/files.js";
import { listed, speak, speakMany } from "../page/language.js";
import { showRows } from "../page/rows.js";
import { atOnce, inSlices } from "../page/slices.js";
import { dayOf } from "../page/words.js";
import { inTurn } from "./in_turn.js";
import * as roster from "./roster.js";
import { scoreLines } from "./scores.js";
import * as signature from "./signature.js";
import { opened } from "./opened.js";
import { presentOf } from "./present.js";
import { outcome, read } from "./verification.js";

/** @typedef {import("./verification.js").Known} Known */
/** @typedef {import("./verification.js").Read} Read */
/** @typedef {import("./figures_page.js").Figures} Figures */
/** @typedef {import("./roster.js").Entry} Entry */
/** @typedef {import("./roster.js").Row} Row */

/** @typedef {{files: File[], isStopped: boolean}} Reading files that are read, and whether somebody stopped it */

const MANY = 500; // files; of fewer it is not told how far their reading is, and they are listed at once
const STEP = 20; // files, after which the bar grows

export class Verifier extends HTMLElement {
  data = dataOf(this);
  /** @type {Known} */
  known = {
    present: presentOf(this),
    words: JSON.parse(this.data.words),
    states: JSON.parse(this.data.states),
    today: dayOf(new Date()),
  };
  /** @type {import("./roster.js").Columns} */
  columns = JSON.parse(this.data.columns);
  /** @type {(Read & {file: string})[]} */
  opened = [];
  /** @type {{file: string, lines: import("./signature.js").Line[]}[]} */
  signatures = [];
  /** @type {import("./sheets.js").Sheet[]} */
  sheets = [];
  /** @type {WeakMap<Read, import("./verification.js").Outcome>} */
  outcomes = new WeakMap();
  /** @type {Entry[]} */
  entries = [];
  /** @type {Row[]} */
  rows = [];
  /** @type {[column: string, down: boolean] | null} */
  sortedBy = null;
  files = find(this, "[name=files]", HTMLInputElement);
  link = find(this, "[name=link]", HTMLInputElement);
  search = find(this, "[name=search]", HTMLInputElement);
  state = find(this, "[name=state]", HTMLSelectElement);
  said = find(this, ".course-said");
  result = find(this, ".course-roster");
  body = find(this, "tbody", HTMLTableSectionElement);
  more = find(this, "[data-act=more]", HTMLButtonElement);
  progress = find(this, ".course-reading");
  bar = find(this, "progress", HTMLProgressElement);
  /** @type {Reading | null} */
  reading = null;
  isStarted = false;

  connectedCallback() {
    if (this.isStarted) return;
    this.isStarted = true;
    const form = find(this, ".course-open");
    form.addEventListener("submit", (event) => event.preventDefault());
    this.files.addEventListener("change", () => this.open([...(this.files.files || [])]));
    this.addEventListener("dragover", (event) => event.preventDefault());
    this.addEventListener("drop", (event) => {
      event.preventDefault();
      const files = event.dataTransfer ? [...event.dataTransfer.files] : [];
      const isList = (/** @type {File} */ file) => /\.csv$/i.test(file.name);
      this.open(files.filter((file) => !isList(file)));
      for (const detail of files.filter(isList)) this.dispatchEvent(new CustomEvent("course-dropped", { detail }));
    });
    this.onPress("look", () => this.scan(this.link.value));
    this.onPress("stop", () => this.stop());
    this.onPress("save", () => this.save());
    this.onPress("clear", () => this.clear());
    this.search.addEventListener("input", () => {
      this.search.defaultValue = this.search.value; // WebKit resets it when the page comes back
      this.filter();
    });
    this.state.addEventListener("change", () => this.filter());
    this.onPress("count", () => this.fetchFigures());
    for (const head of this.heads()) find(head, "button").addEventListener("click", () => this.sort(head));
    form.hidden = false;
    this.follow();
  }
  heads() {
    return findAll(this, "th[data-column]");
  }
  /**
   * @param {string} name
   * @param {() => void} act
   */
  onPress(name, act) {
    find(this, `[data-act=${name}]`).addEventListener("click", act);
  }
  // A scanned code opens this page with the record behind the #.
  follow() {
    if (location.hash.startsWith("#r=")) this.scan(location.hash);
  }
  /** @param {string} text */
  scan(text) {
    const link = text.trim();
    if (!link) {
      this.said.textContent = this.data.empty;
      this.link.focus();
      return;
    }
    this.add([{ file: this.data.link, ...read(link.includes("#r=") ? link : `#r=${link}`) }]);
  }
  /**
   * Reads files, and then lists them; those that come while others are read, with these.
   *
   * @param {File[]} files
   */
  async open(files) {
    this.files.value = "";
    if (!files.length) return;
    if (this.reading) this.reading.files.push(...files);
    else await this.read({ files: [...files], isStopped: false });
  }
  /** @param {Reading} reading */
  async read(reading) {
    this.reading = reading;
    const entries = [];
    let number = 0;
    for await (const found of inTurn(reading.files, opened)) {
      if (this.reading !== reading) return; // the list was emptied meanwhile
      if ("lines" in found) this.signatures.push(found);
      else if ("sheets" in found) this.sheets.push(...found.sheets);
      else entries.push(found);
      if ("record" in found) this.prepare(found);
      number += 1;
      this.tellReading(number, reading.files.length);
      if (reading.isStopped) break;
    }
    this.reading = null;
    this.endReading();
    await this.add(entries);
    const all = reading.files.length;
    const stopped = speak("Stopped after %(number)s of %(all)s files.", { number, all });
    if (number < all) this.say(`${stopped} ${this.said.textContent}`);
  }
  /**
   * Judges a record, and finds what its row shows, between two files: ten thousand at once would stop the page.
   *
   * @param {Read & {file: string}} found
   */
  prepare(found) {
    this.unsigned(found);
    if (found.record) roster.prepare(found.record, this.known.present);
  }
  /**
   * How far the reading of many files is.
   *
   * @param {number} number
   * @param {number} all
   */
  tellReading(number, all) {
    if (all < MANY || number % STEP) return;
    this.progress.hidden = false;
    this.bar.max = all;
    this.bar.value = number;
    if (number % MANY === 0) this.say(speak("%(number)s of %(all)s files read.", { number, all }));
  }
  endReading() {
    const isHere = this.progress.contains(document.activeElement);
    this.progress.hidden = true;
    if (isHere) this.files.focus(); // the button to stop is gone
  }
  stop() {
    if (this.reading) this.reading.isStopped = true;
  }
  /**
   * All of it is judged anew, because a signature may come after its record. Many are listed in slices, between which
   * the page does what else is asked of it; where the list is emptied or grows meanwhile, that is listed alone.
   *
   * @param {(Read & {file: string})[]} read
   */
  async add(read) {
    const before = this.opened.length;
    const opened = this.opened.concat(read);
    this.opened = opened;
    const judged = this.judged();
    const strays = this.strays();
    const all = [...judged, ...strays];
    const steps = roster.rowsOf(all, this.known, this.columns);
    const rows = all.length < MANY ? atOnce(steps) : await inSlices(steps, () => this.opened === opened);
    if (!rows) return;
    [this.entries, this.rows] = [all, rows];
    const entries = read.length ? [...judged.slice(before), ...strays] : this.entries;
    this.sortedBy = null;
    this.result.hidden = !this.entries.length;
    this.show();
    if (entries.length === 1) this.say(this.one(entries[0]));
    else this.say(entries.length ? this.sum(entries) : "");
    this.dispatchEvent(new Event("course-judged"));
  }
  /** @param {string} words */
  say(words) {
    this.said.textContent = words;
  }
  judged() {
    const lines = signature.byRecord(this.signatures);
    return this.opened.map((entry) => {
      const signed = lines.get(entry.record ? entry.record.id : "");
      const is = signed ? outcome(entry, this.known, signed) : this.unsigned(entry);
      return { ...entry, ...is, label: this.known.states[is.state] };
    });
  }
  /**
   * What a record is without a signature, which is found once.
   *
   * @param {Read & {file: string}} entry
   */
  unsigned(entry) {
    const found = this.outcomes.get(entry) || outcome(entry, this.known);
    this.outcomes.set(entry, found);
    return found;
  }
  // Rows for lines of signatures that are none, or that belong to no record that is open.
  strays() {
    const ids = new Set(this.opened.flatMap(({ record }) => record ? [record.id] : []));
    const label = this.known.states.unreadable;
    return signature.leftOver(this.signatures, ids, this.known.words).map(({ file, line }) => (
      { file, record: null, problems: [], state: "unreadable", lines: [line], signed: "", label }
    ));
  }
  /** @param {Entry} entry */
  one({ file, record, label, lines }) {
    const who = record ? listed([record.learner.name, record.course.code]) : file;
    return `${speak("%(who)s: %(state)s.", { who, state: label })} ${lines.join(" ")}`;
  }
  /** @param {Entry[]} entries */
  sum(entries) {
    const said = [speakMany("1 file was opened.", "%(number)s files were opened.", entries.length)];
    for (const [state, label] of Object.entries(this.known.states).reverse()) {
      const number = entries.filter((entry) => entry.state === state).length;
      if (number) said.push(speak("%(state)s: %(number)s.", { state: label, number }));
    }
    const merged = this.entries.length - this.rows.length;
    const were = speakMany(
      "1 was merged with a later one of the same learner and course.",
      "%(number)s were merged with a later one of the same learner and course.",
      merged,
    );
    if (merged) said.push(were);
    const doubles = this.rows.filter(({ cells }) => cells.doubles !== "0").length;
    if (doubles) said.push(speak("Possible doubles: %(number)s.", { number: doubles }));
    return said.join(" ");
  }
  shown() {
    const rows = roster.filtered(this.rows, this.search.value, this.state.value);
    return this.sortedBy ? roster.sorted(rows, ...this.sortedBy, this.known.states) : rows;
  }
  filter() {
    const shown = this.show();
    this.said.textContent = speak("%(shown)s of %(all)s shown.", { shown, all: this.rows.length });
  }
  /** @param {HTMLElement} head */
  sort(head) {
    const down = head.getAttribute("aria-sort") === "ascending";
    this.sortedBy = [dataOf(head).column, down];
    this.show();
    this.said.textContent = down
      ? speak("Sorted by %(column)s, descending.", { column: head.textContent.trim() })
      : speak("Sorted by %(column)s, ascending.", { column: head.textContent.trim() });
  }
  // Shows the rows that fit, and returns how many there are.
  show() {
    const heads = this.heads();
    const [column, down] = this.sortedBy || ["state", false];
    for (const head of heads) {
      if (head.dataset.column === column) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
    const shown = this.shown();
    showRows(this.body, this.more, shown, (row) => this.line(row, heads));
    return shown.length;
  }
  /**
   * @param {Row} row
   * @param {HTMLElement[]} heads
   */
  line(row, heads) {
    const { cells } = row;
    const line = make("tr");
    for (const name of heads.map((head) => dataOf(head).column)) {
      const cell = name === "learner" ? make("th", cells.learner || cells.file) : make("td", cells[name]);
      if (name === "learner") cell.scope = "row";
      else cell.dataset.cell = name;
      if (name === "state") this.explain(cell, row);
      if (name === "result") cell.append(...this.scoresIn(row));
      line.append(cell);
    }
    return line;
  }
  // Loads what counts answers, once somebody asks: most who open records do not.
  fetchFigures() {
    if (customElements.get("course-figures")) {
      /** @type {Figures} */ (find(this, "course-figures")).start();
      return;
    }
    const script = make("script");
    script.src = this.data.figures;
    script.onerror = () => this.sayNotCounted();
    this.append(script);
  }
  sayNotCounted() {
    this.say(speak("What counts the answers could not be loaded. Check your connection, and press the button again."));
  }
  /** @param {Row} row */
  scoresIn({ record }) {
    return record ? scoreLines(record).map((line) => make("span", line, "course-small")) : [];
  }
  /**
   * The state has a mark and a word of its own; the reasons stand under it.
   *
   * @param {HTMLElement} cell
   * @param {Row} row
   */
  explain(cell, { cells, is, lines }) {
    const mark = make("strong", cells.state, "course-outcome");
    mark.dataset.state = is;
    const told = is === "unchanged" ? lines.slice(1) : lines;
    const reasons = told.map((line) => make("span", `${line} `, "course-small"));
    cell.replaceChildren(mark, " ", ...reasons);
  }
  save() {
    const list = roster.filtered(this.rows, this.search.value, this.state.value);
    save(this.data.file, roster.csv(list, this.columns), "text/csv");
    this.said.textContent = speakMany(
      "1 row saved as %(file)s.",
      "%(number)s rows saved as %(file)s.",
      list.length,
      { file: this.data.file },
    );
  }
  clear() {
    this.reading = null;
    this.endReading();
    [this.opened, this.signatures, this.sheets, this.entries, this.rows] = [[], [], [], [], []];
    this.show();
    this.result.hidden = true;
    this.link.value = "";
    this.say(this.data.cleared);
    this.dispatchEvent(new Event("course-judged"));
    this.files.focus();
  }
}

customElements.define("course-verifier", Verifier);
addEventListener("hashchange", () => {
  for (const box of document.querySelectorAll("course-verifier")) if (box instanceof Verifier) box.follow();
});
