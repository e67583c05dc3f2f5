// One sheet while it is marked: its fields, made afresh for each person, so that nothing of one is left in another.

import { findAll, make } from "../page/elements.js";
import { speak, speakMany } from "../page/language.js";
import { dayOf } from "../page/words.js";
import { MARKS } from "./sheet.js";

/** @typedef {import("../store/store.js").Sheet} Sheet */
/** @typedef {import("../store/store.js").Mark} Mark */
/** @typedef {import("./observation.js").Seen} Seen */
/** @typedef {"learner" | "place" | "date" | "observer" | "overall"} FieldName */
/** @typedef {{id: string, text: string}} Asked an item of the checklist */
/** @typedef {{words: string, at: HTMLElement}} Missing what keeps a sheet from being signed, and where */

/** @type {Record<FieldName, {words: string, missing: string, most: number}>} */
const FIELDS = {
  learner: { words: speak("Who is observed"), missing: speak("Write who is observed."), most: 200 },
  place: { words: speak("Place"), missing: speak("Write where it was."), most: 200 },
  date: { words: speak("Date"), missing: speak("Write on which day it was."), most: 10 },
  observer: { words: speak("Observer"), missing: speak("Write your name, as the observer."), most: 200 },
  overall: { words: speak("Overall, in one line"), missing: speak("Say in one line what you saw overall."), most: 300 },
};
const SEEN = /** @type {Seen[]} */ (Object.keys(MARKS));

/**
 * What a blank sheet asks for.
 *
 * @param {HTMLElement} sheet
 * @returns {Asked[]}
 */
export const itemsOf = (sheet) =>
  findAll(sheet, "[data-item]").map((line) => ({
    id: line.dataset.item || "",
    text: line.dataset.text || "",
  }));

/**
 * Whether a mark is one of the three.
 *
 * @param {string | undefined} seen
 * @returns {seen is Seen}
 */
export const isMark = (seen) => SEEN.includes(/** @type {Seen} */ (seen));

export class Form {
  /** @type {Record<FieldName, HTMLInputElement>} */
  fields;
  signature = make("input");
  count = make("p", "", "course-count");
  said = make("p", "", "course-notice");
  form = make("form", "", "course-form");
  /** @type {{id: string, box: HTMLFieldSetElement, radios: HTMLInputElement[], note: HTMLInputElement}[]} */
  items;

