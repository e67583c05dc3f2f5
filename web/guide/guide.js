// <course-guide>: shows one step of a guide at a time. Choices are the page's own links, so that the
// address names the step and the browser's Back works; this keeps the path beside them, and writes it
// as a note. Path and names live in this tab's session storage alone, and go with speak("Start again").

import { dataOf, find, findAll, make, makeButton } from "../page/elements.js";
import { speak } from "../page/language.js";
import { session } from "../store/place.js";
import { isObject, parse } from "../store/values.js";
import { keysHelp, press } from "./keys.js";
import { noteOf, PERSON, textOf, valueOf } from "./note.js";
import { offer } from "./offline.js";

/** @typedef {{step: string, at: number}} Entry a choice that was taken: in which step, and which */
/** @typedef {{path: Entry[], values: Record<string, string>, began: number | null}} Kept */
/**
 * @typedef {object} Step
 * @property {HTMLElement} item
 * @property {HTMLAnchorElement[]} links the choices
 * @property {HTMLAnchorElement | null} person the choice where nothing fits
 * @property {HTMLElement} says
 * @property {string | undefined} ends
 */

export class Guide extends HTMLElement {
  data = dataOf(this);
  name = `coursewright/${this.data.course}/guide/${this.data.slug}/${this.data.guide}`;
  /** @type {Map<string, Step>} */
  steps = new Map(findAll(this, ".course-guide__step").map((item) => [dataOf(item).step, stepIn(item)]));
  first = [...this.steps.keys()][0];
  /** @type {Entry[]} */
  path = [];
  /** @type {Record<string, string>} */
  values = {};
  /** @type {number | null} */
  began = null;
  /**
   * What was taken after this step, before the reader went back; the next last.
   *
   * @type {Entry[]}
   */
  future = [];
  /** The step that is shown. */
  here = "";
  /**
   * What is being taken, until its step arrives.
   *
   * @type {Entry | null}
   */
  taken = null;
  /** Whether what is stored outlasts this page. */
  isLasting = false;
  isSure = false;
  usesKeys = false;
  /** @type {boolean | undefined} */
  isFresh;
  isBuilt = false;

  status = make("p", "", "course-guide__status");
  back = makeButton(speak("Back"), true, () => this.goBack());
  area = make("textarea", "", "course-guide__note");
  note = make("details", "", "", make("summary", speak("Note for the record")), this.area);
  /**
   * What is filled in, where the guide has names or numbers.
   *
   * @type {HTMLDetailsElement | null}
   */
  filled = null;

  onHash = () => this.arrive(true);
  /** @param {KeyboardEvent} event */
  onKey = (event) => press(this, event);
  /** @param {PageTransitionEvent} event */
  onShow = (event) => {
    if (event.persisted) this.comeBack();
  };

  connectedCallback() {
    addEventListener("hashchange", this.onHash);
    document.addEventListener("keydown", this.onKey);
    addEventListener("pageshow", this.onShow);
    if (this.isBuilt) return;
    this.isBuilt = true;
    this.follow();
    this.takeUp(this.stored());
    this.build();
    this.classList.add("course-guide--on");
    this.fill();
    this.arrive();
  }
  disconnectedCallback() {
    removeEventListener("hashchange", this.onHash);
    document.removeEventListener("keydown", this.onKey);
    removeEventListener("pageshow", this.onShow);
  }
  follow() {
    for (const [step, { links, person }] of this.steps) {
      links.forEach((link, at) => link.addEventListener("click", (event) => this.take(event, { step, at })));
      if (person) person.addEventListener("click", (event) => this.take(event, { step, at: PERSON }));
    }
  }
  /** @param {string} name */
  stepOf(name) {
    return /** @type {Step} */ (this.steps.get(name));
  }
  /**
   * The link of a choice, if the guide still has it.
   *
   * @param {Entry} entry
   */
  linkOf({ step: name, at }) {
    const step = this.steps.get(name);
    if (!step) return null;
    return at === PERSON ? step.person : step.links[at];
  }
  /** @param {Entry} entry */
  goto(entry) {
    const link = this.linkOf(entry);
    return link ? link.hash.slice("#step-".length) : "";
  }

