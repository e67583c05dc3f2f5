// The one place that keeps what a learner did. One key for each thing, so that two tabs can
// never overwrite each other's work: coursewright/<course>/<what>/<id>[/<id>].
// A record is JSON with v (the format's version) and n (a counter, because clocks go back).
// What cannot be read is copied to <key>~1, ~2 ... before anything new is written over it; what a
// newer version of this script wrote is left alone.

import { page } from "../frame/page.js";
import { isObject, owns } from "./values.js";

export const FORMAT = 2;
const NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,79}";

// What may stand where, to the bottom: a value of the right type can be nonsense too, and a page trusts what it reads.
const every = (value, test) => Array.isArray(value) && value.every(test);
const flag = (value) => typeof value === "boolean";
const text = (value) => typeof value === "string" && value.length <= 4000;
export const date = (value) =>
  typeof value === "string" && /^\d{4}-\d\d-\d\d(T[\d:.]+Z)?$/.test(value) && !Number.isNaN(Date.parse(value));
const day = (value) => value === "" || date(value); // what a field for a date shows
const amount = (value) => typeof value === "number" && value >= 0 && value <= 1000000;
const count = (value) => Number.isInteger(value) && amount(value);
const seed = Number.isSafeInteger;
const version = (value) => typeof value === "string" && /^(?:\d{1,9}(?:\.\d{1,9}){0,2})?$/.test(value);
const edition = (value) => typeof value === "string" && /^(?:[0-9a-f]{12})?$/.test(value);
const response = (value) => isObject(value) && Object.values(value).every((part) => part === true || text(part));
const sections = (value) => isObject(value) && Object.values(value).every(date);
const result = { points: amount, of: amount, date };
const answer = { fp: text, response, seed, hinted: flag, ...result };
const given = (value) => whole(value, { id: text, ...answer }, "id fp response points of");
const effects = (value) => isObject(value) && Object.values(value).every(Number.isFinite);
const run = (value) => whole(value, { date, path: (path) => every(path, text), ends: text, effects }, "date path");
const pass = (value) =>
  whole(value, {
    ...result,
    version,
    edition,
    mark: amount,
    attempts: count,
    seed,
    questions: (list) => every(list, given),
  }, "date") &&
  (value.points === undefined || value.mark === undefined || value.points * 100 >= value.mark * value.of - 1e-6);
let isRecord = () => true;
const record = (value) => isRecord(value);

// The one table of what is kept: under which path, which fields it may have, and which it must.
const KINDS = [
  ["check/NAME/NAME", answer, "fp response"],
  ["quiz/NAME/NAME", answer, "fp response"],
  [
    "quiz/NAME",
    { ...result, seed, drawn: (list) => every(list, text), attempts: count, passed: date, pass },
    "seed drawn",
  ],
  ["tick/NAME/NAME", { on: flag, na: flag, fp: text, revision: count, date }, "on revision"],
  ["list/NAME", { start: day, initials: text, date: day, acknowledged: date, revision: count }, ""],
  ["read/NAME/NAME", { sections, read: date }, "sections"],
  ["scenario/NAME/NAME", { runs: (list) => every(list, run) }, "runs"],
  ["done/NAME", { read: date, scenarios: date, checklists: date, version, date }, ""],
  ["finished/NAME", { date, version }, "date version"],
  ["record/NAME", { record }, "record"],
  ["learner", { name: text }, "name"],
  ["exported", { date, asked: date }, ""],
  ["guide-keys", { on: flag }, "on"],
].map(([path, fields, needed]) => ({
  form: new RegExp(`^${path.replaceAll("NAME", NAME)}$`),
  fields,
  needed: needed.split(" ").filter(Boolean),
}));
export const kindOf = (path) => KINDS.find(({ form }) => form.test(path));

// What is wrong with the fields of something, or nothing. A field that is not known is left to whoever wrote it.
function wrongIn(value, fields, needed) {
  const missing = needed.find((name) => !owns(value, name));
  if (missing) return `it has no \`${missing}\``;
  const wrong = Object.keys(fields).find((name) => owns(value, name) && !fields[name](value[name]));
  if (wrong) return `\`${wrong}\` is not what it should be`;
  return value.points > value.of ? "it has more points than there are" : "";
}
function whole(value, fields, needed) {
  return isObject(value) && !wrongIn(value, fields, needed.split(" "));
}

