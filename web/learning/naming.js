// Whom a certificate is made out to: asked for and kept on My learning, and the certificate itself. The catalogue says
// whether a staff number and a site are asked for, too.

import { make } from "../page/elements.js";
import { speak } from "../page/language.js";
import * as person from "../records/person.js";
import * as records from "../records/record.js";
import * as store from "../store/store.js";
import * as earn from "./earn.js";

/** @typedef {import("./learning.js").Learning} Learning */
/** @typedef {import("../store/store.js").Kept} Kept */
/** @typedef {import("../records/person.js").Key} Key */
/** @typedef {import("../records/shape.js").Learner} Learner */

/**
 * What is kept of the learner.
 *
 * @param {Learning} page
 * @returns {Partial<Learner>}
 */
function keptOf(page) {
  const { name, number, site } = store.read(`${page.root}learner`) || /** @type {Kept} */ ({});
  return { name, number, site };
}

/** @type {Record<Key, {asked: string, required: string}>} */
const LABELS = {
  name: {
    asked: speak("Your name, as it should stand on the certificate"),
    required: speak("Your name, as it should stand on the certificate"),
  },
  number: { asked: speak("Your staff number, if you have one"), required: speak("Your staff number") },
  site: { asked: speak("The site where you work, if there are several"), required: speak("The site where you work") },
};

/**
 * What the catalogue asks for, and whether it has to be there.
 *
 * @param {Learning} page
 * @returns {[Key, boolean][]}
 */
function asked({ data: { number, site } }) {
  /** @type {[Key, string | undefined][]} */
  const all = [["name", "require"], ["number", number], ["site", site]];
  return all.flatMap(([key, how]) => (how ? [/** @type {[Key, boolean]} */ ([key, how === "require"])] : []));
}

/**
 * One field with its label.
 *
 * @param {Learning} page
 * @param {string} id of the course
 * @param {Key} key
 * @param {boolean} required
 */
function fieldOf(page, id, key, required) {
  const label = make("label", LABELS[key][required ? "required" : "asked"]);
  const input = make("input");
  Object.assign(input, {
    id: `${key}-${id}`,
    name: key,
    required,
    maxLength: person.MOST[key],
    autocomplete: key === "name" ? "name" : "off",
    value: page.typed[key] ?? keptOf(page)[key] ?? "",
  });
  label.htmlFor = input.id;
  input.addEventListener("input", () => {
    page.typed[key] = input.value;
  });
  input.addEventListener("change", () => keepTyped(page));
  return [label, " ", input, " "];
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
  const fields = asked(page).map(([key, required]) => fieldOf(page, id, key, required));
  const last = fields.pop() || [];
  asking.append(
    make("p", speak("You have completed this course. You make its certificate yourself, in this browser."), ""),
    ...fields.map((parts) => make("p", "", "", ...parts)),
    make("p", "", "", ...last, make("button", words, "course-button")),
  );
  asking.addEventListener("submit", (event) => {
    event.preventDefault();
    const learner = person.learnerIn(asking);
    if (learner) certify(page, id, learner);
  });
  return asking;
}

/**
 * Keeps what was typed, which stands here again, whether or not it was handed in.
 *
 * @param {Learning} page
 */
export function keepTyped(page) {
  const known = keptOf(page);
  const typed = Object.entries(page.typed).map(([key, value]) => [key, value.trim()]);
  // Nothing is kept of a learner who has no name; a field that was emptied is kept as empty, but for the name.
  const said = Object.fromEntries(typed.filter(([key, value]) => value || key !== "name"));
  const keys = /** @type {Key[]} */ (Object.keys(said)).filter((key) => said[key] !== (known[key] || ""));
  if (keys.length && (said.name || known.name)) {
    store.write(`${page.root}learner`, (old) => person.kept(old, said, keys));
  }
}

/**
 * Makes a certificate, keeps it and shows it.
 *
 * @param {Learning} page
 * @param {string} id of the course
 * @param {Learner} learner
 */
function certify(page, id, learner) {
  const known = page.results.get(id);
  if (!known) return;
  const { result, states } = known;
  const firstsOf = (/** @type {string} */ slug, /** @type {string} */ question) => {
    const { firsts = [] } = store.read(`${page.root}quiz/${slug}/${question}`) || {};
    return firsts;
  };
  const record = records.complete(earn.record(page.place(), result.taken, result, states, learner, firstsOf));
  const [problem] = records.check(record).problems;
  if (problem) {
    page.notice.textContent = speak(
      "The certificate could not be made from what this browser has kept: %(problem)s. Hand in the quizzes of this " +
        "course once more.",
      { problem },
    );
    return;
  }
  const keys = asked(page).map(([key]) => key);
  store.write(`${page.root}learner`, (old) => person.kept(old, learner, keys));
  store.write(`${page.root}record/${record.id}`, () => ({ record }));
  store.tell(page.notice);
  if (store.read(`${page.root}record/${record.id}`)) location.href = `${page.data.certificate}#${record.id}`;
}
