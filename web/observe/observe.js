// <course-observe>: whom somebody observes, a sheet for each. What is marked is kept under observed/<id> as it is
// marked; a sheet that is signed becomes an observation, to save as a file and to print on one page.
//   #<id>                   a sheet
//   #hand-over=<checklist>  a sheet on the device of the learner, who has handed it over

import { dataOf, find, findAll, make, makeButton } from "../page/elements.js";
import { save } from "../page/files.js";
import { listed, speak, speakMany, speakNodes } from "../page/language.js";
import { day, dayOf } from "../page/words.js";
import { newId } from "../records/record.js";
import { now } from "../store/names.js";
import * as store from "../store/store.js";
import { takeSheets } from "./bring.js";
import { carried } from "./carried.js";
import { Form, isMark, itemsOf } from "./form.js";
import { isMet } from "./marks.js";
import * as observations from "./observation.js";
import { outcomeWords, sheetOf } from "./sheet.js";

/** @typedef {import("../store/store.js").Sheet} Sheet */
/** @typedef {import("./observation.js").Observation} Observation */
/** @typedef {{id: string, sheet: Sheet}} Kept */

const HAND_OVER = /^#hand-over=([a-z0-9-]+)$/;

/**
 * Why what was signed will not outlast the page, or nothing: it is said again, though it was told while one typed.
 *
 * @param {string} key
 */
const lost = (key) => (store.isKept(key) ? "" : store.why());

export class Observe extends HTMLElement {
  data = dataOf(this);
  root = `coursewright/${this.data.course}/`;
  notice = find(this, ".course-notice");
  day = find(this, ".course-day");
  people = find(this, ".course-day__people");
  all = find(this, ".course-day__all");
  one = find(this, ".course-observing");
  printed = find(this, ".course-printed");
  blanks = findAll(this, ".course-sheet--blank");
  forgetButton = find(this, "[data-act=forget]");
  /** What was begun here, which a browser that keeps nothing does not list. @type {Set<string>} */
  begun = new Set();
  open = ""; // the sheet that is open
  /** @type {Form | null} */
  form = null;
  /** @type {Observation | null} */
  shown = null;
  isSure = false;
  isStarted = false;

