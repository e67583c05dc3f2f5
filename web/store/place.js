// Where what a learner does is kept: in the browser, or, in a package for an LMS, by that (web/lms/desk.js).

import { page } from "../frame/page.js";

/**
 * What keeps texts under keys; its own names are the keys, as those of a browser's storage are.
 *
 * @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem">} Place
 */
/**
 * What keeps in a package, and the address where that begins.
 *
 * @typedef {{storage: Place, session: Place, start: string}} Places
 */

/**
 * What outlasts the page. Browsers may refuse to give it, by an error.
 *
 * @returns {Place}
 */
export const storage = () => (page.desk ? page.desk.storage : localStorage);
/**
 * What lasts as long as a tab does.
 *
 * @returns {Place}
 */
export const session = () => (page.desk ? page.desk.session : sessionStorage);
