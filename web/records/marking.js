// <course-marking>: a trainer types the marks of a class from paper, a row for each learner and a column for each
// question, and saves them as the table that the command `enter` takes. Until then they are kept under
// marks/<course>/<module>, as they are typed. Enter and the arrow keys go from cell to cell.

import { dataOf, find, findAll, make } from "../page/elements.js";
import { save } from "../page/files.js";
import { speak, speakMany } from "../page/language.js";
import * as store from "../store/store.js";
import { csvOf, kept } from "./roster.js";

/** @typedef {Record<string, string>} Row what was typed, by the columns of the table */
/**
 * Worksheets of a module: how many questions those have that ask all, and by their letters those that ask some.
 *
 * @typedef {{course: string, module: string, questions: number, some: Record<string, number>}} Kind
 */

const MARK = /^(?:[0-9]{1,3}(?:[.,][0-9]{1,2})?|[A-Za-z][A-Za-z ,;+]*)$/; // points, or letters that were ticked
const NO_MARK = /^$/; // in a version that asks fewer questions
/** @type {Record<string, string>} */
const WORDS = {
  learner: speak("Learner"),
  number: speak("Staff number"),
  site: speak("Site"),
  worksheet: speak("Worksheet: A, B, C or R"),
};

/**
 * What a row says, without what was left empty; nothing where nothing was typed.
 *
 * @param {HTMLElement} row
 */
const rowOf = (row) =>
  Object.fromEntries(cellsOf(row).filter(({ value }) => value.trim()).map(({ name, value }) => [name, value.trim()]));
/** @param {HTMLElement} row */
const cellsOf = (row) => /** @type {HTMLInputElement[]} */ (findAll(row, "input"));

class Marking extends HTMLElement {
  data = dataOf(this);
  root = `coursewright/${this.data.course}/marks/`;
  notice = find(this, ".course-notice");
  which = find(this, "[name=module]", HTMLSelectElement);
  date = find(this, "[name=date]", HTMLInputElement);
  head = find(this, "thead tr", HTMLTableRowElement);
  body = find(this, "tbody", HTMLTableSectionElement);
  forget = find(this, "[data-act=forget]", HTMLButtonElement);
  /** @type {string[]} */
  columns = JSON.parse(this.data.columns);
  asked = ["learner", ...this.data.asked.split(" ").filter(Boolean)];
  isSure = false;
  isStarted = false;

