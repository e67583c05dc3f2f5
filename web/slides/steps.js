// How a session goes from slide to slide: what comes next, what came before, and which choice a group has taken.
// Nothing here knows a page.

/**
 * @typedef {object} Slide
 * @property {boolean} holds whether it holds something back, such as an answer
 * @property {string} scene the scenario that it is of, if any
 * @property {boolean} ends whether the scenario ends with it
 * @property {number[]} goes where its choices lead, by the numbers of slides
 */
/**
 * @typedef {object} State what both windows show
 * @property {number} at the slide
 * @property {boolean} shown whether what it holds back is shown
 * @property {number[]} trail the slides before it, in the order in which they were shown
 * @property {Record<number, number>} taken which choice was taken on a slide
 * @property {Record<number, number[]>} hands how many hands each choice of a slide got
 */

/** @returns {State} */
export const begin = () => ({ at: 0, shown: false, trail: [], taken: {}, hands: {} });

/**
 * Whether something that was kept or sent is a state of so many slides.
 *
 * @param {unknown} found
 * @param {number} slides
 * @returns {found is State}
 */
export function isState(found, slides) {
  const state = /** @type {State} */ (found);
  if (!state || typeof state !== "object" || typeof state.shown !== "boolean") return false;
  const isSlide = (/** @type {unknown} */ at) => Number.isInteger(at) && Number(at) >= 0 && Number(at) < slides;
  const tables = [state.taken, state.hands].every((one) => one && typeof one === "object");
  if (!tables || !isSlide(state.at) || !Array.isArray(state.trail) || !state.trail.every(isSlide)) return false;
  return Object.values(state.hands).every((row) => Array.isArray(row) && row.every(Number.isInteger)) &&
    Object.values(state.taken).every(Number.isInteger);
}

/**
 * Which choice the group has taken: the one that was pressed, or else the one with most hands; -1 for none.
 *
 * @param {State} state
 */
export function takenOn(state) {
  if (state.at in state.taken) return state.taken[state.at];
  const row = state.hands[state.at] || [];
  const most = Math.max(0, ...row);
  return most ? row.indexOf(most) : -1;
}

/**
 * @param {State} state
 * @param {number} at
 * @returns {State}
 */
const to = (state, at) => at === state.at ? state : { ...state, at, shown: false, trail: [...state.trail, state.at] };

/**
 * What comes next: what the slide holds back, the moment that the choice of the group leads to, or the slide after it.
 *
 * @param {Slide[]} slides
 * @param {State} state
 * @returns {State}
 */
export function next(slides, state) {
  const slide = slides[state.at];
  if (slide.holds && !state.shown) return { ...state, shown: true };
  const goes = slide.goes[takenOn(state)];
  if (goes !== undefined) return to(state, goes);
  return to(state, after(slides, state.at));
}

/**
 * The slide that follows another; the end of a scenario is followed by what comes after all its moments.
 *
 * @param {Slide[]} slides
 * @param {number} at
 */
export function after(slides, at) {
  const { scene, ends } = slides[at];
  let number = at + 1;
  while (ends && number < slides.length && slides[number].scene === scene) number += 1;
  return number < slides.length ? number : at;
}

/**
 * What was shown before.
 *
 * @param {State} state
 * @returns {State}
 */
export function back(state) {
  if (state.shown) return { ...state, shown: false };
  const trail = [...state.trail];
  const at = trail.pop();
  return { ...state, at: at === undefined ? Math.max(0, state.at - 1) : at, trail, shown: false };
}

/**
 * Shows a slide wherever it stands.
 *
 * @param {Slide[]} slides
 * @param {State} state
 * @param {number} at
 * @returns {State}
 */
export const goTo = (slides, state, at) => to(state, Math.min(Math.max(at, 0), slides.length - 1));

/**
 * Takes a choice of the slide, and shows what comes of it; one that is taken already goes on.
 *
 * @param {Slide[]} slides
 * @param {State} state
 * @param {number} choice
 * @returns {State}
 */
export function take(slides, state, choice) {
  if (slides[state.at].goes[choice] === undefined) return state;
  const chosen = { ...state, taken: { ...state.taken, [state.at]: choice } };
  return state.shown && state.taken[state.at] === choice ? next(slides, chosen) : { ...chosen, shown: true };
}

/**
 * Notes how many hands a choice of the slide got.
 *
 * @param {State} state
 * @param {number} choice
 * @param {number} number
 * @returns {State}
 */
export function count(state, choice, number) {
  const row = [...(state.hands[state.at] || [])];
  while (row.length <= choice) row.push(0);
  row[choice] = Math.min(Math.max(Math.trunc(number) || 0, 0), 9999);
  return { ...state, hands: { ...state.hands, [state.at]: row } };
}