  connectedCallback() {
    if (this.isStarted) return;
    this.isStarted = true;
    this.classList.add("course-observe--scripted");
    for (const button of findAll(this, "[data-begin]")) {
      button.addEventListener("click", () => this.begin(dataOf(button).begin, "observer"));
    }
    find(this, "[data-act=save]").addEventListener("click", () => this.saveAll());
    find(this, "[data-act=print]").addEventListener("click", () => this.print(this.signed()));
    takeSheets(this);
    this.forgetButton.addEventListener("click", () => this.forgetSigned());
    addEventListener("hashchange", () => this.isConnected && this.follow());
    addEventListener("beforeprint", () => this.fillPaper());
    addEventListener("afterprint", () => this.printed.replaceChildren());
    this.follow();
  }
  /** What another tab has kept is shown; a form that is open here is left alone. */
  refresh() {
    if (!this.open) this.showDay();
  }
  // The sheets.
  /** @param {string} id */
  key(id) {
    return `${this.root}observed/${id}`;
  }
  /**
   * @param {import("./observation.js").Device} device
   * @returns {Kept[]} the newest last
   */
  sheets(device = "observer") {
    const keys = store.keys(this.key("")).filter((key) => !/~\d+$/.test(key));
    const all = [...new Set([...keys, ...this.begun])].flatMap((key) => {
      const { sheet } = store.read(key) || {};
      return sheet ? [{ id: key.slice(this.key("").length), sheet }] : [];
    });
    return all.filter(({ sheet }) => (sheet.device === "learner") === (device === "learner")).sort((one, other) =>
      one.sheet.made < other.sheet.made ? -1 : 1
    );
  }
  /** @returns {Observation[]} */
  signed() {
    return this.sheets().flatMap(({ sheet }) => sheet.signed || []);
  }
  /** @param {string} checklist */
  blankOf(checklist) {
    const [name] = now("checklists", checklist);
    return this.blanks.find((blank) => dataOf(blank).checklist === name);
  }
  /**
   * @param {string} checklist
   * @param {import("./observation.js").Device} device
   */
  begin(checklist, device) {
    const id = newId();
    const { name = "" } = store.read(`${this.root}${device === "learner" ? "learner" : "observer"}`) || {};
    const known = device === "learner" ? { learner: name } : carried(this.sheets(), name);
    const sheet = { checklist, device, made: new Date().toISOString(), date: dayOf(new Date()), ...known };
    this.begun.add(this.key(id));
    store.write(this.key(id), () => ({ sheet }));
    if (device === "observer") location.hash = id;
    else this.goOnWith(id);
  }
  /**
   * Shows a sheet that was handed over under an address of its own, so that a reload leads to it.
   *
   * @param {string} id
   */
  goOnWith(id) {
    history.replaceState(null, "", `#${id}`);
    this.show(id);
  }
  // A sheet has an address, so that Back leads to the list, and a reload to the sheet.
  follow() {
    const [, handed] = HAND_OVER.exec(location.hash) || [];
    const blank = handed && this.blankOf(handed);
    if (blank) return this.takeOver(blank);
    const id = location.hash.slice(1);
    if (id && store.read(this.key(id))) return this.show(id);
    const comesBack = this.open;
    this.open = "";
    this.notice.textContent = "";
    this.showDay();
    if (comesBack) find(this, "#day").focus();
  }
  /**
   * On the learner's device the list shows no sheet: one that was left before it was signed goes on, or nobody could
   * come back to it, nor throw it away.
   *
   * @param {HTMLElement} blank
   */
  takeOver(blank) {
    const left = this.sheets("learner").filter(({ sheet }) => this.blankOf(sheet.checklist) === blank).pop();
    if (left) this.goOnWith(left.id);
    else this.begin(dataOf(blank).checklist, "learner");
  }

  // The list.
  showDay() {
    const all = this.sheets();
    this.one.hidden = true;
    this.one.replaceChildren();
    this.form = null;
    this.shown = null;
    this.day.hidden = false;
    find(this, ".course-day__none").hidden = all.length > 0;
    this.people.replaceChildren(...all.map((kept) => this.lineOf(kept)));
    this.all.hidden = !all.some(({ sheet }) => sheet.signed);
    this.isSure = false;
    this.forgetButton.textContent = speak("Take all that are signed out of this browser");
    store.tell(this.notice);
  }
  /** @param {Kept} kept */
  lineOf({ id, sheet, sheet: { signed } }) {
    const link = make("a", sheet.learner || speak("No name yet"));
    link.href = `#${id}`;
    const blank = this.blankOf(sheet.checklist);
    const title = blank ? dataOf(blank).title : sheet.checklist;
    const about = listed([title, ...(sheet.date ? [day(sheet.date)] : []), ...(sheet.place ? [sheet.place] : [])]);
    const mark = make("span", signed ? speak("Signed") : this.marked(sheet), "course-mark");
    mark.dataset.mark = signed ? "done" : "begun";
    const practice = signed && !isMet(signed) ? [" ", make("small", outcomeWords(signed))] : [];
    return make("li", "", "", link, " ", mark, " ", make("small", about, "course-muted"), ...practice);
  }
  /** @param {Sheet} sheet */
  marked({ checklist, items = {} }) {
    const blank = this.blankOf(checklist);
    const asked = blank ? itemsOf(blank) : [];
    const marked = asked.filter(({ id }) => isMark((items[id] || {}).seen)).length;
    return speak("%(marked)s of %(all)s marked", { marked, all: asked.length });
  }
  saveAll() {
    const signed = this.signed();
    save(
      `observations-${dayOf(new Date())}.json`,
      JSON.stringify(observations.fileOf(this.data.course, signed), null, 1),
    );
    const left = this.sheets().length - signed.length;
    const saved = speakMany("One sheet is in the file.", "%(number)s sheets are in the file.", signed.length);
    const open = speakMany(
      "One is not signed yet, and is not in it.",
      "%(number)s are not signed yet, and are not in it.",
      left,
    );
    this.notice.textContent = left ? `${saved} ${open}` : saved;
  }
  /** @param {Observation[]} signed */
  print(signed) {
    this.fillPaper(signed);
    print();
  }
  /**
   * What a printer gets: what was asked for; else the sheet that is open, or all that are signed; else, by the style
   * sheet, blank ones.
   *
   * @param {Observation[]} [asked]
   */
  fillPaper(asked) {
    if (!asked && this.printed.childElementCount) return;
    const here = this.open ? [] : this.signed();
    const shown = asked || (this.shown ? [this.shown] : here);
    this.printed.replaceChildren(...shown.map((observation) => sheetOf(observation)));
  }
  /** Asks twice: names of others are gone then. */
  forgetSigned() {
    const signed = this.sheets().filter(({ sheet }) => sheet.signed);
    if (!this.isSure) {
      this.isSure = true;
      this.forgetButton.textContent = speak("Really take them out");
      this.notice.textContent = speakMany(
        "One signed sheet will be gone from this browser. Is it saved, or printed?",
        "%(number)s signed sheets will be gone from this browser. Are they saved, or printed?",
        signed.length,
      );
      return;
    }
    for (const { id } of signed) store.drop(this.key(id));
    this.showDay();
    this.notice.textContent = speak("The signed sheets are gone from this browser.");
    find(this, "#day").focus();
  }

