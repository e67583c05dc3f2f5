// Marks in the lists of the frame, for what the learner has done.

import * as store from "../store/store.js";

const prefix = `coursewright/${document.getElementById("course-side").dataset.course}/`;
const begun = /^(?:read|check|scenario|quiz)\/([^/]+)\//;
const marks = {
  read: (kept) => (kept.read ? "done Read" : kept.sections && "begun Begun"),
  quiz: (kept) => (kept.passed ? "done Passed" : kept.date && "begun Not passed yet"),
  list: (kept) => kept.acknowledged && "done Acknowledged",
  finished: (kept) => kept.date && "done Complete",
  done(kept, place, known) {
    if (!kept.date) return known.has(place.dataset.kept.slice(5)) && "begun In progress";
    const older = (kept.version || "0").localeCompare(place.dataset.since, "en", { numeric: true }) < 0;
    return older ? "changed Updated since you passed" : "done Complete";
  },
};

function knownModules() {
  const known = new Set();
  for (const key of Object.keys(localStorage)) {
    const found = key.startsWith(prefix) && begun.exec(key.slice(prefix.length));
    if (found) known.add(found[1]);
  }
  return known;
}
function mark() {
  let known;
  try {
    known = knownModules();
  } catch {
    return; // storage blocked: the store says so where it matters
  }
  for (const place of document.querySelectorAll("[data-kept]")) {
    const kept = store.peek(prefix + place.dataset.kept) || {};
    show(place, marks[place.dataset.kept.split("/")[0]](kept, place, known));
  }
}
function show(place, word) {
  const old = place.querySelector(".course-mark");
  if (old) old.remove();
  if (!word) return;
  const at = word.indexOf(" ");
  const small = document.createElement("small");
  small.className = "course-mark";
  small.dataset.mark = word.slice(0, at);
  small.textContent = word.slice(at + 1);
  place.append(" ", small);
}

let soon;
function markSoon() {
  clearTimeout(soon);
  soon = setTimeout(mark, 200);
}
for (const name of ["course-kept", "storage", "pageshow"]) addEventListener(name, markSoon);
mark();