// What is wrong with what is kept under a path, or nothing.
export function fault(path, kept) {
  if (!isObject(kept)) return "it is not a record";
  if (kept.v > FORMAT) return "it was kept by a newer version of this site";
  // A counter that is nearly used up could not be counted on.
  if (!Number.isSafeInteger(kept.v) || kept.v < 1 || !Number.isSafeInteger(kept.n) || kept.n < 0 || kept.n > 2 ** 50) {
    return "it is damaged";
  }
  const kind = kindOf(path);
  return kind ? wrongIn(kept, kind.fields, kind.needed) : "this site keeps nothing of that name";
}
// From each format to the next. 1 to 2: a pass is kept with what was passed, not as a date alone.
const MIGRATIONS = [
  (record) => {
    const { points, of, date, passed } = record;
    if (date && record.drawn) record.attempts = 1;
    if (passed) record.pass = passed === date ? { date, points, of, attempts: 1 } : { date: passed, attempts: 1 };
  },
];
const WORDS = {
  blocked:
    "This browser lets no site keep anything. You can go on, but your answers will be gone when you leave or reload this page.",
  full:
    "This browser’s storage is full. You can go on, but what you do from here will be gone when you leave or reload this page.",
  damaged: "Something saved earlier could not be read. It has been set aside, and you are asked again.",
  newer:
    "A newer version of this site has saved something here. It stays as it is; what you do now will be gone when you leave. Reload the page to get the newer version.",
};
// What could not be written, for as long as this page lives, and why; one for all scripts of a page.
const shared = (page.kept = page.kept || { waiting: new Map(), trouble: "", told: "", hears: false });
const { waiting } = shared;

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
export function isNewer(text) {
  const record = parsed(text);
  return Boolean(record && Number.isSafeInteger(record.v) && record.v > FORMAT);
}
export function migrated(record) {
  for (; record.v < FORMAT; record.v += 1) MIGRATIONS[record.v - 1](record);
  return record;
}

// Returns the text under a key and, when it is a sound record, the record.
function look(key) {
  let text = null;
  try {
    text = localStorage.getItem(key);
  } catch {
    shared.trouble = "blocked";
  }
  if (text === null) return { text };
  const record = parsed(text);
  // coursewright/<course>/ comes first.
  if (!fault(key.split("/").slice(2).join("/"), record)) return { text, record: migrated(record) };
  const newer = isNewer(text);
  shared.trouble = newer ? "newer" : "damaged";
  return { text, newer };
}

function keep(key, text) {
  localStorage.setItem(key, text);
  // Some private windows drop it and say nothing.
  if (localStorage.getItem(key) !== text) throw new Error("dropped");
}

export function setAside(key, text) {
  let number = 1;
  let found;
  while ((found = localStorage.getItem(key + "~" + number)) !== null && found !== text) number += 1;
  keep(key + "~" + number, text);
}

// Another tab may have freed space, so everything that waits is tried each time.
function flush() {
  for (const [key, record] of waiting) {
    try {
      const now = look(key);
      if (now.newer) continue;
      if (now.text !== null && !now.record) setAside(key, now.text);
      keep(key, JSON.stringify(record));
      waiting.delete(key);
    } catch (error) {
      shared.trouble = /quota/i.test(error.name) ? "full" : "blocked";
      return;
    }
  }
  dispatchEvent(new Event("course-kept"));
}

function each(act, reason) {
  document.querySelectorAll(
    "course-quiz, course-check, course-checklist, course-read, course-module, course-learning, course-certificate",
  ).forEach((element) => {
    if (element[act]) element[act](reason);
  });
}
// Shows what another tab has kept, and what is kept when a page comes back.
export function listen() {
  if (shared.hears) return;
  shared.hears = true;
  addEventListener("storage", (event) => {
    if (!event.key || event.key.startsWith("coursewright/")) each("refresh");
  });
  addEventListener("pageshow", (event) => event.persisted && each("refresh", "return"));
}

// Where records are read, what is kept of them has to be one.
export function checkRecords(isSound) {
  isRecord = isSound;
}

export function read(key) {
  return waiting.get(key) || look(key).record || null;
}
// The same, for a mark beside something else: whatever is wrong is told where it matters.
export function peek(key) {
  const before = shared.trouble;
  const found = read(key);
  shared.trouble = before;
  return found;
}
// `change` gets what stands now (or null), so that nothing of another tab's is lost.
export function write(key, change) {
  const old = read(key);
  waiting.set(key, Object.assign(change(old), { v: FORMAT, n: (old ? old.n : 0) + 1 }));
  flush();
}
// Whether what was written last under a key outlasts this page; `why` says why nothing does.
export const isKept = (key) => !waiting.has(key);
export const why = () => WORDS[shared.trouble] || "";
// Whether this browser lets a site keep anything at all; a full storage is another matter.
export function isBlocked() {
  const key = "coursewright?";
  try {
    localStorage.setItem(key, key);
    const found = localStorage.getItem(key);
    localStorage.removeItem(key);
    return found !== key;
  } catch (error) {
    return !/quota/i.test(error.name);
  }
}
// Says in `place`, a live region, what could not be kept; each trouble once.
export function tell(place) {
  if (shared.trouble === shared.told) return;
  shared.told = shared.trouble;
  place.textContent = WORDS[shared.trouble];
}
