// What a file that somebody opens in the verifier holds.

import { sheetsIn } from "./sheets.js";
import { isFileOf } from "./signature.js";
import { readFile, readSignatures } from "./verification.js";

/** @typedef {{file: string, lines: import("./signature.js").Line[]}} Signatures */
/** @typedef {{sheets: import("./sheets.js").Sheet[]}} Sheets */
/** @typedef {import("./verification.js").Read & {file: string}} Opened */

/**
 * Lines of signatures, sheets of observers, or a record, or why it is none of them.
 *
 * @param {File} file
 * @returns {Promise<Signatures | Sheets | Opened>}
 */
export async function opened(file) {
  if (isFileOf(file.name)) return { file: file.name, lines: await readSignatures(file) };
  const read = { file: file.name, ...(await readFile(file)) };
  const sheets = read.record ? [] : await sheetsIn(file);
  return sheets.length ? { sheets } : read;
}
