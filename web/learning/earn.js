// What modules add up to: a course, its certificate, and the questions for the weeks after it.
// `judge` and `facts` are pure; a certificate is kept under record/<id>, as the record that it shows.

import * as progress from "./progress.js";

function facts(section) {
  const { id, code, title, version, choose, requires, valid } = section.dataset;
  const links = [...section.querySelectorAll("[data-module]")];
  const slugs = (wanted) =>
    links.filter((link) => ("elective" in link.dataset) === wanted).map((link) => link.dataset.module);
  const days = [...section.querySelectorAll("[data-day]")].map((link) => ({
    day: +link.dataset.day,
    asked: progress.list(link.dataset.asked),
    link,
  }));
  return {
    id,
    code,
    title,
    version,
    choose: +choose,
    rules: progress.rules(requires),
    valid: +valid || 0,
    core: slugs(false),
    electives: slugs(true),
    days,
  };
}

// Local calendar days: a certificate and its follow-ups are counted in days where the learner is.
function dayOf(date) {
  const local = new Date(date);
  return [local.getFullYear(), local.getMonth() + 1, local.getDate()].map((part) => String(part).padStart(2, "0")).join(
    "-",
  );
}
function plus(day, { days = 0, months = 0 }) {
  const [year, month, date] = day.split("-").map(Number);
  const last = new Date(year, month + months, 0).getDate(); // 31 January and one month is the end of February
  return dayOf(new Date(year, month - 1 + months, (months ? Math.min(date, last) : date) + days, 12));
}
const between = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / 86400000);

// What counts toward a course: its core, and its electives, the ones already done first.
function judge(taken, states, records, finished, today) {
  const done = (slug) => states.get(slug).complete;
  const core = taken.core.filter((slug) => states.has(slug));
  const electives = taken.electives.filter((slug) => states.has(slug));
  const chosen = electives.filter(done);
  const missing = Math.max(0, taken.choose - chosen.length);
  const begun = electives.filter((slug) => !done(slug)).sort((a, b) => states.get(a).left - states.get(b).left);
  const still = [...core.filter((slug) => !done(slug)), ...begun.slice(0, missing)];
  const counted = [...core.filter(done), ...chosen];
  const complete = still.length || !counted.length ? "" : progress.latest(counted.map(done));
  const changed = counted.filter((slug) => states.get(slug).status === "changed");
  const next = still.find((slug) => states.get(slug).status === "begun") || still.find((slug) => ready(states, slug)) ||
    still[0] || changed[0];
  const any = [...core, ...electives].some((slug) => states.get(slug).status !== "new");
  const mine = records.filter((record) => record.course.id === taken.id).sort((a, b) => (a.made < b.made ? 1 : -1));
  const certificate = mine[0] || null;
  const until = (certificate && certificate.valid_until) || "";
  const expired = Boolean(until && until < today);
  // A pass from before the last certificate does not renew it.
  const renew = expired ? counted.filter((slug) => dayOf(earnedAt(states.get(slug))) <= certificate.completed) : [];
  const since = (finished && finished.date) || complete;
  const left = still.reduce((sum, slug) => sum + states.get(slug).left, 0);
  const status = complete
    ? (expired ? "expired" : changed.length ? "changed" : "done")
    : since
    ? "changed"
    : any
    ? "begun"
    : "new";
  return {
    taken,
    status,
    complete,
    counted,
    changed,
    still,
    missing,
    next,
    left,
    certificate,
    until,
    expired,
    renew,
    since,
    total: core.length + taken.choose,
    number: core.filter(done).length + Math.min(taken.choose, chosen.length),
  };
}
const ready = (states, slug) =>
  states.get(slug).module.first.every((before) => !states.has(before) || states.get(before).complete);
// When a module was earned as it stands now: a later pass renews it.
const earnedAt = ({ pass, complete }) => (pass && pass.date > complete ? pass.date : complete);

// A pass that an older version of this site kept may lack its version; its quiz has to be handed in once more.
const unclear = (state) => Boolean(state.pass && !(state.pass.version && state.pass.edition));

// What a record says; `complete` of records/record.js adds id, moment and code.
function record(place, taken, result, states, name) {
  const modules = result.counted.map((slug) => {
    const state = states.get(slug);
    const { module, pass } = state;
    const line = {
      code: module.code,
      slug,
      title: module.title,
      version: (pass && pass.version) || state.known || module.version,
      fingerprint: pass ? pass.edition : module.edition,
      minutes: module.minutes,
      completed: dayOf(earnedAt(state)),
      questions: [],
    };
    if (pass) {
      line.questions = (pass.questions || []).map(({ id, fp, points, of, response }) => ({
        id,
        fingerprint: fp,
        points,
        of,
        response,
      }));
    }
    if (pass && pass.of) {
      line.quiz = {
        points: pass.points,
        of: pass.of,
        per_cent: progress.perCent(pass),
        pass_mark: pass.mark || module.mark,
        attempts: pass.attempts || 1,
        date: dayOf(pass.date),
      };
    }
    return line;
  });
  const completed = progress.latest(modules.map((module) => module.completed));
  const minutes = modules.reduce((sum, module) => sum + module.minutes, 0);
  const found = {
    catalogue: place,
    learner: { name },
    course: { id: taken.id, code: taken.code, title: taken.title, version: taken.version },
    completed,
    hours: Math.floor((minutes * 10) / 60) / 10,
    modules,
  };
  const old = result.certificate;
  // What has not been earned anew since the last certificate keeps the date up to which that one is valid.
  const renewed = !old || modules.every((module) => module.completed > old.completed) ||
    (old.valid_until || "9") < completed;
  if (taken.valid) {
    found.valid_until = renewed || !old.valid_until ? plus(completed, { months: taken.valid }) : old.valid_until;
  }
  return found;
}

// A follow-up is done once its questions were answered after the course was.
function followUps(taken, since, answered, today) {
  if (!since) return [];
  return taken.days.map((set) => {
    const due = plus(dayOf(since), { days: set.day });
    const dates = set.asked.map(answered);
    const done = dates.every((date) => date && date >= since) ? progress.latest(dates) : "";
    const late = between(due, today);
    const words = done
      ? `done on ${progress.day(done)}`
      : late > 0
      ? `overdue: was due on ${progress.day(due)}`
      : late === 0
      ? "due today"
      : `due on ${progress.day(due)}, in ${progress.count(-late, "one day", "days")}`;
    return { ...set, due, done, late: done ? 0 : late, words, mark: done ? "done" : late >= 0 ? "changed" : "new" };
  });
}

export { dayOf, facts, followUps, judge, plus, record, unclear };
