// What a value is, whoever asks.

/**
 * Object.hasOwn came with iOS 15.4.
 *
 * @param {object} object
 * @param {PropertyKey} name
 * @returns {boolean}
 */
export const owns = (object, name) => Object.prototype.hasOwnProperty.call(object, name);

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * A text from a file or a store, as the value it writes; the reader looks at what it is.
 *
 * @type {(text: string) => unknown}
 */
export const parse = JSON.parse;
