// The one place that keeps what a learner did. One key for each thing, so that two tabs can
// never overwrite each other's work: coursewright/<course>/<what>/<id>[/<id>].
// A record is JSON with v (the format's version) and n (a counter, because clocks go back).
// What cannot be read is copied to <key>~1, ~2 ... before anything new is written over it; what a
// newer version of this script wrote is left alone.
(function (course) {
  "use strict";
  if (course.store) return;

  const FORMAT = 2;
  // What each field must be, whichever record it stands in. A new field is added here.
  const SHAPES = {};
  for (const [type, names] of Object.entries({
    string: "fp date passed version start initials acknowledged read scenarios checklists name asked",
    number: "points of seed revision attempts",
    boolean: "hinted on na",
    object: "response pass sections record",
    array: "drawn runs",
  })) names.split(" ").forEach((name) => { SHAPES[name] = type; });
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

  const typeOf = (value) => (Array.isArray(value) ? "array" : value === null ? "null" : typeof value);
  function fits(record) {
    return typeOf(record) === "object" && record.v >= 1 && record.v <= FORMAT && Number.isSafeInteger(record.v) && Number.isSafeInteger(record.n) &&
      Object.keys(SHAPES).every((name) => !(name in record) || typeOf(record[name]) === SHAPES[name]);
  }
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
    if (fits(record)) return { text, record: migrated(record) };
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
    SHAPES,
    fits,
    migrated,
    isNewer,
    setAside,
    read(key) {
      return waiting.get(key) || look(key).record || null;
    },
    // `change` gets what stands now (or null), so that nothing of another tab's is lost.
    write(key, change) {
      const old = course.store.read(key);
      waiting.set(key, Object.assign(change(old), { v: FORMAT, n: (old ? old.n : 0) + 1 }));
      flush();
    },
    // Says in `place`, a live region, what could not be kept; each trouble once.
    tell(place) {
      if (trouble === told) return;
      told = trouble;
      place.textContent = WORDS[trouble];
    },
  };
  each("start");
})((window.coursewright = window.coursewright || {}));
