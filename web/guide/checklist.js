// <course-checklist>: what is ticked, what does not apply, initials, dates, that it was read, and each use of it
// are kept in this browser.
// tick/<checklist>/<item>  {on, na, fp, revision, date}
// list/<checklist>         {start, initials, date, occasion, acknowledged, revision, uses}
// `acknowledged` is when it was read, and `revision` what was; uses.js has the uses.

import { dataOf, find, findAll, make } from "../page/elements.js";
import { speak, speakMany } from "../page/language.js";
import { day, dayOf } from "../page/words.js";
import { isPut, isTouched, put } from "../store/fields.js";
import * as store from "../store/store.js";
import * as uses from "./uses.js";

/** @typedef {import("../store/store.js").Kept} Kept */
/** @typedef {"start" | "initials" | "date" | "occasion"} FieldName */
/** @typedef {Partial<Record<FieldName, string>>} Values what the fields of a list hold */
/** @typedef {"open" | "done" | "na" | "changed"} State */
/** @typedef {{states: State[], values: Values}} Undo what goes back after a list was cleared */
/**
 * @typedef {object} Item
 * @property {HTMLElement} row
 * @property {HTMLInputElement} box
 * @property {HTMLElement} apply the button that says that an item does not apply
 * @property {HTMLElement | null} due
 */

const isDay = (/** @type {string} */ text) => /^\d{4}-\d\d-\d\d$/.test(text);
/**
 * Days are counted in the calendar: clocks that go forward or back move none of them.
 *
 * @param {string} from
 * @param {number} days
 */
function later(from, days) {
  const [year, month, date] = from.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}
/** @param {HTMLInputElement} field */
const nameOf = (field) => /** @type {FieldName} */ (field.name);
/**
 * @param {Item} item
 * @returns {State}
 */
const stateOf = ({ row }) => /** @type {State} */ (dataOf(row).state);

class Checklist extends HTMLElement {
  data = dataOf(this);
  revision = Number(this.data.revision);
  /** @type {Item[]} */
  items = findAll(this, ".course-items > li").map((row) => ({
    row,
    box: find(row, "[type=checkbox]", HTMLInputElement),
    apply: find(row, ".course-na"),
    due: row.querySelector(".course-due"),
  }));
  /** What an item says of when it is due, where no start date is known. */
  dueWords = this.items.map(({ due }) => (due ? due.textContent : ""));
  fields = [...this.querySelectorAll(".course-field input")].map((field) => /** @type {HTMLInputElement} */ (field));
  changed = find(this, ".course-changed");
  count = find(this, ".course-count");
  notice = find(this, ".course-notice");
  acknowledged = find(this, ".course-acknowledged");
  used = find(this, ".course-used");
  readButton = find(this, ".course-tools [name=read]");
  useButton = find(this, ".course-tools [name=use]");
  printButton = find(this, ".course-tools [name=print]");
  clearButton = find(this, ".course-tools [name=clear]", HTMLButtonElement);
  /** @type {Undo | null} */
  undo = null;
  isStarted = false;

  connectedCallback() {
    if (this.isStarted) return;
    this.isStarted = true;
    this.addEventListener("change", ({ target }) => this.took(target));
    this.addEventListener("input", ({ target }) => {
      if (target instanceof HTMLInputElement && target.type === "text") this.took(target);
    });
    this.addEventListener("click", ({ target }) => {
      const button = target instanceof Element && target.closest("button");
      if (button) this.pressed(button);
    });
    // Controls wait for this script. What says that the list is done waits for that.
    for (const part of findAll(this, "[hidden]")) part.hidden = Boolean(part.closest("course-ending"));
    this.refresh("start");
  }
  /** @param {...string} names */
  key(...names) {
    return ["coursewright", this.data.course, ...names].join("/");
  }
  /** @param {Item} item */
  tickKey({ box }) {
    return this.key("tick", this.data.checklist, box.name);
  }
  listKey() {
    return this.key("list", this.data.checklist);
  }

