// <course-verifier>: opens records, says what each of them is, and lists them in a roster.
// Everything is compared with what the page itself holds; nothing is fetched and nothing is sent.

import * as roster from "./roster.js";
import { count, outcome, read, readFile } from "./verification.js";

// What the page holds: the versions, fingerprints and changes that are in force.
function presentOf(box) {
  const present = { catalogue: box.dataset.catalogue, courses: {}, modules: {} };
  for (const { dataset } of box.querySelectorAll("[data-course-code]")) {
    present.courses[dataset.courseCode] = { title: dataset.title, version: dataset.version };
  }
  for (const row of box.querySelectorAll("[data-module]")) {
    const changes = [...row.querySelectorAll("[data-kind]")].map(({ dataset }) => ({ ...dataset }));
    present.modules[row.dataset.module] = {
      version: row.dataset.version,
      fingerprint: row.dataset.fingerprint,
      changes,
    };
  }
  return present;
}

function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

class Verifier extends HTMLElement {
  connectedCallback() {
    this.start();
  }
  start() {
    if (this.entries) return;
    const { words, states, columns } = this.dataset;
    this.known = { present: presentOf(this), words: JSON.parse(words), states: JSON.parse(states), today: today() };
    this.columns = JSON.parse(columns);
    this.entries = [];
    this.rows = [];
    for (const name of ["files", "link", "search", "state"]) this[name] = this.querySelector(`[name=${name}]`);
    this.said = this.querySelector(".course-said");
    this.result = this.querySelector(".course-roster");
    this.body = this.querySelector("tbody");
    this.querySelector(".course-open").addEventListener("submit", (event) => event.preventDefault());
    this.files.addEventListener("change", () => this.open([...this.files.files]));
    this.addEventListener("dragover", (event) => event.preventDefault());
    this.addEventListener("drop", (event) => {
      event.preventDefault();
      this.open([...event.dataTransfer.files]);
    });
    this.onPress("look", () => this.scan(this.link.value));
    this.onPress("save", () => this.save());
    this.onPress("clear", () => this.clear());
    this.search.addEventListener("input", () => {
      this.search.defaultValue = this.search.value; // WebKit resets it when the page comes back
      this.filter();
    });
    this.state.addEventListener("change", () => this.filter());
    for (const head of this.querySelectorAll("th[data-column]")) {
      head.querySelector("button").addEventListener("click", () => this.sort(head));
    }
    this.querySelector(".course-open").hidden = false;
    this.querySelector(".course-no-script").hidden = true;
    this.follow();
  }
  onPress(name, act) {
    this.querySelector(`[data-act=${name}]`).addEventListener("click", act);
  }
  // A scanned code opens this page with the record behind the #.
  follow() {
    if (location.hash.startsWith("#r=")) this.scan(location.hash);
  }
  scan(text) {
    const link = text.trim();
    if (!link) {
      this.said.textContent = this.dataset.empty;
      this.link.focus();
      return;
    }
    this.add([{ file: this.dataset.link, ...read(link.includes("#r=") ? link : "#r=" + link) }]);
  }
  async open(files) {
    const entries = [];
    for (const file of files) {
      entries.push({ file: file.name, ...(await readFile(file)) });
    }
    this.files.value = "";
    if (entries.length) this.add(entries);
  }
  add(entries) {
    for (const entry of entries) {
      Object.assign(entry, outcome(entry, this.known));
      entry.label = this.known.states[entry.state];
    }
    this.entries.push(...entries);
    this.rows = roster.rows(this.entries, this.known.present, this.columns);
    this.sortedBy = null;
    this.result.hidden = false;
    this.show();
    this.said.textContent = entries.length === 1 ? this.one(entries[0]) : this.sum(entries);
  }
  one({ file, record, label, lines }) {
    const who = record ? `${record.learner.name}, ${record.course.code}` : file;
    return `${who}: ${label}. ${lines.join(" ")}`;
  }
  sum(entries) {
    const found = Object.keys(this.known.states).reverse().map((
      state,
    ) => [state, entries.filter((entry) => entry.state === state).length]);
    const said = found.filter(([, number]) => number).map(([state, number]) =>
      `${this.known.states[state]}: ${number}.`
    );
    const merged = this.entries.length - this.rows.length;
    said.unshift(`${count(entries.length, "file was", "files were")} opened.`);
    if (merged) said.push(`${count(merged, "was", "were")} merged with a later one of the same learner and course.`);
    return said.join(" ");
  }
  shown() {
    const rows = roster.filtered(this.rows, this.search.value, this.state.value);
    return this.sortedBy ? roster.sorted(rows, ...this.sortedBy) : rows;
  }
  filter() {
    this.show();
    this.said.textContent = `${this.body.rows.length} of ${this.rows.length} shown.`;
  }
  sort(head) {
    const down = head.getAttribute("aria-sort") === "ascending";
    this.sortedBy = [head.dataset.column, down];
    this.show();
    this.said.textContent = `Sorted by ${head.textContent.trim()}, ${down ? "descending" : "ascending"}.`;
  }
  show() {
    const heads = [...this.querySelectorAll("th[data-column]")];
    for (const head of heads) {
      const [column, down] = this.sortedBy || ["learner", false];
      if (head.dataset.column === column) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
    this.body.replaceChildren(...this.shown().map((row) => this.line(row, heads)));
  }
  line(row, heads) {
    const line = document.createElement("tr");
    for (const head of heads) {
      const name = head.dataset.column;
      const cell = document.createElement(name === "learner" ? "th" : "td");
      if (name === "learner") cell.scope = "row";
      else cell.dataset.cell = name;
      cell.append(name === "learner" ? row.learner || row.file : row[name]);
      if (name === "state") this.explain(cell, row);
      line.append(cell);
    }
    return line;
  }
  // The state has a mark and a word of its own; the reasons stand under it.
  explain(cell, row) {
    const mark = document.createElement("strong");
    mark.className = "course-outcome";
    mark.dataset.state = row.is;
    mark.textContent = row.state;
    const reasons = row.is === "unchanged" ? [] : row.lines.map((line) => {
      const reason = document.createElement("span");
      reason.className = "course-small";
      reason.textContent = line + " ";
      return reason;
    });
    cell.replaceChildren(mark, " ", ...reasons);
  }
  save() {
    const list = roster.filtered(this.rows, this.search.value, this.state.value);
    const blob = new Blob([roster.csv(list, this.columns)], { type: "text/csv" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = this.dataset.file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    this.said.textContent = `${count(list.length, "row", "rows")} saved as ${this.dataset.file}.`;
  }
  clear() {
    this.entries = [];
    this.rows = [];
    this.show();
    this.result.hidden = true;
    this.link.value = "";
    this.said.textContent = this.dataset.cleared;
    this.files.focus();
  }
}

customElements.define("course-verifier", Verifier);
addEventListener(
  "hashchange",
  () => document.querySelectorAll("course-verifier").forEach((box) => box.entries && box.follow()),
);
