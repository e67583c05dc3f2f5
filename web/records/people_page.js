// <course-people>: a list of people beside the records that are open in the verifier around it: who is late, who has
// not begun, what ends soon, possible doubles, and people by modules. All of it stays in the browser.

import { dataOf, find, findAll, make } from "../page/elements.js";
import { save } from "../page/files.js";
import { speak, speakMany } from "../page/language.js";
import { showRows } from "../page/rows.js";
import { owns } from "../store/values.js";
import { cellsOf, COUNTED, inOrder, LISTS, matrixCsv, peopleCsv, sitesOf } from "./lists.js";
import { readPeople } from "./people.js";
import { folded } from "./roster.js";
import { standing } from "./standing.js";

/** @typedef {import("./people.js").Person} Person */
/** @typedef {import("./standing.js").Line} Line */
/** @typedef {import("./verify.js").Verifier} Verifier */

const BY_MODULES = "modules";
const NOWHERE = " "; // the value of people without a site: no name of one is a space

class People extends HTMLElement {
  data = dataOf(this);
  words = JSON.parse(this.data.words);
  standings = JSON.parse(this.data.standings);
  columns = JSON.parse(this.data.columns);
  verifier = /** @type {Verifier} */ (this.closest("course-verifier"));
  file = find(this, "[name=people]", HTMLInputElement);
  faults = find(this, ".course-faults");
  result = find(this, "[data-place=people]");
  sites = find(this, "[data-place=sites]", HTMLTableSectionElement);
  head = find(this, "[data-place=head]");
  body = find(this, "[data-place=rows]", HTMLTableSectionElement);
  more = find(this, "[data-act=more]", HTMLButtonElement);
  heading = find(this, "[data-place=title]");
  within = find(this, "[name=within]", HTMLInputElement);
  /** @type {Person[]} */
  people = [];
  /** @type {import("./standing.js").Standing} */
  stands = { lines: [], modules: [], completed: new Map() };
  isStarted = false;