  // One sheet.
  /**
   * @param {string} id
   * @param {string} [said] about it, unless it could not be kept
   */
  show(id, said = "") {
    const { sheet } = store.read(this.key(id)) || {};
    const blank = sheet && this.blankOf(sheet.checklist);
    if (!sheet || !blank) return this.showDay();
    this.open = id;
    this.day.hidden = true;
    this.one.hidden = false;
    this.notice.textContent = said;
    if (sheet.signed) this.showSigned(id, sheet.signed);
    else this.showForm(id, sheet, blank);
    find(this.one, "h2").focus();
    store.tell(this.notice);
  }
  /**
   * @param {string} id
   * @param {Sheet} sheet
   * @param {HTMLElement} blank
   */
  showForm(id, sheet, blank) {
    const keep = (/** @type {Partial<Sheet>} */ values) => {
      store.write(this.key(id), (old) => ({ sheet: { ...((old && old.sheet) || sheet), ...values } }));
      store.tell(this.notice);
    };
    const form = new Form(itemsOf(blank), sheet, keep, () => this.sign(id, blank));
    this.form = form;
    this.shown = null;
    const heading = make("h2", dataOf(blank).title);
    heading.id = "observing";
    heading.tabIndex = -1;
    this.one.replaceChildren(
      heading,
      ...this.introOf(sheet),
      form.form,
      make("p", "", "course-tools", ...this.ways(id)),
    );
  }
  /** @param {Sheet} sheet */
  introOf({ device }) {
    if (device !== "learner") return [];
    const handed = speak(
      "This device belongs to the learner, who has handed it to you, the observer. Mark what you " +
        "saw and sign; the sheet says that it was signed on their device. Then give the device back.",
    );
    return [make("p", handed, "course-note")];
  }
  /** @param {string} id */
  ways(id) {
    let isSure = false;
    const away = makeButton(speak("Throw this sheet away"), true, () => {
      if (isSure) {
        store.drop(this.key(id));
        location.hash = "";
        return;
      }
      isSure = true;
      away.textContent = speak("Really throw it away");
      this.notice.textContent = speak("What is on this sheet will be gone. Press once more to throw it away.");
    });
    return [this.back(), away];
  }
  back() {
    const link = make("a", speak("Back to the list"), "course-button course-button--plain");
    link.href = "#";
    return link;
  }
  /**
   * @param {string} id
   * @param {HTMLElement} blank
   */
  sign(id, blank) {
    const { form } = this;
    const { sheet } = store.read(this.key(id)) || {};
    if (!form || !sheet) return;
    const missing = form.missing();
    if (missing) return form.refuse(missing);
    const signed = observations.complete(this.factsOf({ ...sheet, ...form.values() }, blank, form));
    const { problems } = observations.check(signed);
    if (problems.length) return form.refuse({ words: problems[0], at: form.signature });
    if (sheet.device === "learner") return this.giveBack(id, signed);
    store.write(this.key(id), () => ({ sheet: { ...sheet, ...form.values(), signed } }));
    store.write(`${this.root}observer`, (old) => ({ ...old, name: signed.observer.name }));
    this.show(id, `${speak("Signed.")} ${outcomeWords(signed)} ${lost(this.key(id))}`);
  }
  /**
   * @param {Partial<Sheet>} sheet
   * @param {HTMLElement} blank
   * @param {Form} form
   * @returns {import("./observation.js").Facts}
   */
  factsOf({ learner = "", observer = "", place = "", date = "", overall = "", items = {}, device }, blank, form) {
    const { course: id, title, organisation } = this.data;
    const { code, module, version, checklist, title: named, revision } = dataOf(blank);
    const marked = itemsOf(blank).flatMap(({ id, text }) => {
      const { seen, note } = items[id] || {};
      return isMark(seen) ? [{ id, text, seen, ...(note && { note }) }] : [];
    });
    return {
      catalogue: { id, title, organisation },
      module: { code, title: module, version },
      checklist: { id: checklist, title: named, revision: Number(revision) },
      learner: { name: learner },
      observer: { name: observer },
      date,
      place,
      items: marked,
      overall,
      signature: {
        name: form.signature.value.trim(),
        device: device === "learner" ? "learner" : "observer",
        signed: new Date().toISOString(),
      },
    };
  }
  /**
   * On the learner's device the sheet goes to what they have earned, and nothing of it stays here.
   *
   * @param {string} id
   * @param {Observation} signed
   */
  giveBack(id, signed) {
    const key = `${this.root}observation/${signed.checklist.id}`;
    store.write(key, (old) => ({
      observations: [...((old && old.observations) || []), signed].slice(-20),
    }));
    store.drop(this.key(id));
    history.replaceState(null, "", "#");
    this.open = signed.id;
    this.showSigned("", signed);
    const { learning } = this.data;
    const back = speakNodes("Signed. Give the device back to the learner: the sheet stands on %(page)s now.", {
      page: Object.assign(make("a", speak("My learning")), { href: learning }),
    });
    const on = Object.assign(make("a", speak("My learning: what comes next"), "course-button"), { href: learning });
    this.one.prepend(make("p", "", "course-note", ...back), make("p", "", "", on));
    find(this.one, "h2").focus();
    this.notice.textContent = `${outcomeWords(signed)} ${lost(key)}`;
  }
  /**
   * @param {string} id "" where the sheet is not one of the list
   * @param {Observation} signed
   */
  showSigned(id, signed) {
    // Of a sheet of the list the file is what comes next; on the learner's own device the learner goes on.
    const keepIt = makeButton(speak("Save this sheet as a file"), !id, () => {
      save(observations.nameOf(signed), JSON.stringify(signed, null, 1));
      this.notice.textContent = speak("Saved. Give the file to %(name)s, who brings it in on their own device.", {
        name: signed.learner.name,
      });
    });
    const paper = makeButton(speak("Print this sheet"), true, () => this.print([signed]));
    const tools = make("p", "", "course-tools", keepIt, paper, ...(id ? this.ways(id) : []));
    this.form = null;
    this.shown = signed;
    this.one.replaceChildren(sheetOf(signed, "observing"), tools);
  }
}

customElements.define("course-observe", Observe);
