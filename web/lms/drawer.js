// What stands in for a browser's storage in a package: texts under keys, for as long as the package is open. As there,
// the names of the object are the keys.

import { owns } from "../store/values.js";

/** Tells whoever asked of each change. Names that are not keys of ours would hide what a drawer can do. */
export class Drawer {
  /** @type {(key: string, text: string | null) => void} */
  #tell;

  /** @param {(key: string, text: string | null) => void} [tell] */
  constructor(tell = () => {}) {
    this.#tell = tell;
  }
  /** @returns {Record<string, string>} */
  get #texts() {
    return /** @type {Record<string, string>} */ (/** @type {unknown} */ (this));
  }
  /**
   * @param {string} key
   * @returns {string | null}
   */
  getItem(key) {
    return owns(this, key) ? this.#texts[key] : null;
  }
  /**
   * @param {string} key
   * @param {string} text
   */
  setItem(key, text) {
    if (this.getItem(key) === text) return;
    this.#texts[key] = text;
    this.#tell(key, text);
  }
  /** @param {string} key */
  removeItem(key) {
    if (!owns(this, key)) return;
    delete this.#texts[key];
    this.#tell(key, null);
  }
}