  // What a person does.
  /** @param {EventTarget | null} control */
  took(control) {
    if (!(control instanceof HTMLInputElement) || isPut(control)) return;
    this.undo = null;
    const item = this.items.find(({ box }) => box === control);
    if (item) this.mark(item, control.checked, false);
    else if (this.fields.includes(control)) this.keepField(control);
    this.show();
  }
  /** @param {Element} button */
  pressed(button) {
    const item = this.items.find(({ apply }) => apply === button);
    if (item) {
      this.undo = null;
      this.mark(item, false, button.getAttribute("aria-pressed") === "false");
    } else if (button === this.printButton) window.print();
    else if (button === this.clearButton) this.clear();
    else if (button === this.readButton) this.haveRead();
    else if (button === this.useButton) return this.use();
    this.show();
  }
  /**
   * @param {Item} item
   * @param {boolean} on
   * @param {boolean} na
   */
  mark(item, on, na) {
    this.put(item, on, na);
    const { fingerprint: fp } = dataOf(item.row);
    const record = { on, fp, revision: this.revision, date: new Date().toISOString() };
    store.write(this.tickKey(item), () => (na ? { ...record, na } : record));
  }
  /**
   * Only what has been done goes into what is kept: a field may show what its browser has put there.
   *
   * @param {Kept} done
   */
  keepList(done) {
    store.write(this.listKey(), (old) => ({ revision: this.revision, ...old, ...done }));
  }
  /** @param {HTMLInputElement} field */
  keepField(field) {
    field.defaultValue = field.value;
    this.keepList({ [nameOf(field)]: field.value.trim() || undefined });
  }
  /** @returns {Kept} */
  get kept() {
    return store.read(this.listKey()) || {};
  }
  haveRead() {
    const acknowledged = this.standing() ? undefined : new Date().toISOString();
    this.keepList({ acknowledged, revision: this.revision });
  }
  // A use is kept with every item ticked or set aside; pressed once more, what was kept last is taken back.
  use() {
    this.undo = null;
    const { kept } = this;
    const states = this.items.map(stateOf);
    const standing = uses.standing(kept, states);
    const why = standing ? null : uses.missing(states, this.fields);
    if (!why) this.keepList({ uses: uses.next(kept, standing, states, this.revision) });
    this.show();
    if (!why) return;
    this.notice.textContent = why.words;
    const { field } = why;
    (field || this.items[why.item || 0].box).focus();
  }
  // Everything comes off at one press, and goes back at the next; what was read and used stays.
  clear() {
    const { undo, kept } = this;
    const states = this.items.map(stateOf);
    this.undo = undo ? null : { states, values: this.valuesOf(kept) };
    this.items.forEach((item, at) => {
      const state = undo ? undo.states[at] : "open";
      if (states[at] !== state) this.mark(item, state === "done", state === "na");
    });
    const values = this.valuesOf(undo ? undo.values : {});
    for (const field of this.fields) put(field, values[nameOf(field)] || "");
    this.keepList(values);
  }
  /**
   * What stands under the names of this list's fields.
   *
   * @param {Values} kept
   * @returns {Values}
   */
  valuesOf(kept) {
    return Object.fromEntries(this.fields.map((field) => [field.name, kept[nameOf(field)]]));
  }

  /**
   * Shows what was kept.
   *
   * @param {string} [why]
   */
  refresh(why) {
    const changed = this.items.filter((item) => this.refreshItem(item, why === "start")).length;
    const { kept } = this;
    for (const field of this.fields) {
      if (why === "start" && isTouched(field)) this.keepField(field);
      // What is being typed here is kept already, letter by letter.
      else if (why === "return" || field !== document.activeElement || !document.hasFocus()) {
        put(field, kept[nameOf(field)] || "");
      }
    }
    const words = speakMany(
      "This list has changed since you used it. One item has new words and is asked again; everything else stands as " +
        "you left it.",
      "This list has changed since you used it. %(number)s items have new words and are asked again; everything else " +
        "stands as you left it.",
      changed,
    );
    this.say(this.changed, changed ? words : "");
    this.show();
  }
  /**
   * A tick stands while its revision does, or else its item's words. Returns whether one no longer stands.
   *
   * @param {Item} item
   * @param {boolean} isStart
   */
  refreshItem(item, isStart) {
    if (isStart && isTouched(item.box)) {
      this.mark(item, item.box.checked, false); // ticked before we came
      return false;
    }
    const { on = false, na = false, revision, fp } = store.read(this.tickKey(item)) || /** @type {Kept} */ ({});
    const used = on || na;
    const stands = used && (revision === this.revision || fp === dataOf(item.row).fingerprint);
    this.put(item, stands && on, stands && na, used && !stands);
    return used && !stands;
  }
  standing() {
    const { kept } = this;
    return kept.acknowledged && kept.revision === this.revision ? kept : null;
  }

