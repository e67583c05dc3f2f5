// What the scripts of one page share. Each bundle has modules of its own, so whatever must be one for
// the page stands here: early.js has begun it.

/**
 * @typedef {object} Page
 * @property {Element[]} [touched] the controls that were changed before the scripts came
 * @property {boolean} [isServed] whether the browser has what our scripts need
 * @property {import("../store/place.js").Places} [desk] in a package for an LMS: what keeps there, and tells it
 * @property {import("../store/store.js").Shared} [kept] what could not be written, and why
 * @property {import("../store/names.js").Former} [former] what had another name before
 * @property {Record<string, string | Record<string, string>>} [words] what scripts say, in a language but English
 * @property {Record<string, string>} [lines] modules as My learning lists them, once a script has brought them
 * @property {import("../page/press.js").Press} [press] what is pressed
 * @property {Map<string, Promise<unknown>>} [near] files that parts of the page need, once they were asked for
 * @property {(part: HTMLElement) => Promise<void>} [fetchFor] brings what a part of the page needs
 * @property {(part: HTMLElement) => Promise<void>} [rest] lets a part stand without its script until somebody acts
 * @property {Record<string, unknown>} [shared] what scripts take from one that came before them: store/shared.js
 * @property {import("../quiz/form.js").Marking} [marking] what marks answers, once it has come
 * @property {(marking: import("../quiz/form.js").Marking) => void} [takeMarking]
 */

const everywhere = /** @type {typeof globalThis & {coursewright?: Page}} */ (globalThis);

/** @type {Page} */
export const page = (everywhere.coursewright = everywhere.coursewright || {});
