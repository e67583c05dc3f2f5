// The one place that keeps what a learner did. One key for each thing, so that two tabs can
// never overwrite each other's work: coursewright/<course>/<what>/<id>[/<id>].
// A record is JSON with v (the format's version) and n (a counter, because clocks go back).
// What cannot be read is copied to <key>~1, ~2 ... before anything new is written over it; what a
// newer version of this script wrote is left alone.
(function (course) {
  "use strict";
  if (course.store || course.isServed === false) return;

  const owns = (object, name) => Object.prototype.hasOwnProperty.call(object, name); // Object.hasOwn came with iOS 15.4

  const FORMAT = 2;
  const NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,79}";

  // What may stand where, to the bottom: a value of the right type can be nonsense too, and a page trusts what it reads.
  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const every = (value, test) => Array.isArray(value) && value.every(test);
  const flag = (value) => typeof value === "boolean";
  const text = (value) => typeof value === "string" && value.length <= 4000;
  const date = (value) => typeof value === "string" && /^\d{4}-\d\d-\d\d(T[\d:.]+Z)?$/.test(value) && !Number.isNaN(Date.parse(value));
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
  const pass = (value) => whole(value, { ...result, version, edition, mark: amount, attempts: count, seed, questions: (list) => every(list, given) }, "date") &&
    (value.points === undefined || value.mark === undefined || value.points * 100 >= value.mark * value.of - 1e-6);
  const record = (value) => !course.record || course.record.check(value).sound;

  // The one table of what is kept: under which path, which fields it may have, and which it must.
  const KINDS = [
    ["check/NAME/NAME", answer, "fp response"],
    ["quiz/NAME/NAME", answer, "fp response"],
    ["quiz/NAME", { ...result, seed, drawn: (list) => every(list, text), attempts: count, passed: date, pass }, "seed drawn"],
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
  ].map(([path, fields, needed]) => ({ form: new RegExp(`^${path.replaceAll("NAME", NAME)}$`), fields, needed: needed.split(" ").filter(Boolean) }));
  const kindOf = (path) => KINDS.find(({ form }) => form.test(path));

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
  function fault(path, kept) {
    if (!isObject(kept)) return "it is not a record";
    if (kept.v > FORMAT) return "it was kept by a newer version of this site";
    // A counter that is nearly used up could not be counted on.
    if (!Number.isSafeInteger(kept.v) || kept.v < 1 || !Number.isSafeInteger(kept.n) || kept.n < 0 || kept.n > 2 ** 50) return "it is damaged";
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
    blocked: "This browser lets no site keep anything. You can go on, but your answers will be gone when you leave or reload this page.",
    full: "This browser’s storage is full. You can go on, but what you do from here will be gone when you leave or reload this page.",
    damaged: "Something saved earlier could not be read. It has been set aside, and you are asked again.",
    newer: "A newer version of this site has saved something here. It stays as it is; what you do now will be gone when you leave. Reload the page to get the newer version.",
  };
  // What could not be written, for as long as this page lives.
  const waiting = new Map();
  let trouble = "";
  let told = "";

  function parsed(text) {
    try {
      return JSON.parse(text);
    } catch {
      return null;
    }
  }
  function isNewer(text) {
    const record = parsed(text);
    return Boolean(record && Number.isSafeInteger(record.v) && record.v > FORMAT);
  }
  function migrated(record) {
    for (; record.v < FORMAT; record.v += 1) MIGRATIONS[record.v - 1](record);
    return record;
  }

  // Returns the text under a key and, when it is a sound record, the record.
  function look(key) {
    let text = null;
    try {
      text = localStorage.getItem(key);
    } catch {
      trouble = "blocked";
    }
    if (text === null) return { text };
    const record = parsed(text);
    // coursewright/<course>/ comes first.
    if (!fault(key.split("/").slice(2).join("/"), record)) return { text, record: migrated(record) };
    const newer = isNewer(text);
    trouble = newer ? "newer" : "damaged";
    return { text, newer };
  }

  function keep(key, text) {
    localStorage.setItem(key, text);
    // Some private windows drop it and say nothing.
    if (localStorage.getItem(key) !== text) throw new Error("dropped");
  }

  function setAside(key, text) {
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
        trouble = /quota/i.test(error.name) ? "full" : "blocked";
        return;
      }
    }
    dispatchEvent(new Event("course-kept"));
  }

  function each(act, why) {
    document.querySelectorAll("course-quiz, course-check, course-checklist, course-read, course-module, course-learning, course-certificate").forEach((element) => {
      if (element[act]) element[act](why);
    });
  }
  addEventListener("storage", (event) => {
    if (!event.key || event.key.startsWith("coursewright/")) each("refresh");
  });
  addEventListener("pageshow", (event) => event.persisted && each("refresh", "return"));

  // Whether the learner changed a control before the scripts came; early.js has watched.
  course.isTouched = (control) => Boolean(course.touched && course.touched.includes(control));

  // Shows a value in a control, and makes it what a reset gives: when a page comes back out of its cache,
  // WebKit resets every control that has autocomplete off, some time after `pageshow` and without an event.
  course.put = function (control, value) {
    if (/radio|checkbox/.test(control.type)) {
      if (control.defaultChecked !== value) control.defaultChecked = value;
      if (control.checked !== value) control.checked = value;
      return;
    }
    if (control.localName === "select") {
      for (const option of control.options) option.defaultSelected = option.value === value;
    } else control.defaultValue = value;
    if (control.value !== value) control.value = value; // writing the same moves the caret in some engines
  };
  // Whether a control shows what was put there last. Then an event tells of nothing that the learner did:
  // `change` comes late, in Firefox even while the page is left, when another tab may have forgotten it all.
  course.isPut = function (control) {
    if (/radio|checkbox/.test(control.type)) return control.checked === control.defaultChecked;
    if (control.localName === "select") return [...control.options].every((option) => option.selected === option.defaultSelected);
    return control.value === control.defaultValue;
  };

  course.store = {
    FORMAT,
    date,
    isObject,
    fault,
    kindOf,
    migrated,
    isNewer,
    setAside,
    read(key) {
      return waiting.get(key) || look(key).record || null;
    },
    // The same, for a mark beside something else: whatever is wrong is told where it matters.
    peek(key) {
      const before = trouble;
      const found = course.store.read(key);
      trouble = before;
      return found;
    },
    // `change` gets what stands now (or null), so that nothing of another tab's is lost.
    write(key, change) {
      const old = course.store.read(key);
      waiting.set(key, Object.assign(change(old), { v: FORMAT, n: (old ? old.n : 0) + 1 }));
      flush();
    },
    // Whether what was written last under a key outlasts this page; `why` says why nothing does.
    isKept: (key) => !waiting.has(key),
    why: () => WORDS[trouble] || "",
    // Whether this browser lets a site keep anything at all; a full storage is another matter.
    isBlocked() {
      const key = "coursewright?";
      try {
        localStorage.setItem(key, key);
        const found = localStorage.getItem(key);
        localStorage.removeItem(key);
        return found !== key;
      } catch (error) {
        return !/quota/i.test(error.name);
      }
    },
    // Says in `place`, a live region, what could not be kept; each trouble once.
    tell(place) {
      if (trouble === told) return;
      told = trouble;
      place.textContent = WORDS[trouble];
    },
  };
  each("start");
  dispatchEvent(new Event("course-store"));
})((window.coursewright = window.coursewright || {}));
