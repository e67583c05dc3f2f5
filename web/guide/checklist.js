// <course-checklist>: what is ticked, what does not apply, initials, dates and the acknowledgement
// are kept in this browser.
// tick/<checklist>/<item>  {on, na, fp, revision, date}
// list/<checklist>         {start, initials, date, acknowledged, revision}: the revision acknowledged

import { isPut, isTouched, put } from "../store/fields.js";
import * as store from "../store/store.js";

const twoDigits = (number) => String(number).padStart(2, "0");
// Days are counted in the calendar: clocks that go forward or back move none of them.
const partsOf = (day) => day.split("-").map(Number);
const isDay = (day) => /^\d{4}-\d\d-\d\d$/.test(day);
function later(day, days) {
  const [year, month, date] = partsOf(day);
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}
function localDay(moment) {
  return `${moment.getFullYear()}-${twoDigits(moment.getMonth() + 1)}-${twoDigits(moment.getDate())}`;
}
function inWords(day) {
  const [year, month, date] = partsOf(day);
  const name = new Intl.DateTimeFormat(document.documentElement.lang || "en", { month: "long", timeZone: "UTC" });
  return `${date} ${name.format(Date.UTC(year, month - 1, date))} ${year}`;
}
const count = (number, one, more) => (number === 1 ? one : `${number} ${more}`);

class Checklist extends HTMLElement {
  connectedCallback() {
    if (this.items) return;
    this.items = [...this.querySelectorAll(".course-items > li")].map((row) => ({
      row,
      box: row.querySelector("[type=checkbox]"),
      apply: row.querySelector(".course-na"),
      due: row.querySelector(".course-due"),
    }));
    for (const { due } of this.items) if (due) due.dataset.words = due.textContent;
    this.fields = [...this.querySelectorAll(".course-field input")];
    const place = (name) => this.querySelector(`.course-${name}`);
    [this.changed, this.count, this.notice, this.said] = ["changed", "count", "notice", "acknowledged"].map(place);
    this.buttons = Object.fromEntries(
      [...this.querySelectorAll(".course-tools button")].map((button) => [button.name, button]),
    );
    this.addEventListener("change", (event) => this.took(event.target));
    this.addEventListener("input", (event) => event.target.type === "text" && this.took(event.target));
    this.addEventListener("click", (event) => this.pressed(event.target.closest("button")));
    this.querySelectorAll("[hidden]").forEach((part) => {
      part.hidden = false;
    });
    this.refresh("start");
  }
  key(...names) {
    return ["coursewright", this.dataset.course, ...names].join("/");
  }
  get revision() {
    return Number(this.dataset.revision);
  }

  // What a person does.
  took(control) {
    if (isPut(control)) return;
    this.undo = null;
    const item = this.items.find(({ box }) => box === control);
    if (item) this.mark(item, control.checked, false);
    else if (this.fields.includes(control)) this.keepField(control);
    this.show();
  }
  pressed(button) {
    if (!button) return;
    const item = this.items.find(({ apply }) => apply === button);
    if (item) {
      this.undo = null;
      this.mark(item, false, button.getAttribute("aria-pressed") === "false");
    } else if (button === this.buttons.print) window.print();
    else if (button === this.buttons.clear) this.clear();
    else if (button === this.buttons.acknowledge) this.acknowledge();
    this.show();
  }
  mark(item, on, na) {
    this.put(item, on, na);
    const record = { on, fp: item.row.dataset.fingerprint, revision: this.revision, date: new Date().toISOString() };
    store.write(this.key("tick", this.dataset.checklist, item.box.name), () => (na ? { ...record, na } : record));
  }
  // Only what has been done goes into what is kept: a field may show what its browser has put there.
  keepList(done) {
    store.write(this.key("list", this.dataset.checklist), (old) => ({ revision: this.revision, ...old, ...done }));
  }
  keepField(field) {
    field.defaultValue = field.value;
    this.keepList({ [field.name]: field.value.trim() || undefined });
  }
  get kept() {
    return store.read(this.key("list", this.dataset.checklist)) || {};
  }
  acknowledge() {
    const acknowledged = this.standing() ? undefined : new Date().toISOString();
    this.keepList({ acknowledged, revision: this.revision });
  }
  // Everything comes off at one press, and goes back at the next; the acknowledgement stays.
  clear() {
    const { undo, kept } = this;
    const states = this.items.map(({ row }) => row.dataset.state);
    this.undo = undo ? null : { states, values: Object.fromEntries(this.fields.map(({ name }) => [name, kept[name]])) };
    this.items.forEach((item, at) => {
      const state = undo ? undo.states[at] : "open";
      if (states[at] !== state) this.mark(item, state === "done", state === "na");
    });
    const values = Object.fromEntries(this.fields.map(({ name }) => [name, undo ? undo.values[name] : undefined]));
    for (const field of this.fields) put(field, values[field.name] || "");
    this.keepList(values);
  }

