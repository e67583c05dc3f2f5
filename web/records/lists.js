// What is read off a standing: who has not begun, who is late, what ends soon, how each site does; and as CSV.
// course/records/lists.py does the same for the command line; a test compares the files byte for byte. Pure.

import { filed } from "../page/alphabet.js";
import { csvOf, folded, joined, kept } from "./roster.js";
import { sorted } from "./standing.js";

/** @typedef {import("./people.js").Person} Person */
/** @typedef {import("./standing.js").Line} Line */
/** @typedef {import("./standing.js").Standing} Standing */
/** @typedef {Record<string, string>} Columns their names, and what stands over them */
/** @typedef {{name: string, people: number, due: number, counts: Record<string, number>}} Site */

export const COUNTED = ["complete", "expiring", "expired", "late", "not-accepted", "not-begun"];
/** The lists, and which lines are in each. @type {Record<string, (line: Line) => boolean>} */
export const LISTS = {
  late: ({ isAsked, standing }) => isAsked && (standing === "late" || standing === "expired"),
  "not-begun": ({ isAsked, file }) => isAsked && !file,
  "not-accepted": ({ isAsked, standing }) => isAsked && standing === "not-accepted",
  expiring: ({ standing }) => standing === "expiring",
  doubles: ({ isDouble }) => isDouble,
  strangers: ({ standing }) => standing === "stranger",
};

/**
 * The sites by their names, as they were written first; people without one are at "", the last.
 *
 * @param {Person[]} people
 * @param {Line[]} lines
 */
export function sitesOf(people, lines) {
  /** @type {Map<string, Site>} */
  const sites = new Map();
  for (const { site: name } of people) {
    const none = { name, people: 0, due: 0, counts: Object.fromEntries(COUNTED.map((one) => [one, 0])) };
    const site = sites.get(folded(name)) || none;
    site.people += 1;
    sites.set(folded(name), site);
  }
  for (const { isAsked, person, standing } of lines) {
    const site = isAsked && sites.get(folded(person.site));
    if (!site) continue;
    site.due += 1;
    site.counts[standing] += 1;
  }
  return sorted([...sites], ([name]) => joined(name ? 0 : 1, filed(name))).map(([, site]) => site);
}

/**
 * A line as its columns show it.
 *
 * @param {Line} line
 * @param {Record<string, string>} standings
 * @param {string} double
 * @returns {Record<string, string>}
 */
export function cellsOf(
  { person, course, due, standing, completed, validUntil, version, file, ...more },
  standings,
  double,
) {
  const { number, name, site, role } = person;
  return {
    ...{ number, name, site, role, course, due, standing: standings[standing], completed, version, file },
    valid_until: validUntil,
    double: more.isDouble ? double : "",
    details: more.notes.join(" "),
  };
}

/**
 * Lines as CSV; numbers and versions stay texts.
 *
 * @param {Line[]} lines
 * @param {Columns} columns
 * @param {Record<string, string>} standings
 * @param {string} double
 * @param {string} [mark] before decimals
 */
export function peopleCsv(lines, columns, standings, double, mark) {
  const names = Object.keys(columns);
  const rows = lines.map((line) => {
    const cells = cellsOf(line, standings, double);
    return names.map((name) => (name === "number" || name === "version" ? kept(cells[name]) : cells[name]));
  });
  return csvOf([Object.values(columns), ...rows], mark);
}

/**
 * People by modules as CSV.
 *
 * @param {Person[]} people
 * @param {Pick<Standing, "modules" | "completed">} standing
 * @param {Columns} columns
 * @param {string} [mark] before decimals
 */
export function matrixCsv(people, { modules, completed }, columns, mark) {
  const heads = ["number", "name", "site", "role"].map((name) => columns[name]);
  const rows = inOrder(people).map(({ number, name, site, role, line }) => {
    const done = completed.get(line) || new Map();
    return [kept(number), name, site, role, ...modules.map((code) => done.get(code) || "")];
  });
  return csvOf([[...heads, ...modules], ...rows], mark);
}

/**
 * People by site and name, as lines are.
 *
 * @param {Person[]} people
 */
export const inOrder = (people) =>
  sorted(people, ({ site, name, number }) => joined(filed(folded(site)), filed(folded(name)), folded(number)));