  /**
   * Session storage, which another site cannot read and a new tab does not have.
   *
   * @returns {Partial<Kept>}
   */
  stored() {
    try {
      const found = parse(String(session().getItem(this.name)));
      if (!isObject(found)) return {};
      const { path, values, began } = found;
      return {
        path: Array.isArray(path) ? path.filter((entry) => entry && this.goto(entry)) : [],
        values: isObject(values) ? texts(values) : {},
        began: typeof began === "number" ? began : null,
      };
    } catch {
      return {}; // blocked or damaged: the guide works without
    }
  }
  /** @param {Partial<Kept>} kept */
  takeUp({ path = [], values = {}, began = null }) {
    Object.assign(this, { path, values, began, future: [] });
  }
  store() {
    const { path, values, began } = this;
    try {
      if (!path.length && !Object.keys(values).length) session().removeItem(this.name);
      else session().setItem(this.name, JSON.stringify({ path, values, began }));
      this.isLasting = true;
    } catch {
      this.isLasting = false; // blocked or full: it lasts as long as the page
    }
  }

  build() {
    const list = find(this, ".course-guide__steps");
    this.status.setAttribute("role", "status");
    const again = makeButton(speak("Start again"), true, () => this.restart());
    const tools = make("p", "", "course-guide__tools", this.back, " ", again);
    this.area.readOnly = true;
    this.area.rows = 8;
    this.area.setAttribute("aria-label", speak("Note for the record"));
    this.note.append(make("p", "", "", makeButton(speak("Copy the note"), true, () => this.copy())));
    this.filled = this.facts();
    if (this.filled) list.before(this.filled);
    list.after(tools, this.status, this.note, keysHelp(this), offer(this, (words) => this.say(words)));
  }
  // What is filled in once, and stands in every step and in the note.
  facts() {
    const places = findAll(this, ".course-guide__facts [data-variable]");
    if (!places.length) return null;
    const form = make("div", "", "course-guide__form", ...places.map((place) => this.field(place)));
    const said = make(
      "p",
      speak("What you fill in stays in this tab. “Start again” or closing the tab takes it away."),
      "course-small",
    );
    this.putFields(form);
    return make("details", "", "course-guide__fill", make("summary", speak("Names and numbers")), form, said);
  }
  /** @param {HTMLElement} place */
  field(place) {
    const { variable } = dataOf(place);
    const input = make("input", "", "course-guide__field");
    Object.assign(input, { type: "text", autocomplete: "off", spellcheck: false, maxLength: 200 });
    input.dataset.field = variable;
    input.addEventListener("input", () => {
      this.values[variable] = input.defaultValue = input.value;
      this.fill();
      this.write();
      this.store();
    });
    const title = textOf(find(place.closest("div") || this, "dt"));
    return make("label", "", "", make("span", title), input);
  }
  /**
   * As the default too: WebKit resets these fields when the page comes back out of its cache.
   *
   * @param {HTMLElement} place
   */
  putFields(place) {
    for (const field of /** @type {HTMLInputElement[]} */ (findAll(place, ".course-guide__field"))) {
      field.value = field.defaultValue = this.values[dataOf(field).field] || "";
    }
  }
  // A later page of this tab may have gone on with the guide.
  comeBack() {
    if (this.isLasting) this.takeUp(this.stored());
    this.putFields(this);
    this.fill();
    this.here = "";
    this.arrive();
  }
  fill() {
    for (const place of findAll(this, "[data-variable]")) {
      const data = dataOf(place);
      if (!("label" in data)) data.label = place.textContent || "";
      const value = valueOf(this, data.variable);
      place.textContent = value || data.label;
      place.classList.toggle("course-variable--filled", Boolean(value));
    }
  }

