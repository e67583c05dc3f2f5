// What a learner writes into one field, on whatever device and in however many tabs. Each page that is written on
// keeps a version of its own, {id, n, says, date}, with a counter; a version goes only once somebody has seen it and
// written something else in its place, which `was` notes: its id, and up to which count. So two copies can be merged
// in any order, and what was written in only one of them stands beside what was written in the other. Pure.

/** @typedef {import("../store/kinds.js").Said} Said */
/** @typedef {Record<string, number>} Was up to which count each version has been replaced, by ids */
/** @typedef {"text" | "goal" | "day" | "went"} Field */
/**
 * @typedef {object} Note what is kept of a note, as far as merging looks at it
 * @property {Said[]} [text]
 * @property {Said[]} [goal]
 * @property {Said[]} [day]
 * @property {Said[]} [went]
 * @property {Was} [was]
 */

export const FIELDS = /** @type {const} */ (["text", "goal", "day", "went"]);

/**
 * How two versions follow each other: the newer first.
 *
 * @param {Said} one
 * @param {Said} other
 */
function newerFirst(one, other) {
  const [a, b] = [one, other].map(({ date, id, n }) => `${date} ${id} ${n}`);
  return a > b ? -1 : Number(a < b);
}

/**
 * The versions of a field that stand, the one to show first: the newest that says something.
 *
 * @param {Said[]} [versions]
 * @returns {Said[]}
 */
export function standing(versions = []) {
  const all = [...versions].sort(newerFirst);
  const said = all.filter(({ says }, at) => says.trim() && all.findIndex((one) => one.says === says) === at);
  return said.length ? said : all.slice(0, 1);
}
/**
 * What a field shows.
 *
 * @param {Said[]} [versions]
 */
export const shown = (versions) => standing(versions).map(({ says }) => says)[0] || "";

/**
 * Of versions and what has been replaced: those that stand, each once with its highest count.
 *
 * @param {Said[]} versions
 * @param {Was} was
 */
function left(versions, was) {
  /** @type {Map<string, Said>} */
  const found = new Map();
  for (const version of versions) {
    const known = found.get(version.id);
    if (version.n > (was[version.id] || 0) && (!known || known.n < version.n)) found.set(version.id, version);
  }
  return [...found.values()].sort(newerFirst);
}
/**
 * @param {Was} one
 * @param {Was} other
 */
function wasOf(one, other) {
  const found = { ...one };
  for (const [id, n] of Object.entries(other)) found[id] = Math.max(found[id] || 0, n);
  return found;
}

/**
 * A note of which two copies have met; it does not matter which is which.
 *
 * @param {Note} one
 * @param {Note} other
 * @returns {Note}
 */
export function merged(one, other) {
  const was = wasOf(one.was || {}, other.was || {});
  /** @type {Note} */
  const found = Object.keys(was).length ? { was } : {};
  for (const name of FIELDS) {
    if (one[name] || other[name]) found[name] = left([...(one[name] || []), ...(other[name] || [])], was);
  }
  return found;
}

/**
 * A note after something was written into one of its fields, in the place of what was seen there.
 *
 * @template {Note} Of
 * @param {Of} note
 * @param {Field} name
 * @param {{id: string, says: string, date: string, seen: Said[]}} written by which page, and what it had shown
 * @returns {Of}
 */
export function withSaid(note, name, { id, says, date, seen }) {
  const versions = note[name] || [];
  const was = { ...note.was };
  const isSeen = (/** @type {Said} */ one) => seen.some((other) => other.id === one.id && other.n >= one.n);
  for (const version of versions) if (version.id !== id && isSeen(version)) was[version.id] = version.n;
  // A version of mine that somebody has replaced meanwhile is counted on from there, so that this one stands.
  const mine = versions.filter((version) => version.id === id).map(({ n }) => n);
  const lost = versions.filter((version) => version.id === id && !isSeen(version));
  const kept = lost.map((version) => ({ ...version, id: `${id}.${version.n}` }));
  const n = Math.max(0, was[id] || 0, ...mine) + 1;
  return { ...note, was, [name]: left([...versions, ...kept, { id, n, says, date }], was) };
}