  // What was kept. A tick stands while its revision does, or else its item's words.
  refresh(why) {
    if (!this.items) return;
    let changed = 0;
    for (const item of this.items) {
      const record = store.read(this.key("tick", this.dataset.checklist, item.box.name));
      if (why === "start" && isTouched(item.box)) {
        this.mark(item, item.box.checked, false); // ticked before we came
        continue;
      }
      const used = Boolean(record && (record.on || record.na));
      const stands = used && (record.revision === this.revision || record.fp === item.row.dataset.fingerprint);
      if (used && !stands) changed += 1;
      this.put(item, stands && Boolean(record.on), stands && Boolean(record.na), used && !stands);
    }
    const { kept } = this;
    for (const field of this.fields) {
      if (why === "start" && isTouched(field)) this.keepField(field);
      // What is being typed here is kept already, letter by letter.
      else if (why === "return" || field !== document.activeElement || !document.hasFocus()) {
        put(field, kept[field.name] || "");
      }
    }
    const asked = count(changed, "One item has new words and is", "items have new words and are");
    this.say(
      this.changed,
      changed
        ? `This list has changed since you used it. ${asked} asked again; everything else stands as you left it.`
        : "",
    );
    this.show();
  }
  standing() {
    const { kept } = this;
    return kept.acknowledged && kept.revision === this.revision ? kept : null;
  }

  // What stands on the page.
  put({ row, box, apply }, on, na, changed = false) {
    put(box, on);
    apply.setAttribute("aria-pressed", na);
    row.dataset.state = na ? "na" : on ? "done" : changed ? "changed" : "open";
    let mark = row.querySelector(".course-new");
    if (mark) mark.remove();
    if (!changed) return;
    mark = document.createElement("small");
    mark.className = "course-new";
    mark.textContent = " Changed since you used the list.";
    row.querySelector("label > span").append(mark);
  }
  show() {
    const states = this.items.map(({ row }) => row.dataset.state);
    const done = states.filter((state) => state === "done").length;
    const not = states.filter((state) => state === "na").length;
    const left = states.length - done - not;
    const aside = not ? `, ${not} not applicable` : "";
    this.say(
      this.count,
      done === states.length ? `All ${done} done.` : `${done} done${aside}, ${left || "none"} left.`,
    );
    this.showDates();
    const { kept } = this;
    const standing = this.standing();
    const before = kept.acknowledged && !standing;
    const on = kept.acknowledged ? inWords(localDay(new Date(kept.acknowledged))) : "";
    this.say(
      this.said,
      standing
        ? `Acknowledged on ${on}, revision ${this.revision}.`
        : before
        ? `You acknowledged revision ${kept.revision} on ${on}; this is revision ${this.revision}.`
        : "",
    );
    const { acknowledge, clear } = this.buttons;
    acknowledge.textContent = standing ? "Take the acknowledgement back" : "I have used this list and acknowledge it";
    acknowledge.classList.toggle("course-button--plain", Boolean(standing));
    clear.textContent = this.undo ? "Put everything back" : "Clear the list";
    clear.disabled = !this.undo && !done && !not && this.fields.every(({ name }) => !kept[name]);
    store.tell(this.notice);
  }
  // A live region speaks whenever its text is set, so what stays the same is left alone.
  say(place, words) {
    if (place.textContent !== words) place.textContent = words;
  }
  showDates() {
    const { kept } = this;
    for (const { due, row } of this.items) {
      if (!due) continue;
      const day = kept.start && isDay(kept.start) && later(kept.start, Number(due.dataset.days));
      const isLate = day && day < localDay(new Date()) && /open|changed/.test(row.dataset.state);
      due.textContent = day ? `${isLate ? "overdue: was due" : "due"} ${inWords(day)}` : due.dataset.words;
      due.toggleAttribute("data-late", Boolean(isLate));
    }
    for (const line of this.querySelectorAll("[data-fill]")) {
      const { name, type } = this.fields.find((field) => field.name === line.dataset.fill);
      const value = kept[name] || "";
      line.textContent = type === "date" && isDay(value) ? inWords(value) : value;
    }
  }
}

customElements.define("course-checklist", Checklist);
