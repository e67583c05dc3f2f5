// Where the site stands, and the pages in it: a path is what follows the address of its first folder.

/** The address of the site's first folder. */
export const root = new URL("../../", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;

/**
 * The path of an address, without what follows it; nothing for one that is not of the site.
 *
 * @param {string} address
 */
export const below = (address) => address.startsWith(root) ? address.slice(root.length).replace(/[?#].*/, "") : "";