  connectedCallback() {
    if (this.isStarted) return;
    this.isStarted = true;
    find(this, "section").hidden = false;
    this.file.addEventListener("change", () => this.file.files && this.read(this.file.files[0]));
    this.verifier.addEventListener("course-judged", () => this.people.length && this.judge());
    this.verifier.addEventListener("course-dropped", (event) => {
      if (event instanceof CustomEvent) this.read(event.detail);
    });
    for (const select of findAll(this, "select")) select.addEventListener("change", () => this.filter());
    this.within.addEventListener("change", () => {
      this.judge();
      this.filter();
    });
    find(this, "[data-act=table]").addEventListener("click", () => this.save());
    find(this, "[data-act=print]").addEventListener("click", () => {
      this.verifier.dataset.print = "people"; // and nothing else of the page
      print();
    });
    addEventListener("afterprint", () => delete this.verifier.dataset.print);
  }
  /** @param {string} name */
  chosen(name) {
    return find(this, `[name=${name}]`, HTMLSelectElement).value;
  }
  /** @param {File | undefined} file */
  async read(file) {
    if (!file) return;
    const { present } = this.verifier.known;
    const { all, faults } = readPeople(new Uint8Array(await file.arrayBuffer()), present, this.words);
    this.file.value = "";
    this.people = all;
    this.result.hidden = faults.length > 0;
    this.faults.replaceChildren(
      ...faults.map(({ line, column, message }) =>
        make("li", speak("Line %(line)s, column %(column)s: %(message)s.", { line, column, message }))
      ),
    );
    if (faults.length) {
      this.verifier.say(speakMany(
        "%(file)s has 1 fault, and nothing of it is used.",
        "%(file)s has %(number)s faults, and nothing of it is used.",
        faults.length,
        { file: file.name },
      ));
      return;
    }
    this.judge();
    this.verifier.say(speakMany("1 person was read.", "%(number)s people were read.", all.length) + ` ${this.told()}`);
  }
  // How everybody stands with the records that are open by now.
  judge() {
    const { known: { present, today }, entries } = this.verifier;
    const days = this.within.validity.valid ? Number(this.within.value) : Number(this.within.defaultValue);
    this.stands = standing(this.people, entries, { present, words: this.words, today, within: days });
    this.fill("site", sitesOf(this.people, this.stands.lines).map(({ name }) => [folded(name) || NOWHERE, name]));
    this.fill("module", this.stands.modules.map((code) => [code, code]));
    this.show();
  }
  /**
   * Fills a choice, which stays what it is where it is still there.
   *
   * @param {string} name
   * @param {string[][]} options
   */
  fill(name, options) {
    const select = find(this, `[name=${name}]`, HTMLSelectElement);
    const { value } = select;
    const made = options.map(([value, words]) => new Option(words || this.data.nowhere, value));
    select.replaceChildren(select.options[0], ...made);
    select.value = options.some(([one]) => one === value) ? value : "";
  }
  /**
   * Whether a line is at the site that was chosen, of a course with the module, and stands so.
   *
   * @param {Line} line
   */
  fits({ person, course, standing: is }) {
    const [site, module, wanted] = ["site", "module", "standing"].map((name) => this.chosen(name));
    const { courses } = this.verifier.known.present;
    const modules = owns(courses, course) ? [...courses[course].core, ...courses[course].electives] : [];
    return (!site || (folded(person.site) || NOWHERE) === site) && (!wanted || is === wanted) &&
      (!module || modules.includes(module));
  }
  lines() {
    const belongs = LISTS[this.chosen("list")] || (() => true);
    return this.stands.lines.filter((line) => belongs(line) && this.fits(line));
  }
  // Those who have a line that fits; strangers are in no list of people.
  shownPeople() {
    const shown = new Set(this.lines().map(({ person }) => person));
    return inOrder(this.people.filter((person) => shown.has(person)));
  }
  modules() {
    const module = this.chosen("module");
    return module ? [module] : this.stands.modules;
  }
  isByModules() {
    return this.chosen("list") === BY_MODULES;
  }
  show() {
    const isAt = (/** @type {string} */ name) =>
      !this.chosen("site") || (folded(name) || NOWHERE) === this.chosen("site");
    const sites = sitesOf(this.people, this.stands.lines).filter(({ name }) => isAt(name));
    this.sites.replaceChildren(
      ...sites.map(({ name, people, due, counts }) =>
        row([name || this.data.nowhere, people, due, ...COUNTED.map((one) => counts[one])])
      ),
    );
    if (this.isByModules()) this.showModules();
    else this.showLines();
    const { selectedOptions: [list] } = find(this, "[name=list]", HTMLSelectElement);
    const all = this.isByModules() ? this.shownPeople() : this.lines();
    this.heading.textContent = speak("%(list)s: %(number)s", { list: list.text, number: all.length });
  }
  showLines() {
    const names = this.data.shown.split(" ");
    const titles = this.columns;
    this.heads(names.map((name) => titles[name]));
    showRows(this.body, this.more, this.lines(), (line) => {
      const cells = cellsOf(line, this.standings, this.data.double);
      const made = row(names.map((name) => cells[name]));
      names.forEach((name, place) => made.cells[place].dataset.cell = name);
      return made;
    });
  }
  showModules() {
    const titles = this.columns;
    this.heads([titles.name, titles.number, titles.site, ...this.modules()]);
    showRows(this.body, this.more, this.shownPeople(), (person) => {
      const done = this.stands.completed.get(person.line) || new Map();
      const days = this.modules().map((code) => done.get(code) || "–");
      return row([person.name, person.number, person.site, ...days]);
    });
  }
  /** @param {string[]} titles */
  heads(titles) {
    this.head.replaceChildren(...titles.map((words) => {
      const cell = make("th", words);
      cell.scope = "col";
      return cell;
    }));
  }
  filter() {
    this.show();
    this.verifier.say(this.told());
  }
  told() {
    return `${this.heading.textContent}.`;
  }
  save() {
    const { columns, standings } = this;
    const name = this.isByModules() ? this.data.matrix : this.data.file;
    const lines = this.lines();
    const people = this.shownPeople();
    const table = this.isByModules()
      ? matrixCsv(people, { ...this.stands, modules: this.modules() }, columns)
      : peopleCsv(lines, columns, standings, this.data.double);
    save(name, table, "text/csv");
    const number = this.isByModules() ? people.length : lines.length;
    this.verifier.say(
      speakMany("1 row saved as %(file)s.", "%(number)s rows saved as %(file)s.", number, { file: name }),
    );
  }
}

/**
 * A row of a table; its first cell names it.
 *
 * @param {(string | number)[]} cells
 */
function row([first, ...others]) {
  const head = make("th", String(first));
  head.scope = "row";
  return make("tr", "", "", head, ...others.map((text) => make("td", String(text))));
}

customElements.define("course-people", People);
