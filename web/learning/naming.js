// The name that stands on a certificate: asked for and kept on My learning, and the certificate that is made out to it.

import { make } from "../page/elements.js";
import { speak } from "../page/language.js";
import * as records from "../records/record.js";
import * as store from "../store/store.js";
import * as earn from "./earn.js";

/** @typedef {import("./learning.js").Learning} Learning */
/** @typedef {import("../store/store.js").Kept} Kept */

/** @param {Learning} page */
function keptName(page) {
  const { name = "" } = store.read(`${page.root}learner`) || /** @type {Kept} */ ({});
  return name;
}

/**
 * The form that asks for it, and makes the certificate.
 *
 * @param {Learning} page
 * @param {string} id of the course
 * @param {string} words on its button
 */
export function form(page, id, words) {
  const asking = make("form", "", "course-name-form");
  const label = make("label", speak("Your name, as it should stand on the certificate"));
  const input = make("input");
  Object.assign(input, {
    id: `name-${id}`,
    name: "name",
    required: true,
    maxLength: 200,
    autocomplete: "name",
    value: page.typed === undefined ? keptName(page) : page.typed,
  });
  label.htmlFor = input.id;
  asking.append(
    make("p", speak("You have completed this course. You make its certificate yourself, in this browser."), ""),
    make("p", "", "", label, " ", input, " ", make("button", words, "course-button")),
  );
  asking.addEventListener("submit", (event) => {
    event.preventDefault();
    const name = records.nameIn(input);
    if (name) certify(page, id, name);
  });
  input.addEventListener("input", () => {
    page.typed = input.value;
  });
  input.addEventListener("change", () => keepName(page));
  return asking;
}

/**
 * Keeps what was typed, which stands here again, whether or not it was handed in.
 *
 * @param {Learning} page
 */
export function keepName(page) {
  const name = (page.typed || "").trim();
  if (name && keptName(page) !== name) store.write(`${page.root}learner`, (old) => ({ ...old, name }));
}

/**
 * Makes a certificate, keeps it and shows it.
 *
 * @param {Learning} page
 * @param {string} id of the course
 * @param {string} name
 */
function certify(page, id, name) {
  const known = page.results.get(id);
  if (!known) return;
  const { result, states } = known;
  const firstsOf = (/** @type {string} */ slug, /** @type {string} */ question) => {
    const { firsts = [] } = store.read(`${page.root}quiz/${slug}/${question}`) || {};
    return firsts;
  };
  const record = records.complete(earn.record(page.place(), result.taken, result, states, name, firstsOf));
  const [problem] = records.check(record).problems;
  if (problem) {
    page.notice.textContent = speak(
      "The certificate could not be made from what this browser has kept: %(problem)s. Hand in the quizzes of this " +
        "course once more.",
      { problem },
    );
    return;
  }
  store.write(`${page.root}learner`, (old) => ({ ...old, name }));
  store.write(`${page.root}record/${record.id}`, () => ({ record }));
  store.tell(page.notice);
  if (store.read(`${page.root}record/${record.id}`)) location.href = `${page.data.certificate}#${record.id}`;
}
