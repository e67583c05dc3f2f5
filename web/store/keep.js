// Progress as a file, and back. A file is {kind, format, catalogue, title, made, records}, its records
// under their keys without the course. `read` looks at a whole file before anything of it is used;
// `merge` is pure; `bring` writes all of a file or nothing.

import { older } from "../learning/progress.js";
import * as records from "../records/record.js";
import * as store from "./store.js";
import { isObject, owns } from "./values.js";

const KIND = "coursewright-progress";
const FORMAT = 1;
const MOST = 20000000; // characters; a course of a thousand modules has a tenth of it
const HERE = ["exported", "guide-keys"]; // what is about one browser stays in it

function keys(prefix) {
  let all = [];
  try {
    all = Object.keys(localStorage);
  } catch { /* blocked: there is nothing */ }
  return all.filter((key) => key.startsWith(prefix));
}

// Everything sound that is kept under a prefix, by its key without the prefix.
function collect(prefix) {
  const records = {};
  for (const key of keys(prefix).sort()) {
    const path = key.slice(prefix.length);
    const record = store.kindOf(path) && store.peek(key);
    if (record && !fault(path, record)) records[path] = record;
  }
  return records;
}

// The finished records alone.
function certificates(prefix) {
  const found = keys(`${prefix}record/`).map((key) => !/~\d+$/.test(key) && store.read(key));
  return found.filter((kept) => kept && kept.record && records.check(kept.record).sound).map(({ record }) => record);
}

function file(prefix, catalogue, title) {
  return { kind: KIND, format: FORMAT, catalogue, title, made: new Date().toISOString(), records: collect(prefix) };
}

// Says what is wrong with one record of a file, or nothing. A file is stricter than what is here already.
function fault(path, record) {
  const found = HERE.includes(path) ? "this site keeps nothing of that name" : store.fault(path, record);
  if (found) return found;
  const { fields } = store.kindOf(path);
  const unknown = Object.keys(record).find((name) => name !== "v" && name !== "n" && !owns(fields, name));
  if (unknown) return `this site does not know \`${unknown.slice(0, 100)}\``;
  return record.record && records.check(record.record).altered ? "`record` is not what it should be" : "";
}

const nameOf = ({ title, catalogue }) =>
  [title, catalogue, "of no name"].find((name) => name && typeof name === "string").slice(0, 100);

// Returns {records, made}, or {why} in a sentence: nothing has been changed then.
function read(text, catalogue, title) {
  let found;
  if (text.length > MOST) return { why: "The file is too large to be saved progress." };
  try {
    found = JSON.parse(text);
  } catch {
    return {
      why: text.trim()
        ? "The file is damaged: it cannot be read as JSON. Perhaps only part of it was copied."
        : "The file is empty.",
    };
  }
  if (isObject(found) && found.kind === "coursewright-record") {
    return { why: "The file is a certificate’s record, for your trainer. Choose the file with your progress." };
  }
  if (!isObject(found) || found.kind !== KIND) {
    return { why: "The file is something else: it does not hold progress that this site has saved." };
  }
  if (!Number.isSafeInteger(found.format) || found.format < 1) {
    return { why: "The file is damaged: it does not say which format it has." };
  }
  if (found.format > FORMAT) {
    return {
      why:
        `The file was saved by a newer version of this site: it has format ${found.format}, and this page reads format ${FORMAT}. Reload the page to get the newer version.`,
    };
  }
  if (found.catalogue !== catalogue) {
    return { why: `The file belongs to another training, “${nameOf(found)}”. This one is “${title}”.` };
  }
  if (!isObject(found.records) || !store.date(found.made)) {
    return { why: "The file is damaged: part of it is missing." };
  }
  const records = {};
  for (const [path, record] of Object.entries(found.records)) {
    const why = fault(path, record);
    if (why) return { why: `The file is damaged at “${path.slice(0, 100)}”: ${why}.` };
    records[path] = store.migrated(JSON.parse(JSON.stringify(record)));
  }
  return { records, made: found.made };
}

// Which of two is later. Text decides last, so that the order in which files are brought in never matters.
const ranked = (record, names) => names.map((name) => record[name] ?? (name === "n" ? 0 : ""));
function later(one, other, names) {
  const [a, b] = [ranked(one, names), ranked(other, names)];
  const at = a.findIndex((value, place) => value !== b[place]);
  if (at < 0) return JSON.stringify(sorted(one)) >= JSON.stringify(sorted(other)) ? one : other;
  return a[at] > b[at] ? one : other;
}
const sorted = (
  value,
) => (isObject(value)
  ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]))
  : Array.isArray(value)
  ? value.map(sorted)
  : value);
const earliest = (one, other) => (one && other ? (one < other ? one : other) : one || other);
const either = (name, one, other) => (one[name] || other[name] ? { [name]: earliest(one[name], other[name]) } : {});

// A pass of a later version stays, and of the same version the later one.
function betterPass(one, other) {
  if (!one || !other) return one || other;
  if (older(one.version, other.version)) return other;
  if (older(other.version, one.version)) return one;
  return later(one, other, ["date", "attempts"]);
}

