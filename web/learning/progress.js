// How far a learner is: what a module asks for, what of it is kept, and what follows from the two.
// `judge` is pure; `settle` keeps what has been done under done/<module> {read, scenarios, checklists,
// version, date}, so that a later edit of the course takes nothing away.

import * as store from "../store/store.js";

const list = (text) => (text || "").split(" ").filter(Boolean);
const numbers = (version) => (version || "0").split(".").map(Number);
function older(one, other) {
  const [a, b] = [numbers(one), numbers(other)];
  const at = [0, 1, 2].find((place) => (a[place] || 0) !== (b[place] || 0));
  return at !== undefined && (a[at] || 0) < (b[at] || 0);
}
const latest = (dates) => dates.reduce((one, other) => (one > other ? one : other), "");
const rules = (text) =>
  Object.fromEntries(list(text).map((word) => word.split(":")).map(([name, count]) => [name, +(count || 1)]));

// Reads off an element of the page what its module asks for.
function facts(element) {
  const { slug, code, title, version, since, edition, minutes, pass, keys, first } = element.dataset;
  const parts = [...element.querySelectorAll("[data-part]")].map((link) => ({
    kind: link.dataset.part,
    id: link.dataset.id || "",
    detail: link.dataset.detail || "",
    minutes: +link.dataset.minutes,
    title: link.textContent,
    link,
  }));
  const changes = [...element.querySelectorAll("[data-kind]")].map((line) => ({
    version: line.dataset.version,
    kind: line.dataset.kind,
    line,
  }));
  const questions = Object.fromEntries(list(keys).map((word) => word.split(":")));
  return {
    slug,
    code,
    title,
    version,
    since,
    edition,
    minutes: +minutes,
    mark: +pass,
    first: list(first),
    questions,
    parts,
    changes,
  };
}

// What is kept of a module: its own records, by the part they belong to.
function kept(prefix, module, read = store.read) {
  const paths = {
    read: (id) => `read/${module.slug}/${id}`,
    scenario: (id) => `scenario/${module.slug}/${id}`,
    list: (id) => `list/${id}`,
    quiz: () => `quiz/${module.slug}`,
  };
  const found = {
    done: read(`${prefix}done/${module.slug}`) || {},
    parts: module.parts.map(({ kind, id }) => read(prefix + paths[kind](id)) || {}),
  };
  found.quiz = found.parts[module.parts.findIndex(({ kind }) => kind === "quiz")] || read(prefix + paths.quiz()) || {};
  // An older format kept a pass without its questions: they are the last attempt's.
  if (found.quiz.pass && !found.quiz.pass.questions) {
    found.answers = (found.quiz.drawn || []).map((id) => ({ id, ...read(`${prefix}quiz/${module.slug}/${id}`) }))
      .filter(({ fp, response }) => fp && response);
  }
  return found;
}

// When one part was done, and which share of it is left.
function doneWith({ kind, detail }, record) {
  if (kind === "read") {
    const anchors = list(detail).map((names) => names.split("=")); // "new=old": kept under another name before
    const seen = anchors.map((names) => names.map((name) => (record.sections || {})[name]).find(Boolean)).filter(
      Boolean,
    );
    const all = record.read || (anchors.length && seen.length === anchors.length ? latest(seen) : "");
    return { date: all, left: all ? 0 : 1 - seen.length / (anchors.length || 1), begun: seen.length > 0 };
  }
  if (kind === "scenario") {
    const date = ((record.runs || [])[0] || {}).date || "";
    return { date, left: date ? 0 : 1 };
  }
  const date = kind === "quiz" ? record.passed || (record.pass || {}).date || "" : record.acknowledged || "";
  return { date, left: date ? 0 : 1, begun: Boolean(record.date || record.start) };
}

// The questions of the last pass that ask something else now.
function changedQuestions(module, { quiz, answers }) {
  const asked = (quiz.pass && quiz.pass.questions) || answers || [];
  return asked.filter(({ id, fp }) => module.questions[id] && module.questions[id] !== fp).map(({ id }) => id);
}

// Pure: what `records` say about a module under `asked`, the rules.
function judge(module, records, asked) {
  const parts = module.parts.map((part, at) => ({ ...part, ...doneWith(part, records.parts[at]) }));
  const of = (kind) => parts.filter((part) => part.kind === kind);
  const all = (kind) => (of(kind).every(({ date }) => date) ? latest(of(kind).map(({ date }) => date)) || "0" : "");
  const played = of("scenario").map(({ date }) => date).filter(Boolean).sort();
  const wanted = Math.min(asked.scenarios || 0, of("scenario").length);
  const pass = records.quiz.pass || null;
  // "0" stands for "nothing to do"; it is older than every date.
  const now = {
    read: asked.read ? all("read") : "0",
    scenarios: wanted ? played[wanted - 1] || "" : "0",
    quiz: asked.quiz ? (pass ? parts.find(({ kind }) => kind === "quiz").date : "") : "0",
    checklists: asked.checklists ? all("list") : "0",
  };
  const ever = Object.fromEntries(Object.entries(now).map(([name, date]) => [name, date || records.done[name] || ""]));
  const complete = Object.values(ever).every(Boolean) ? latest(Object.values(ever).filter((date) => date !== "0")) : "";
  const changed = changedQuestions(module, records);
  const passedVersion = (pass && pass.version) || "";
  const known = older(passedVersion, records.done.version) ? records.done.version : passedVersion;
  const news = known ? module.changes.filter(({ version }) => older(known, version)) : [];
  const stale = changed.length || Object.values(now).some((date) => !date) || older(known, module.since);
  const begun = parts.some((part) => part.date || part.begun) || Boolean(records.answers);
  const status = !complete ? (begun ? "begun" : "new") : stale ? "changed" : "done";
  for (const part of parts) {
    part.open = !part.date &&
      Boolean(
        part.kind === "scenario" ? played.length < wanted : part.kind === "list" ? asked.checklists : asked[part.kind],
      );
  }
  const open = parts.filter((part) => part.open);
  return {
    module,
    parts,
    pass,
    now,
    ever,
    complete,
    changed,
    known,
    news,
    status,
    quiz: records.quiz,
    ...rest(module, open, status, changed, wanted - played.length),
  };
}