  connectedCallback() {
    if (this.isStarted) return;
    this.isStarted = true;
    find(this, "form").hidden = false;
    find(this, "form").addEventListener("submit", (event) => event.preventDefault());
    this.which.addEventListener("change", () => this.show());
    this.date.addEventListener("input", () => this.keep());
    this.body.addEventListener("input", ({ target }) => this.took(/** @type {HTMLInputElement} */ (target)));
    this.body.addEventListener("keydown", (event) => this.move(event));
    find(this, "[data-act=add]").addEventListener("click", () => this.add().focus());
    find(this, "[data-act=names]").addEventListener("click", () => this.takeNames());
    find(this, "[data-act=save]").addEventListener("click", () => this.save());
    this.forget.addEventListener("click", () => this.forgetAll());
    this.show();
    store.tell(this.notice);
  }
  /** What another tab has typed is shown; whoever types here is left alone. */
  refresh() {
    if (!this.body.contains(document.activeElement)) this.show();
  }
  /** @returns {Kind[]} */
  kinds() {
    return [...this.which.options].map((option) => {
      const { course, module, questions, c, r } = dataOf(option);
      const some = Object.entries({ C: Number(c), R: Number(r) }).filter(([, number]) => number);
      return { course, module, questions: Number(questions), some: Object.fromEntries(some) };
    });
  }
  kind() {
    return this.kinds()[this.which.selectedIndex];
  }
  /** @param {Kind} kind */
  key({ course, module }) {
    return `${this.root}${course}/${module}`;
  }
  /** @param {Kind} kind */
  kept(kind) {
    const { rows = [], date = "" } = store.read(this.key(kind)) || {};
    return { rows, date };
  }
  /**
   * The cells of a row: those of all versions, or those that the version of a row has.
   *
   * @param {Kind} kind
   * @param {Row} [row]
   */
  cellNames({ questions, some }, { worksheet = "" } = {}) {
    const length = some[worksheet.toUpperCase()] ?? questions;
    const marks = Array.from({ length }, (_, at) => String(at + 1));
    return [...this.asked, ...(questions ? ["worksheet"] : []), ...marks];
  }
  // The table for what is chosen, with what was typed there.
  show() {
    const kind = this.kind();
    const { rows, date } = this.kept(kind);
    this.date.value = date;
    this.head.replaceChildren(
      ...this.cellNames(kind).map((name) => {
        const head = make("th", WORDS[name] || name);
        head.scope = "col";
        return head;
      }),
    );
    this.body.replaceChildren();
    for (const row of [...rows, {}]) this.add(row);
  }
  /**
   * Adds a row, and returns its first cell.
   *
   * @param {Row} [said]
   */
  add(said = {}) {
    const number = this.body.rows.length + 1;
    const row = make("tr");
    row.append(
      ...this.cellNames(this.kind()).map((name) => {
        const cell = make("input");
        const what = WORDS[name] || speak("Question %(number)s", { number: name });
        cell.name = name;
        cell.value = said[name] || "";
        cell.autocomplete = "off";
        cell.spellcheck = false;
        cell.setAttribute("aria-label", speak("%(what)s, row %(number)s", { what, number }));
        return make("td", "", "", cell);
      }),
    );
    this.body.append(row);
    this.look(row);
    return cellsOf(row)[0];
  }
  /** @param {HTMLInputElement} cell */
  took(cell) {
    const row = /** @type {HTMLTableRowElement} */ (cell.closest("tr"));
    this.look(row);
    this.keep();
    if (!row.nextElementSibling) this.add(); // there is always one more to write into
  }
  /**
   * Marks what cannot be a mark; what is empty is told when the table is saved.
   *
   * @param {HTMLElement} row
   */
  look(row) {
    const needed = this.cellNames(this.kind(), rowOf(row));
    for (const cell of cellsOf(row)) {
      const mark = needed.includes(cell.name) ? MARK : NO_MARK;
      const form = this.formOf(cell.name) || (/^[0-9]+$/.test(cell.name) ? mark : /^/);
      const said = cell.value.trim();
      if (said && !form.test(said)) cell.setAttribute("aria-invalid", "true");
      else cell.removeAttribute("aria-invalid");
    }
  }
  /**
   * What a cell has to say that holds no mark.
   *
   * @param {string} name
   * @param {Kind} [kind]
   */
  formOf(name, kind = this.kind()) {
    if (name === "learner") return /\S/;
    return name === "worksheet" ? new RegExp(`^[AB${Object.keys(kind.some).join("")}]$`, "i") : undefined;
  }
  rows() {
    return [...this.body.rows].map(rowOf).filter((row) => Object.keys(row).length);
  }
  keep() {
    const rows = this.rows();
    const date = this.date.value;
    this.isSure = false;
    this.forget.textContent = this.data.forget;
    if (rows.length || date) store.write(this.key(this.kind()), () => ({ date, rows }));
    else store.drop(this.key(this.kind()));
    store.tell(this.notice);
  }
  /**
   * Enter and the arrows up and down go to the same column of another row; left and right, from the ends of a text, to
   * the cell beside it.
   *
   * @param {KeyboardEvent} event
   */
  move(event) {
    const cell = /** @type {HTMLInputElement} */ (event.target);
    const row = /** @type {HTMLTableRowElement} */ (cell.closest("tr"));
    const at = cellsOf(row).indexOf(cell);
    const [down, side] = stepOf(event, cell);
    const rows = [...this.body.rows];
    const to = rows[rows.indexOf(row) + down];
    const next = to && cellsOf(to)[at + side];
    if ((!down && !side) || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    event.preventDefault();
    if (!next) return;
    next.focus();
    next.select();
  }
  // The people of the other worksheets of this course who have no row here.
  takeNames() {
    const { course } = this.kind();
    const others = this.kinds().filter((kind) => kind.course === course).flatMap((kind) => this.kept(kind).rows);
    const who = (/** @type {Row} */ row) => Object.fromEntries(this.asked.map((name) => [name, row[name] || ""]));
    const here = new Set(this.rows().map((row) => JSON.stringify(who(row))));
    const names = new Map(others.map((row) => [JSON.stringify(who(row)), who(row)]));
    const added = [...names].filter(([key, row]) => row.learner && !here.has(key)).map(([, row]) => row);
    const last = this.body.rows[this.body.rows.length - 1];
    if (last && !Object.keys(rowOf(last)).length) last.remove();
    for (const row of added) this.add(row);
    this.add();
    this.keep();
    this.notice.textContent = speakMany("1 row added.", "%(number)s rows added.", added.length);
  }
  // All that was typed for this course, of which each row is a line.
  save() {
    const { course } = this.kind();
    const kinds = this.kinds().filter((kind) => kind.course === course);
    const most = Math.max(...kinds.map(({ questions }) => questions));
    const marks = Array.from({ length: most }, (_, at) => String(at + 1));
    const names = [...this.columns, ...marks];
    const typed = kinds.flatMap((kind) => {
      const { rows, date } = this.kept(kind);
      return rows.map((row) => ({ ...row, course, module: kind.module, date, kind }));
    });
    const lines = typed.map(({ kind: _, ...row }) => {
      const said = /** @type {Row} */ (row);
      return names.map((name) => name === "number" ? kept(said.number || "") : said[name] || ""); // 007 stays 007
    });
    if (!lines.length) {
      this.notice.textContent = speak("Nothing was typed yet.");
      return;
    }
    save(this.data.file, csvOf([[...JSON.parse(this.data.heads), ...marks], ...lines]), "text/csv");
    const open = typed.reduce((sum, { kind, ...row }) => sum + this.openIn(kind, row), 0);
    const said = speakMany(
      "%(number)s worksheet saved as %(file)s.",
      "%(number)s worksheets saved as %(file)s.",
      lines.length,
      { file: this.data.file },
    );
    const missing = speakMany(
      "1 cell is empty or says no mark, and `enter` will ask for it.",
      "%(number)s cells are empty or say no mark, and `enter` will ask for them.",
      open,
    );
    this.notice.textContent = open ? `${said} ${missing}` : said;
  }
  /**
   * How many cells of a line are empty, or cannot be what they have to be.
   *
   * @param {Kind} kind
   * @param {Row} row
   */
  openIn(kind, row) {
    const needed = this.cellNames(kind, row).filter((name) => !["number", "site"].includes(name));
    const open = needed.filter((name) => !(this.formOf(name, kind) || MARK).test(row[name] || ""));
    return open.length + (row.date ? 0 : 1);
  }
  forgetAll() {
    const { course } = this.kind();
    if (!this.isSure) {
      this.isSure = true;
      this.forget.textContent = this.data.sure;
      this.notice.textContent = speak(
        "All that was typed for this course will be gone. Press once more to take it out of this browser.",
      );
      return;
    }
    for (const kind of this.kinds()) if (kind.course === course) store.drop(this.key(kind));
    this.isSure = false;
    this.forget.textContent = this.data.forget;
    this.show();
    this.notice.textContent = speak("The table is empty.");
  }
}

/**
 * Which way a key leads: rows down, and cells aside.
 *
 * @param {KeyboardEvent} event
 * @param {HTMLInputElement} cell
 */
function stepOf({ key, shiftKey }, { value, selectionStart, selectionEnd }) {
  if (key === "Enter") return [shiftKey ? -1 : 1, 0];
  if (shiftKey) return [0, 0];
  if (key === "ArrowDown" || key === "ArrowUp") return [key === "ArrowDown" ? 1 : -1, 0];
  return [
    0,
    sideOf(key, selectionStart === 0 && selectionEnd === value.length, {
      isAtStart: selectionEnd === 0,
      isAtEnd: selectionStart === value.length,
    }),
  ];
}
/**
 * Whether a key leads out of a cell: from its start or its end, or where all in it is selected.
 *
 * @param {string} key
 * @param {boolean} isAll
 * @param {{isAtStart: boolean, isAtEnd: boolean}} places
 */
function sideOf(key, isAll, { isAtStart, isAtEnd }) {
  if (key === "ArrowRight") return isAll || isAtEnd ? 1 : 0;
  return key === "ArrowLeft" && (isAll || isAtStart) ? -1 : 0;
}

customElements.define("course-marking", Marking);