  /** @param {boolean} [focus] */
  arrive(focus = false) {
    const name = location.hash.replace(/^#step-/, "");
    const isStep = this.steps.has(name);
    if (!isStep && location.hash && this.here) return; // a link to some other part of the page
    const to = isStep ? name : this.first;
    const taken = this.taken;
    this.taken = null;
    if (!this.here) this.enter(to);
    else if (taken && this.leads(taken, to)) this.go(taken);
    else if (to === this.here) return;
    else this.turn(to);
    this.here = to;
    this.show(focus);
  }
  /**
   * Whether a choice of this step leads to another.
   *
   * @param {Entry} entry
   * @param {string} to
   */
  leads(entry, to) {
    return entry.step === this.here && this.goto(entry) === to;
  }
  /** @param {Entry} entry */
  go(entry) {
    this.began = this.began || Date.now();
    this.path.push(entry);
    this.future = [];
  }
  /**
   * A fresh page, or one loaded again or come back: what was taken after this step lies ahead.
   *
   * @param {string} to
   */
  enter(to) {
    const at = this.path.map((entry) => this.goto(entry)).lastIndexOf(to);
    this.future = this.path.splice(at + 1).reverse();
  }
  /**
   * The browser's Back and Forward, by one step or by several at once, or a link that is no choice.
   *
   * @param {string} to
   */
  turn(to) {
    const before = this.path.map((entry) => entry.step).reverse().indexOf(to);
    const after = this.future.map((entry) => this.goto(entry)).reverse().indexOf(to);
    if (before >= 0 && (after < 0 || before <= after)) {
      this.future.push(...this.path.splice(-1 - before).reverse());
    } else if (after >= 0) this.path.push(...this.future.splice(-1 - after).reverse());
    else {
      this.path = [];
      this.future = [];
    }
  }
  /**
   * @param {MouseEvent} event
   * @param {Entry} entry
   */
  take(event, entry) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // for a tab or window of its own
    event.preventDefault();
    this.taken = entry;
    if (this.goto(entry) !== this.here) this.move(this.goto(entry));
    else {
      this.taken = null;
      this.go(entry); // the same address again: nothing would arrive
      this.show(true);
    }
  }
  /**
   * At once: the browser tells of the new address later, and the next key may come before that.
   *
   * @param {string} name
   */
  move(name) {
    location.hash = "step-" + name;
    this.arrive(true);
  }
  // Never history.back(): what stands before this page may be another one.
  goBack() {
    const last = this.path[this.path.length - 1];
    if (!last) return;
    if (last.step !== this.here) this.move(last.step);
    else {
      this.path.pop();
      this.show(true);
    }
  }
  restart() {
    this.takeUp({});
    this.taken = null;
    this.putFields(this);
    this.fill();
    this.here = this.first;
    location.hash = "step-" + this.first;
    this.show(true);
    this.say(speak("Started again. Names and path are cleared."));
  }
  /** @param {boolean} focus */
  show(focus) {
    const step = this.stepOf(this.here);
    for (const { item } of this.steps.values()) item.classList.toggle("course-guide__step--here", item === step.item);
    this.back.disabled = !this.path.length;
    // Once under way, the step alone is what is wanted.
    const fresh = this.here === this.first && !this.path.length;
    if (this.filled && fresh !== this.isFresh) this.filled.open = fresh && matchMedia("(min-width: 45em)").matches;
    this.isFresh = fresh;
    this.classList.toggle("course-guide--under-way", !fresh);
    this.say("");
    this.write();
    this.store();
    if (step.ends) this.note.open = true;
    if (focus) {
      step.says.focus({ preventScroll: true });
      step.item.scrollIntoView({ block: "nearest" });
    }
  }
  /** @param {string} words */
  say(words) {
    this.status.textContent = words;
    this.isSure = false;
  }
  ask() {
    this.say(speak("Press R once more to start again and clear names and path."));
    this.isSure = true;
  }

  write() {
    this.area.value = noteOf(this);
  }
  copy() {
    this.area.focus();
    this.area.select();
    const asked = navigator.clipboard
      ? navigator.clipboard.writeText(this.area.value)
      : Promise.reject(new Error("none"));
    asked.then(
      () => this.say(speak("The note is copied.")),
      () => this.say(speak("The note is selected: copy it with Ctrl+C, or Cmd+C on a Mac.")),
    );
  }
}

/**
 * @param {HTMLElement} item
 * @returns {Step}
 */
function stepIn(item) {
  const links = findAll(item, ".course-guide__choices .course-guide__choice");
  return {
    item,
    links: /** @type {HTMLAnchorElement[]} */ (links),
    person: item.querySelector(".course-guide__person .course-guide__choice"),
    says: find(item, ".course-guide__says"),
    ends: item.dataset.ends,
  };
}
/** @param {Record<string, unknown>} values */
const texts = (values) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));

customElements.define("course-guide", Guide);