  /**
   * @param {Asked[]} asked
   * @param {Sheet} sheet what is kept of it
   * @param {(sheet: Partial<Sheet>) => void} keep
   * @param {() => void} sign
   */
  constructor(asked, sheet, keep, sign) {
    const names = /** @type {FieldName[]} */ (Object.keys(FIELDS));
    this.fields = /** @type {Record<FieldName, HTMLInputElement>} */ (
      Object.fromEntries(names.map((name) => [name, fieldOf(name, sheet[name] || "")]))
    );
    this.items = asked.map((item) => itemOf(item, (sheet.items || {})[item.id] || {}));
    this.count.setAttribute("role", "status");
    this.said.setAttribute("role", "status");
    Object.assign(this.signature, { type: "text", maxLength: 200, autocomplete: "off", id: "observe-signature" });
    this.build();
    this.form.noValidate = true;
    const change = () => {
      this.tell();
      keep(this.values());
    };
    this.form.addEventListener("input", change);
    this.form.addEventListener("change", change);
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      sign();
    });
    this.tell();
  }
  build() {
    const { learner, place, date, observer, overall } = this.fields;
    const line = (/** @type {HTMLInputElement} */ field, /** @type {string} */ words) => {
      const label = make("label", words);
      label.htmlFor = field.id;
      return make("p", "", "course-observing__field", label, field);
    };
    const named = (/** @type {FieldName} */ name, /** @type {HTMLInputElement} */ field) =>
      line(field, FIELDS[name].words);
    const sign = make("button", speak("Sign this sheet"), "course-button");
    this.form.append(
      make(
        "div",
        "",
        "course-observing__head",
        named("learner", learner),
        named("place", place),
        named("date", date),
        named("observer", observer),
      ),
      make("ol", "", "course-observing__items", ...this.items.map(({ box }) => make("li", "", "", box))),
      this.count,
      named("overall", overall),
      line(this.signature, speak("Observer’s signature: type your name again")),
      make("p", speak("With it you say that you were there, and that you saw what is marked here."), "course-small"),
      this.said,
      make("p", "", "course-tools", sign),
    );
  }
  /** @returns {Partial<Sheet>} */
  values() {
    const fields = Object.entries(this.fields).map(([name, { value }]) => [name, value.trim()]);
    const items = this.items.map(({ id, radios, note }) => {
      const chosen = radios.find(({ checked }) => checked);
      return [id, { ...(chosen && { seen: chosen.value }), ...(note.value.trim() && { note: note.value.trim() }) }];
    });
    return { ...Object.fromEntries(fields), items: Object.fromEntries(items) };
  }
  /** How many items are marked is said aloud. */
  tell() {
    const left = this.items.filter(({ radios }) => !radios.some(({ checked }) => checked)).length;
    const words = left
      ? speakMany("One item is still to be marked.", "%(number)s items are still to be marked.", left)
      : speak("Every item is marked.");
    if (this.count.textContent !== words) this.count.textContent = words;
  }
  /**
   * What keeps the sheet from being signed, or null.
   *
   * @returns {Missing | null}
   */
  missing() {
    const { fields } = this;
    const without = (/** @type {FieldName} */ name) =>
      fields[name].value.trim() ? null : { words: FIELDS[name].missing, at: fields[name] };
    const open = this.items.find(({ radios }) => !radios.some(({ checked }) => checked));
    const unmarked = open && { words: speak("Mark every item: seen, not seen or not applicable."), at: open.radios[0] };
    const early = fields.date.value > dayOf(new Date()) &&
      { words: speak("That date is still to come."), at: fields.date };
    return without("learner") || without("place") || without("date") || early || without("observer") || unmarked ||
      without("overall") || this.unsigned() || null;
  }
  /** @returns {Missing | null} */
  unsigned() {
    const plain = (/** @type {string} */ name) => name.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();
    if (!this.signature.value.trim()) return { words: speak("Sign the sheet: type your name."), at: this.signature };
    if (plain(this.signature.value) === plain(this.fields.observer.value)) return null;
    return { words: speak("The signature is not the name of the observer above."), at: this.signature };
  }
  /** @param {Missing} missing */
  refuse({ words, at }) {
    this.said.textContent = words;
    at.focus();
  }
}

/**
 * @param {FieldName} name
 * @param {string} value
 */
function fieldOf(name, value) {
  const field = make("input");
  const type = name === "date" ? "date" : "text";
  Object.assign(field, { type, name, value, id: `observe-${name}`, autocomplete: "off", defaultValue: value });
  if (type === "text") field.maxLength = FIELDS[name].most;
  return field;
}
/**
 * @param {Asked} item
 * @param {Mark} mark
 */
function itemOf({ id, text }, { seen, note: words = "" }) {
  const box = make("fieldset", "", "", make("legend", text));
  const radios = SEEN.map((value) => {
    const radio = make("input");
    const checked = value === seen;
    Object.assign(radio, { type: "radio", name: `seen-${id}`, value, checked, defaultChecked: checked });
    return radio;
  });
  const choices = radios.map((radio, at) => make("label", "", "", radio, make("span", MARKS[SEEN[at]])));
  const note = make("input");
  const name = `observe-note-${id}`;
  Object.assign(note, {
    type: "text",
    id: name,
    value: words,
    defaultValue: words,
    maxLength: 200,
    autocomplete: "off",
  });
  const label = make("label", "", "", ...noteLabel(text));
  label.htmlFor = name;
  box.append(
    make("div", "", "course-observing__marks", ...choices),
    make("p", "", "course-observing__note", label, note),
  );
  return { id, box, radios, note };
}
/** @param {string} item */
const noteLabel = (item) => [speak("Note"), make("span", ` ${item}`, "course-visually-hidden")];
