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

/** @typedef {{id: string, objective: string, asked?: string}} Drawable and when it was last answered, if it was */

// What was never asked comes first, then what was asked longest ago.
/**
 * @param {Drawable[]} questions
 * @param {number} seed
 */
function inTurn(questions, seed) {
  const shuffled = mixed(questions, seed, ({ id }) => id);
  return shuffled.sort(({ asked: one = "" }, { asked: other = "" }) => (one < other ? -1 : Number(one > other)));
}

// Every objective once before any a second time; those of which something was missed come first.
/**
 * @param {Drawable[]} questions
 * @param {number} seed
 * @param {number} most
 * @param {string[]} [missed] objectives
 * @returns {string[]}
 */
export function draw(questions, seed, most, missed = []) {
  /** @type {Record<string, Drawable[]>} */
  const groups = {};
  for (const question of inTurn(questions, seed)) (groups["of " + question.objective] ||= []).push(question);
  const isLater = (/** @type {Drawable[]} */ [{ objective }]) => Number(!missed.includes(objective));
  const turns = mixed(Object.values(groups), seed, (group) => group.map(({ id }) => id).join())
    .sort((one, other) => isLater(one) - isLater(other));
  const drawn = [];
  for (let turn = 0; turn < questions.length; turn += 1) {
    drawn.push(...turns.flatMap((group) => group.slice(turn, turn + 1)));
  }
  return drawn.slice(0, most).map(({ id }) => id);
}

// What a further attempt asks: what was answered rightly stands, and in the place of each question that was missed
// comes another of the same objective. Where the bank has no other, the same is asked again.
/**
 * @param {Drawable[]} questions
 * @param {string[]} drawn
 * @param {string[]} missed those of them that do not stand
 * @param {number} seed
 * @returns {string[]}
 */
export function redraw(questions, drawn, missed, seed) {
  const objectives = new Map(questions.map(({ id, objective }) => [id, objective]));
  const free = inTurn(questions.filter(({ id }) => !drawn.includes(id)), seed);
  return drawn.map((id) => {
    const at = missed.includes(id) ? free.findIndex(({ objective }) => objective === objectives.get(id)) : -1;
    return at < 0 ? id : free.splice(at, 1)[0].id;
  });
}