  /**
   * What stands on the page.
   *
   * @param {Item} item
   * @param {boolean} on
   * @param {boolean} na
   * @param {boolean} [changed]
   */
  put({ row, box, apply }, on, na, changed = false) {
    put(box, on);
    apply.setAttribute("aria-pressed", String(na));
    const unmarked = changed ? "changed" : "open";
    const ticked = on ? "done" : unmarked;
    row.dataset.state = na ? "na" : ticked;
    const mark = row.querySelector(".course-new");
    if (mark) mark.remove();
    if (changed) {
      find(row, "label > span").append(make("small", ` ${speak("Changed since you used the list.")}`, "course-new"));
    }
  }
  show() {
    const states = this.items.map(stateOf);
    const done = states.filter((state) => state === "done").length;
    const not = states.filter((state) => state === "na").length;
    const left = states.length - done - not;
    this.say(this.count, done === states.length ? speak("All %(done)s done.", { done }) : countWords(done, not, left));
    this.showDates();
    this.showRead();
    this.showUsed();
    this.showStep(!left);
    const { kept, undo, clearButton } = this;
    clearButton.textContent = undo ? speak("Put everything back") : speak("Clear the list");
    clearButton.disabled = !undo && !done && !not && this.fields.every((field) => !kept[nameOf(field)]);
    store.tell(this.notice);
  }
  showUsed() {
    this.say(this.used, uses.words(this.kept));
    const isStanding = Boolean(uses.standing(this.kept, this.items.map(stateOf)));
    this.useButton.textContent = isStanding
      ? speak("Take this use back")
      : speak("I used it on this date, for this occasion");
  }
  /**
   * One button at most is full: reading the list comes first, and using it once nothing of it is left; after that, the
   * page leads on.
   *
   * @param {boolean} isWhole whether each item is ticked or does not apply
   */
  showStep(isWhole) {
    const isUsed = Boolean(uses.standing(this.kept, this.items.map(stateOf)));
    this.useButton.classList.toggle("course-button--plain", isUsed || !isWhole);
    this.readButton.classList.toggle("course-button--plain", isWhole || Boolean(this.standing()));
  }
  showRead() {
    const isStanding = Boolean(this.standing());
    this.say(this.acknowledged, this.readWords(isStanding));
    this.readButton.textContent = isStanding ? speak("Take back that I have read it") : speak("I have read this list");
  }
  /** @param {boolean} isStanding */
  readWords(isStanding) {
    const { acknowledged, revision } = this.kept;
    if (!acknowledged) return "";
    const on = day(acknowledged);
    const now = this.revision;
    if (isStanding) return speak("Read on %(day)s, revision %(revision)s.", { day: on, revision: now });
    return speak("You read revision %(revision)s on %(day)s; this is revision %(now)s.", {
      day: on,
      revision: revision || 0,
      now,
    });
  }
  /**
   * A live region speaks whenever its text is set, so what stays the same is left alone.
   *
   * @param {HTMLElement} place
   * @param {string} words
   */
  say(place, words) {
    if (place.textContent !== words) place.textContent = words;
  }
  showDates() {
    const { kept } = this;
    const start = kept.start && isDay(kept.start) ? kept.start : "";
    this.items.forEach((item, at) => {
      const { due } = item;
      if (!due) return;
      const date = start && later(start, Number(dataOf(due).days));
      const isLate = Boolean(date) && date < dayOf(new Date()) && /open|changed/.test(stateOf(item));
      due.textContent = date ? dueWords(date, isLate) : this.dueWords[at];
      due.toggleAttribute("data-late", isLate);
    });
    for (const line of findAll(this, "[data-fill]")) {
      const name = dataOf(line).fill;
      const field = this.fields.find((one) => one.name === name);
      const value = (field && kept[nameOf(field)]) || "";
      line.textContent = field && field.type === "date" && isDay(value) ? day(value) : value;
    }
  }
}

/**
 * @param {string} date
 * @param {boolean} isLate
 */
function dueWords(date, isLate) {
  return isLate ? speak("overdue: was due %(day)s", { day: day(date) }) : speak("due %(day)s", { day: day(date) });
}
/**
 * @param {number} done how many items
 * @param {number} not applicable
 * @param {number} left
 */
function countWords(done, not, left) {
  if (not && left) return speak("%(done)s done, %(not)s not applicable, %(left)s left.", { done, not, left });
  if (not) return speak("%(done)s done, %(not)s not applicable, none left.", { done, not });
  return left ? speak("%(done)s done, %(left)s left.", { done, left }) : speak("%(done)s done, none left.", { done });
}

customElements.define("course-checklist", Checklist);
