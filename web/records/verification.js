// What a record is, compared with what is in force: {state, lines}. course/records/ comes to the same outcome, in
// the same words; a test compares them.

import * as records from "./record.js";

const MOST_BYTES = 2000000;
const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const count = (number, one, more) => `${number} ${number === 1 ? one : more}`;
const numbers = (version) => [...version.split(".").map(Number), 0, 0].slice(0, 3);
function order(one, other) {
  const [a, b] = [numbers(one), numbers(other)];
  const place = a.findIndex((number, index) => number !== b[index]);
  return place < 0 ? 0 : a[place] - b[place];
}

// What a text is: the JSON of a record, or a link that carries one.
function read(text) {
  const { why, data: record } = records.dataOf(text);
  if (why) return { record: null, problems: [why] };
  const { sound, altered, problems, actual } = records.check(record);
  if (!sound) return { record: null, altered, problems };
  return { record, altered, problems, whole: !record.rest, actual };
}

// One file that cannot be read costs that file, and not the others.
async function readFile(file) {
  let found = { why: "the file cannot be read" };
  try {
    // A byte more than may be is enough to know it.
    found = records.decoded(new Uint8Array(await file.slice(0, MOST_BYTES + 1).arrayBuffer()));
  } catch { /* it is gone, or a folder */ }
  return found.why ? { record: null, problems: [found.why] } : read(found.text);
}

function differences(record, present, words) {
  const lines = [];
  const { code, version: then } = record.course;
  const here = present.courses[code];
  if (!here) lines.push(fill(words["course-gone"], { code }));
  else if (order(then, here.version)) {
    lines.push(
      fill(words[order(then, here.version) < 0 ? "course-older" : "course-newer"], { code, then, now: here.version }),
    );
  }
  for (const module of record.modules) {
    const now = present.modules[module.code];
    if (!now) {
      lines.push(fill(words.gone, { code: module.code }));
      continue;
    }
    const earlier = order(module.version, now.version);
    if (earlier) {
      lines.push(
        fill(words[earlier < 0 ? "older" : "newer"], { code: module.code, then: module.version, now: now.version }),
      );
      const since = now.changes.filter((change) => order(module.version, change.version) < 0);
      since.sort((a, b) => order(a.version, b.version));
      lines.push(...since.map((change) => fill(words.change, change)));
    }
    if (module.fingerprint !== now.fingerprint) lines.push(fill(words.keys, { code: module.code }));
  }
  return lines;
}

// course/verification.py comes to the same outcome, in the same words; a test compares them.
function outcome({ record, altered, problems }, { present, words, states, today }) {
  const what = problems.join("; ");
  if (!record) return { state: "unreadable", lines: [fill(words.unreadable, { what })] };
  if (altered) return { state: "altered", lines: [fill(words.altered, { what })] };
  const found = new Set(["unchanged"]);
  const lines = [];
  if (record.catalogue.id !== present.catalogue) {
    found.add("foreign");
    lines.push(fill(words.foreign, { theirs: record.catalogue.id, ours: present.catalogue }));
  }
  if (record.valid_until && record.valid_until < today) {
    found.add("expired");
    lines.push(fill(words.expired, { day: record.valid_until }));
  }
  const older = found.has("foreign") ? [] : differences(record, present, words);
  if (older.length) found.add("older");
  const state = Object.keys(states).find((name) => found.has(name));
  return { state, lines: [words[state === "unchanged" ? "unchanged" : "fits"], ...lines, ...older] };
}

export { count, outcome, read, readFile };
