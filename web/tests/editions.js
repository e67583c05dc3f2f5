// Editions of a made-up module, one after the other: another key, or another name for something.

/** @typedef {import("../store/names.js").Former} Former */
/**
 * One edition of a module: the names of today in their places, and all that they were before.
 *
 * @typedef {object} Edition
 * @property {string} version
 * @property {string} since the version since which a pass stands
 * @property {string[]} slugs the last one counts
 * @property {string[][]} questions their names, the last one counts
 * @property {string[][]} sections
 * @property {string[]} keys fingerprints of the questions
 * @property {string[][][]} choices of each question the names of both, the right one first
 * @property {string[]} lists names of the checklist
 * @property {string[][]} items
 */

export const [QUESTIONS, SECTIONS, ITEMS, CHOICES, MARK] = [3, 2, 2, 2, 67];
/** @param {string[]} names */
export const last = (names) => names[names.length - 1];

/** @returns {Edition} */
export const first = () => ({
  version: "1.0",
  since: "1.0",
  slugs: ["people"],
  questions: Array.from({ length: QUESTIONS }, (_, at) => [`q${at}`]),
  sections: Array.from({ length: SECTIONS }, (_, at) => [`s${at}`]),
  keys: Array.from({ length: QUESTIONS }, () => "00000000"),
  choices: Array.from({ length: QUESTIONS }, () => [["a"], ["b"]]),
  lists: ["after"],
  items: Array.from({ length: ITEMS }, (_, at) => [`i${at}`]),
});

/**
 * What the script of former names says of an edition.
 *
 * @param {Edition} edition
 * @returns {Former}
 */
export function formerOf({ slugs, questions, choices, sections, lists, items }) {
  const slug = last(slugs);
  /** @type {(lists: string[][], ...way: string[]) => Record<string, string[]>} */
  const moved = (lists, ...way) =>
    Object.fromEntries(
      lists.flatMap((names) => names.slice(0, -1).map((name) => [[...way, name].join("/"), [...way, last(names)]])),
    );
  return {
    modules: moved([slugs]),
    questions: moved(questions, slug),
    parts: Object.assign({}, ...choices.map((names, at) => moved(names, slug, last(questions[at])))),
    sections: moved(sections, slug, "lesson"),
    checklists: moved([lists]),
    items: moved(items, last(lists)),
  };
}
/** @param {Edition} edition */
export function factsOf({ version, since, slugs, questions, sections, keys, lists }) {
  const part = { id: "", detail: "", minutes: 5, title: "x" };
  const facts = {
    ...{ slug: last(slugs), code: "M-1", title: "People", version, since, edition: "0123456789ab", minutes: 10 },
    mark: MARK,
    first: [],
    questions: Object.fromEntries(questions.map((names, at) => [last(names), keys[at]])),
    parts: [
      { ...part, kind: "read", id: "lesson", detail: sections.map(last).join(" ") },
      { ...part, kind: "quiz" },
      { ...part, kind: "list", id: last(lists) },
    ],
    changes: [],
  };
  // Links are looked at by nobody here.
  return /** @type {import("../learning/progress.js").Facts} */ (/** @type {unknown} */ (facts));
}

/**
 * The next edition of a site: another key, or another name for something.
 *
 * @param {Edition} edition
 * @param {(number: number) => number} pick
 * @param {number} step
 * @returns {Edition}
 */
export function published(edition, pick, step) {
  const version = `1.${step + 1}`;
  const next = { ...structuredClone(edition), version };
  const what = pick(7);
  if (what === 0) next.slugs.push(`people-${step}`);
  else if (what === 1) next.questions[pick(QUESTIONS)].push(`q-${step}`);
  else if (what === 2) next.sections[pick(SECTIONS)].push(`s-${step}`);
  else if (what === 3) next.choices[pick(QUESTIONS)][pick(CHOICES)].push(`c-${step}`);
  else if (what === 4) next.lists.push(`after-${step}`);
  else if (what === 5) next.items[pick(ITEMS)].push(`i-${step}`);
  else {
    next.keys[pick(QUESTIONS)] = String(pick(3)).padStart(8, "0"); // an earlier key may come back
    if (pick(2)) next.since = version;
  }
  return next;
}
