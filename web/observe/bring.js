// Sheets from another device of an observer, from the file in which it saved those of a day. Nothing that is here is
// lost: of a sheet that both have, the one that was signed later stays.

import { find } from "../page/elements.js";
import { speak, speakMany } from "../page/language.js";
import { isCatalogue, now } from "../store/names.js";
import * as store from "../store/store.js";
import { read } from "./observation.js";

/** @typedef {import("../store/store.js").Sheet} Sheet */
/** @typedef {import("./observation.js").Found} Found */
/** @typedef {import("./observation.js").Observation} Observation */
/** @typedef {{id: string, sheet: Sheet}} Kept */
/** @typedef {{write: Kept[], added: number, later: number, here: number, refused: string[]}} Brought */

/**
 * What to write, how many sheets are new, signed later than the one here, or here already; and why others are not used.
 *
 * @param {Found[]} found
 * @param {Kept[]} kept
 * @param {string} catalogue
 * @returns {Brought}
 */
function brought(found, kept, catalogue) {
  /** @type {Brought} */
  const made = { write: [], added: 0, later: 0, here: 0, refused: [] };
  const known = new Map(kept.flatMap(({ id, sheet }) => sheet.signed ? [[sheet.signed.id, { id, sheet }]] : []));
  for (const { observation, altered, problems } of found) {
    if (!observation || altered || !isCatalogue(observation.catalogue.id, catalogue)) {
      made.refused.push(problems.join("; ") || speak("it belongs to another training"));
      continue;
    }
    const here = known.get(observation.id);
    if (here && /** @type {Observation} */ (here.sheet.signed).signature.signed >= observation.signature.signed) {
      made.here++;
      continue;
    }
    const one = { id: here ? here.id : observation.id, sheet: sheetOf(observation) };
    known.set(observation.id, one);
    made.write.push(one);
    made[here ? "later" : "added"]++;
  }
  return made;
}

/**
 * A signed sheet, as the list keeps it.
 *
 * @param {Observation} observation
 * @returns {Sheet}
 */
function sheetOf(observation) {
  const { checklist, made, learner, place, date, observer, overall, items } = observation;
  const marks = items.map(({ id, seen, note }) => [id, { seen, ...(note && { note }) }]);
  return {
    checklist: now("checklists", checklist.id)[0],
    made,
    device: "observer",
    learner: learner.name,
    place,
    date,
    observer: observer.name,
    overall,
    items: Object.fromEntries(marks),
    signed: observation,
  };
}

/** @param {Brought} made */
function wordsOf({ added, later, here, refused }) {
  const said = [speakMany("One sheet was brought in.", "%(number)s sheets were brought in.", added + later)];
  if (later) {
    said.push(speakMany(
      "One was signed later than the one here, and stands in its place.",
      "%(number)s were signed later than those here, and stand in their places.",
      later,
    ));
  }
  if (here) said.push(speakMany("One was here already.", "%(number)s were here already.", here));
  const whys = [...new Set(refused)].join("; ");
  if (refused.length) {
    said.push(speakMany(
      "One cannot be used: %(what)s.",
      "%(number)s cannot be used: %(what)s.",
      refused.length,
      { what: whys },
    ));
  }
  return said.join(" ");
}

/**
 * Has the list of the day take what another device has saved.
 *
 * @param {import("./observe.js").Observe} page
 */
export function takeSheets(page) {
  const field = find(page, "[name=sheets]", HTMLInputElement);
  field.addEventListener("change", async () => {
    const found = [];
    for (const file of field.files || []) found.push(...read(new Uint8Array(await file.arrayBuffer())));
    field.value = "";
    const made = brought(found, page.sheets(), page.data.course);
    for (const { id, sheet } of made.write) {
      page.begun.add(page.key(id));
      store.write(page.key(id), () => ({ sheet }));
    }
    page.showDay();
    page.notice.textContent = `${wordsOf(made)} ${store.why()}`.trim();
  });
}
