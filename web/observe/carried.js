// What repeats from one sheet of a day to the next: an observer who watches five people at one gate types it once.

import { dayOf } from "../page/words.js";

/** @typedef {import("../store/store.js").Sheet} Sheet */

/**
 * What a new sheet begins with, to be changed where it is different: where it is, and who observes. Nothing is taken
 * from a sheet that was begun on another day, and nothing that is about its learner.
 *
 * @param {{sheet: Sheet}[]} sheets those of an observer, the newest last
 * @param {string} observer who signed here last, or ""
 */
export function carried(sheets, observer) {
  const today = dayOf(new Date());
  const ofToday = sheets.filter(({ sheet }) => dayOf(sheet.made) === today);
  const last = (/** @type {"place" | "observer"} */ name) =>
    ofToday.map(({ sheet }) => sheet[name] || "").filter(Boolean).pop() || "";
  return { place: last("place"), observer: observer || last("observer") };
}
