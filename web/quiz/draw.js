// Which questions an attempt draws, and in which order their choices stand: pure, and the same for the same seed.

// A number that looks random, and is the same for the same seed and text (FNV-1a, then the end
// of murmur3, so that ids which differ in one letter land far apart).
/**
 * @param {number} seed
 * @param {string} text
 */
function scatter(seed, text) {
  let hash = seed;
  for (const letter of text) hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
/**
 * @template Item
 * @param {Iterable<Item>} list
 * @param {number} seed
 * @param {(item: Item) => string} name
 * @returns {Item[]}
 */
export const mixed = (list, seed, name) => [...list].sort((a, b) => scatter(seed, name(a)) - scatter(seed, name(b)));

// Every objective once before any a second time.
/**
 * @param {{id: string, objective: string}[]} questions
 * @param {number} seed
 * @param {number} most
 * @returns {string[]}
 */
export function draw(questions, seed, most) {
  /** @type {Record<string, string[]>} */
  const groups = {};
  for (const { id, objective } of mixed(questions, seed, (question) => question.id)) {
    (groups["of " + objective] ||= []).push(id);
  }
  const turns = mixed(Object.values(groups), seed, String);
  const drawn = [];
  for (let turn = 0; turn < questions.length; turn += 1) {
    drawn.push(...turns.map((group) => group[turn]).filter(Boolean));
  }
  return drawn.slice(0, most);
}
