// <course-people>: a list of people beside the records that are open in the verifier around it: who is late, who has
// not begun, what ends soon, possible doubles, and people by modules. All of it stays in the browser.

import { dataOf, find, findAll, make } from "../page/elements.js";
import { save } from "../page/files.js";
import { speak, speakMany } from "../page/language.js";
import { showRows } from "../page/rows.js";
import { atOnce, inSlices } from "../page/slices.js";
import { owns } from "../store/values.js";
import { cellsOf, COUNTED, LISTS, matrixCsv, peopleCsv, sitesOf } from "./lists.js";
import { readPeople } from "./people.js";
import { folded } from "./roster.js";
import { standing } from "./standing.js";

/** @typedef {import("./people.js").Person} Person */
/** @typedef {import("./standing.js").Line} Line */
/** @typedef {import("./verify.js").Verifier} Verifier */

const MANY = 500; // records and people; fewer are read and judged at once
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
  /** @type {import("./lists.js").Site[]} */
  allSites = [];
  /** @type {File | null} the list that is read */
  reading = null;
  judging = 0; // the how-manieth time everybody is judged
  news = ""; // what is to be said once they are
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
    this.within.addEventListener("change", async () => {
      if (await this.judge()) this.verifier.say(this.told());
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
  /**
   * Reads a list of people, and judges them; where another is read meanwhile, that one alone.
   *
   * @param {File | undefined} file
   */
  async read(file) {
    if (!file) return;
    this.reading = file;
    const bytes = new Uint8Array(await file.arrayBuffer());
    this.file.value = "";
    const steps = readPeople(bytes, this.verifier.known.present, this.words);
    const found = await inSlices(steps, () => this.reading === file);
    if (!found) return;
    const { all, faults } = found;
    this.people = all;
    this.judging += 1; // whoever the list before is judged for
    this.result.hidden = faults.length > 0;
    this.faults.replaceChildren(
      ...faults.map(({ line, column, message }) =>
        make("li", speak("Line %(line)s, column %(column)s: %(message)s.", { line, column, message }))
      ),
    );
    this.news = "";
    if (faults.length) {
      this.verifier.say(speakMany(
        "%(file)s has 1 fault, and nothing of it is used.",
        "%(file)s has %(number)s faults, and nothing of it is used.",
        faults.length,
        { file: file.name },
      ));
      return;
    }
    this.news = speakMany("1 person was read.", "%(number)s people were read.", all.length);
    await this.judge();
  }
  /**
   * How everybody stands with the records that are open by now; of many it is found in slices. Tells whether it is
   * shown, and not overtaken: what is opened, or another number of days, has everybody judged anew.
   */
  async judge() {
    this.judging += 1;
    const turn = this.judging;
    const { known: { present, today }, entries } = this.verifier;
    const days = this.within.validity.valid ? Number(this.within.value) : Number(this.within.defaultValue);
    const steps = standing(this.people, entries, { present, words: this.words, today, within: days });
    const isFew = entries.length + this.people.length < MANY;
    const stands = isFew ? atOnce(steps) : await inSlices(steps, () => this.judging === turn);
    if (!stands) return false;
    this.stands = stands;
    this.allSites = sitesOf(this.people, stands.lines);
    this.fill("site", this.allSites.map(({ name }) => [siteOf({ site: name }), name]));
    this.fill("module", stands.modules.map((code) => [code, code]));
    this.show();
    if (this.news) this.verifier.say(`${this.news} ${this.told()}`);
    this.news = "";
    return true;
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
  /** The lines of the list that was chosen, at the site, of a course with the module, and which stand so. */
  lines() {
    const [site, module, wanted] = ["site", "module", "standing"].map((name) => this.chosen(name));
    const { courses } = this.verifier.known.present;
    const modulesOf = (/** @type {string} */ course) =>
      owns(courses, course) ? [...courses[course].core, ...courses[course].electives] : [];
    const belongs = LISTS[this.chosen("list")] || (() => true);
    return this.stands.lines.filter((line) =>
      belongs(line) && (!wanted || line.standing === wanted) && (!site || siteOf(line.person) === site) &&
      (!module || modulesOf(line.course).includes(module))
    );
  }
  /**
   * Those of whom a line is shown, in the order of the lines; strangers are in no list of people.
   *
   * @param {Line[]} lines
   */
  peopleOf(lines) {
    return [...new Set(lines.map(({ person }) => person))].filter(({ line }) => line);
  }
  modules() {
    const module = this.chosen("module");
    return module ? [module] : this.stands.modules;
  }
  isByModules() {
    return this.chosen("list") === BY_MODULES;
  }
  show() {
    const at = this.chosen("site");
    const sites = this.allSites.filter(({ name }) => !at || siteOf({ site: name }) === at);
    this.sites.replaceChildren(
      ...sites.map(({ name, people, due, counts }) =>
        row([name || this.data.nowhere, people, due, ...COUNTED.map((one) => counts[one])])
      ),
    );
    const lines = this.lines();
    const number = this.isByModules() ? this.showModules(this.peopleOf(lines)) : this.showLines(lines);
    const { selectedOptions: [list] } = find(this, "[name=list]", HTMLSelectElement);
    this.heading.textContent = speak("%(list)s: %(number)s", { list: list.text, number });
  }
  /** @param {Line[]} lines */
  showLines(lines) {
    const names = this.data.shown.split(" ");
    const titles = this.columns;
    this.heads(names.map((name) => titles[name]));
    showRows(this.body, this.more, lines, (line) => {
      const cells = cellsOf(line, this.standings, this.data.double);
      const made = row(names.map((name) => cells[name]));
      names.forEach((name, place) => made.cells[place].dataset.cell = name);
      return made;
    });
    return lines.length;
  }
  /** @param {Person[]} people */
  showModules(people) {
    const titles = this.columns;
    const modules = this.modules();
    this.heads([titles.name, titles.number, titles.site, ...modules]);
    showRows(this.body, this.more, people, (person) => {
      const done = this.stands.completed.get(person.line) || new Map();
      const days = modules.map((code) => done.get(code) || "–");
      return row([person.name, person.number, person.site, ...days]);
    });
    return people.length;
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
    const lines = this.lines();
    const people = this.isByModules() ? this.peopleOf(lines) : null;
    const name = people ? this.data.matrix : this.data.file;
    const table = people
      ? matrixCsv(people, { ...this.stands, modules: this.modules() }, columns)
      : peopleCsv(lines, columns, standings, this.data.double);
    save(name, table, "text/csv");
    const { length: number } = people || lines;
    this.verifier.say(
      speakMany("1 row saved as %(file)s.", "%(number)s rows saved as %(file)s.", number, { file: name }),
    );
  }
}

/**
 * The site of a person, as a choice has it.
 *
 * @param {{site: string}} person
 */
const siteOf = ({ site }) => folded(site) || NOWHERE;
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
