// What the page of the verifier holds: what is in force, as course/records/present.py has it.

import { dataOf, findAll } from "../page/elements.js";

/** @typedef {import("./verification.js").Change} Change */
/** @typedef {import("./verification.js").Present} Present */

/** @type {(text: string) => string[]} */
const words = (text) => text.split(" ").filter(Boolean);

/** @param {HTMLElement} box */
function signersOf(box) {
  const rows = findAll(box, "[data-signer]").map(dataOf);
  return Object.fromEntries(rows.map(({ signer, until, key }) => [key, { name: signer, until }]));
}

/**
 * What the page holds: the versions, fingerprints and changes that are in force.
 *
 * @param {HTMLElement} box
 */
export function presentOf(box) {
  /** @type {Present} */
  const present = { catalogue: dataOf(box).catalogue, courses: {}, modules: {}, signers: signersOf(box) };
  for (
    const { courseCode, core, electives, choose, valid, ...said } of findAll(box, "[data-course-code]").map(dataOf)
  ) {
    present.courses[courseCode] = {
      title: said.title,
      version: said.version,
      date: said.date,
      core: words(core),
      electives: words(electives),
      choose: Number(choose),
      validMonths: Number(valid),
      asksTests: "test" in said,
    };
  }
  for (const row of findAll(box, "[data-module]")) {
    const { module, version, date, fingerprint, minutes, pass, ...more } = dataOf(row);
    const changes = findAll(row, "[data-kind]").map((change) => /** @type {Change} */ ({ ...dataOf(change) }));
    const lists = findAll(row, "[data-observed]").map(dataOf);
    const observed = Object.fromEntries(lists.map(({ observed, title }) => [observed, title]));
    const [passMark, hasTest] = [Number(pass), "test" in more];
    const known = { version, date, fingerprint, minutes: Number(minutes), passMark, hasTest };
    present.modules[module] = { ...known, changes, observed };
  }
  return present;
}