// Minutes left, and the next step.
function rest(module, open, status, changed, scenes) {
  const total = module.parts.reduce((sum, { minutes }) => sum + minutes, 0) || 1;
  let left = 0;
  for (const part of open) {
    left += part.kind === "scenario" ? (scenes-- > 0 ? part.minutes : 0) : part.minutes * part.left;
  }
  const quiz = module.parts.find(({ kind }) => kind === "quiz");
  if (changed.length && status !== "new" && !open.includes(quiz)) left += changed.length;
  const minutes = status === "new"
    ? module.minutes
    : left
    ? Math.max(1, Math.ceil((module.minutes * left) / total))
    : 0;
  const next = changed.length && status === "changed" ? quiz : open[0] || null;
  return { left: minutes, next: next && { ...next, word: wordsFor(next, changed.length && status === "changed") } };
}
function wordsFor({ kind, title }, again) {
  if (again) return "Answer what has changed in the quiz";
  return {
    read: `Read “${title}”`,
    scenario: `Play “${title}”`,
    quiz: "Take the quiz",
    list: `Acknowledge “${title}”`,
  }[kind];
}

// Keeps what `state` says has been done; nothing that stood there is taken back.
function settle(prefix, state, records) {
  const { module, ever, status, complete } = state;
  const old = records.done;
  const found = { ...old };
  for (const name of ["read", "scenarios", "checklists"]) {
    if (ever[name] && ever[name] !== "0") found[name] ||= ever[name];
  }
  if (complete) found.date ||= complete;
  if (status === "done" && older(old.version, module.version)) found.version = module.version;
  else if (complete) found.version ||= state.known || "0";
  if (Object.keys(found).some((name) => found[name] !== old[name])) {
    store.write(`${prefix}done/${module.slug}`, () => found);
  }
  // Read to its end, section by section: under an earlier version's names, or in two browsers.
  for (const [at, { kind, id, date }] of state.parts.entries()) {
    const { sections, read } = records.parts[at];
    if (kind === "read" && date && sections && !read) {
      store.write(`${prefix}read/${module.slug}/${id}`, (now) => ({ ...now, read: date }));
    }
  }
  const { quiz, answers } = records;
  if (quiz.pass && !quiz.pass.version && answers && answers.length && !state.changed.length) {
    const { version, edition, mark } = module;
    const questions = answers.map(({ id, fp, points = 0, of = 0, response }) => ({ id, fp, points, of, response }));
    store.write(
      `${prefix}quiz/${module.slug}`,
      (now) => ({ ...now, pass: { ...now.pass, version, edition, mark, questions } }),
    );
  }
}

const perCent = ({ points, of }) => (of ? Math.floor((points * 100) / of + 1e-9) : 0);
// Made once: a formatter of its own for each date would take most of the time of a long page.
const words = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });
const day = (date) => words.format(new Date(date));
const count = (number, one, more) => (number === 1 ? one : `${number} ${more}`);
const WORDS = { new: "Not started", begun: "In progress", done: "Complete", changed: "Updated since you passed" };

function make(tag, text = "", className = "", ...content) {
  const element = document.createElement(tag);
  element.textContent = text;
  if (className) element.className = className;
  element.append(...content);
  return element;
}
function mark(kind, words) {
  const element = make("span", words, "course-mark");
  element.dataset.mark = kind;
  return element;
}

// What is told to whoever passed an earlier version.
function whatChanged({ status, known, changed, quiz, pass, news }) {
  if (!news.length && !changed.length) return "";
  const again = count(
    changed.length,
    "One of the questions that you passed with asks something else now",
    "of the questions that you passed with ask something else now",
  );
  const only = pass && (pass.seed === undefined || quiz.seed === pass.seed)
    ? "; only " + (changed.length === 1 ? "that one is" : "those are") + " asked again, and your other answers stand"
    : "";
  const told = known ? `You passed version ${known}. ` : "";
  if (changed.length) return `${told}${again}${only}.`;
  return `${told}None of your answers has to be given again${
    status === "changed" ? ", but what is taught has changed" : ""
  }.`;
}

let clock;
function later(act) {
  clearTimeout(clock);
  clock = setTimeout(act, 200);
}

export {
  count,
  day,
  facts,
  judge,
  kept,
  later,
  latest,
  list,
  make,
  mark,
  older,
  perCent,
  rules,
  settle,
  whatChanged,
  WORDS,
};
