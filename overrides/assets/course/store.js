// The one place that keeps what a learner did. One key for each thing, so that two tabs can
// never overwrite each other's work: coursewright/<course>/<what>/<id>[/<id>].
// A record is JSON with v (the format's version) and n (a counter, because clocks go back).
// What cannot be read is copied to <key>~1, ~2 ... before anything new is written over it.
(function (course) {
  "use strict";
  if (course.store) return;

  const FORMAT = 1;
  const SHAPES = { fp: "string", response: "object", points: "number", of: "number", seed: "number", drawn: "object", hinted: "boolean", on: "boolean", date: "string", revision: "number" };
  const WORDS = {
    blocked: "This browser lets no site keep anything. You can go on, but your answers will be gone when you leave or reload this page.",
    full: "This browser’s storage is full. You can go on, but what you do from here will be gone when you leave or reload this page.",
    damaged: "Something saved earlier could not be read. It has been set aside, and you are asked again.",
  };
  // What could not be written, for as long as this page lives.
  const waiting = new Map();
  let trouble = "";
  let told = "";

  function fits(record) {
    return record && record.v === FORMAT && Number.isSafeInteger(record.n) && Array.isArray(record.drawn || []) &&
      Object.keys(SHAPES).every((name) => !(name in record) || (typeof record[name] === SHAPES[name] && record[name] !== null));
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
    try {
      const record = JSON.parse(text);
      if (fits(record)) return { text, record };
    } catch { /* not JSON: told below */ }
    trouble = "damaged";
    return { text };
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
        if (now.text !== null && !now.record) setAside(key, now.text);
        keep(key, JSON.stringify(record));
        waiting.delete(key);
      } catch (error) {
        trouble = /quota/i.test(error.name) ? "full" : "blocked";
        return;
      }
    }
  }

  function each(act) {
    document.querySelectorAll("course-quiz, course-check, course-checklist").forEach((element) => {
      if (element[act]) element[act]();
    });
  }
  addEventListener("storage", (event) => {
    if (!event.key || event.key.startsWith("coursewright/")) each("refresh");
  });
  addEventListener("pageshow", (event) => event.persisted && each("refresh"));

  course.store = {
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