const MERGES = {
  quiz(one, other) {
    const attempt = later(one, other, one.seed === other.seed ? ["n", "date"] : ["date", "n"]);
    const pass = betterPass(one.pass, other.pass);
    const attempts = Math.max(one.attempts || 0, other.attempts || 0);
    return { ...attempt, ...either("passed", one, other), ...(pass && { pass }), ...(attempts && { attempts }) };
  },
  // Two answers of one attempt follow each other; those of different attempts only have dates.
  answer: (one, other) => later(one, other, one.seed === other.seed ? ["n", "date"] : ["date", "n"]),
  read(one, other) {
    const sections = { ...one.sections };
    for (const [anchor, date] of Object.entries(other.sections)) sections[anchor] = earliest(sections[anchor], date);
    return { ...later(one, other, ["n"]), sections, ...either("read", one, other) };
  },
  scenario(one, other) {
    const runs = new Map([...one.runs, ...other.runs].map((run) => [JSON.stringify(sorted(run)), run]));
    const inOrder = [...runs].sort((
      [a, first],
      [b, second],
    ) => (first.date === second.date ? (a < b ? -1 : 1) : first.date < second.date ? -1 : 1));
    return { ...later(one, other, ["n"]), runs: inOrder.map(([, run]) => run).slice(-20) };
  },
  // Whoever acknowledged a list has earned that, whichever revision the other copy is at.
  list(one, other) {
    if (!one.acknowledged !== !other.acknowledged) return one.acknowledged ? one : other;
    const found = later(one, other, ["revision", "date", "n"]);
    return one.revision === other.revision ? { ...found, ...either("acknowledged", one, other) } : found;
  },
  done(one, other) {
    const version = older(one.version, other.version) ? other.version : one.version || other.version;
    const dates = ["read", "scenarios", "checklists", "date"].map((name) => either(name, one, other));
    return Object.assign({ ...later(one, other, ["n"]) }, ...dates, version && { version });
  },
  finished: (one, other) => later(other, one, ["date", "n"]) === one ? other : one,
  record: (
    one,
    other,
  ) => ((one.record.made || "") === (other.record.made || "")
    ? later(one, other, ["n"])
    : one.record.made > other.record.made
    ? one
    : other),
  other: (one, other) => later(one, other, ["date", "n"]),
};

// Pure: what stands after `theirs` has been brought in to `mine`. It does not matter which is which.
function merge(mine, theirs) {
  const found = {};
  for (const path of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const [one, other] = [mine[path], theirs[path]];
    if (!one || !other) found[path] = one || other;
    else {
      const [what, , question] = path.split("/");
      const rule = what === "quiz" && question ? "answer" : what;
      found[path] = (owns(MERGES, rule) ? MERGES[rule] : MERGES.other)(one, other);
    }
  }
  return oneAttempt(found, mine, theirs);
}

// An attempt stays whole: the answers that belong to the attempt that stands come before others.
function oneAttempt(found, mine, theirs) {
  for (const path of Object.keys(found)) {
    const [what, slug, question] = path.split("/");
    const attempt = what === "quiz" && question ? found[`quiz/${slug}`] : null;
    if (!attempt || found[path].seed === attempt.seed) continue;
    const whole = [mine[path], theirs[path]].find((record) => record && record.seed === attempt.seed);
    if (whole) found[path] = whole;
  }
  return found;
}

// Writes what has changed; when storage fails half-way, everything goes back to what it was.
function bring(prefix, records) {
  const mine = collect(prefix);
  const all = merge(mine, records);
  const same = (path) => mine[path] && JSON.stringify(sorted(mine[path])) === JSON.stringify(sorted(all[path]));
  const changed = Object.keys(all).filter((path) => !same(path));
  const before = [];
  try {
    for (const path of changed) {
      const key = prefix + path;
      const old = localStorage.getItem(key);
      if (old !== null && !mine[path] && store.isNewer(old)) continue;
      if (old !== null && !mine[path]) store.setAside(key, old);
      before.push([key, old]);
      localStorage.setItem(key, JSON.stringify({ ...all[path], v: store.FORMAT }));
      if (localStorage.getItem(key) === null) throw new Error("dropped");
    }
  } catch {
    if (store.isBlocked()) return { why: "This browser lets no site keep anything, so nothing was changed." };
    restore(before);
    return { why: "This browser has no room for it, so nothing was changed." };
  }
  dispatchEvent(new Event("course-kept"));
  return { count: changed.length };
}

// Puts texts back under their keys; a text of null takes the key away.
function restore(texts) {
  for (const [key, text] of texts) {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  }
  dispatchEvent(new Event("course-kept"));
}

// Takes away what stands under paths that match, and returns what `restore` needs to put it back.
function forget(prefix, matches) {
  const texts = keys(prefix).filter((key) => matches(key.slice(prefix.length))).map((
    key,
  ) => [key, localStorage.getItem(key)]);
  restore(texts.map(([key]) => [key, null]));
  return texts;
}

export { bring, certificates, collect, file, forget, FORMAT, KIND, merge, read, restore };
