// Two browsers, each with two tabs, and a course that is edited: plays `moves`, and returns what each
// browser has kept, what each move came to, and where merging depends on the order of files.
(moves) => {
  const root = "coursewright/training/";
  const other = document.querySelector("iframe").contentWindow.coursewright;
  const tabs = [coursewright, other];
  const browsers = [{}, {}];
  const files = [];
  const course = { version: 1, key: { one: 1, two: 1 } };
  let here = 0;
  let clock = 0;
  localStorage.clear();
  const now = () => new Date(Date.UTC(2026, 0, 1) + (clock += 60000)).toISOString();
  const fp = (name) => `0000000${course.key[name]}`;
  function change(to) {
    browsers[here] = { ...localStorage };
    localStorage.clear();
    here = to;
    for (const [key, text] of Object.entries(browsers[here])) localStorage.setItem(key, text);
  }
  const acts = {
    begin: (store, seed) => store.write(`${root}quiz/people`, (old) => ({ ...old, seed, drawn: ["one", "two"] })),
    answer(store, name, right) {
      const { seed } = store.read(`${root}quiz/people`) || {};
      if (seed === undefined) return;
      store.write(`${root}quiz/people/${name}`, () => ({ fp: fp(name), seed, response: { a: true }, points: right ? 1 : 0, of: 1, date: now() }));
    },
    submit(store) {
      const quiz = store.read(`${root}quiz/people`);
      if (!quiz) return;
      const found = ["one", "two"].map((id) => ({ id, ...store.read(`${root}quiz/people/${id}`) })).filter(({ seed, fp: old, id }) => seed === quiz.seed && old === fp(id));
      const points = found.reduce((sum, one) => sum + one.points, 0);
      const date = now();
      store.write(`${root}quiz/people`, (old) => {
        const record = { ...old, points, of: 2, date, attempts: (old.attempts || 0) + 1 };
        const pass = { version: `1.${course.version}`, edition: "0123456789ab", mark: 80, points, of: 2, date, attempts: record.attempts, seed: old.seed, questions: found.map(({ id, fp, points, of, response }) => ({ id, fp, points, of, response })) };
        return points === 2 ? { ...record, passed: record.passed || date, pass } : record;
      });
      return points === 2 ? { version: course.version, date } : null;
    },
    read(store, name) {
      const date = now();
      store.write(`${root}read/people/lesson`, (old) => ({ ...old, sections: { [name]: date, ...(old && old.sections) } }));
      return name;
    },
    play(store) {
      const run = { date: now(), path: ["arrival:1"], ends: "good", effects: {} };
      store.write(`${root}scenario/people/fall`, (old) => ({ runs: [...((old && old.runs) || []), run].slice(-20) }));
      return run.date;
    },
    acknowledge(store) {
      const date = now();
      store.write(`${root}list/calls`, (old) => ({ revision: course.version, ...old, acknowledged: date }));
      return date;
    },
    use(store) {
      const date = now();
      const use = { date: date.slice(0, 10), occasion: "A call", made: date, revision: course.version, ticked: 1, aside: 0 };
      store.write(`${root}list/calls`, (old) => ({ revision: course.version, ...old, uses: [...((old && old.uses) || []), use].slice(-20) }));
      return date;
    },
    note: (store) => store.write(`${root}list/calls`, (old) => ({ revision: course.version, ...old, initials: "AO" })),
    edit: (store, name) => { course.version += 1; course.key[name] += 1; },
    change: (store, to) => change(to ?? 1 - here),
    save: (store) => { files.push(JSON.stringify(coursewright.keep.file(root, "training", "Training"))); },
    bring(store, at) {
      if (!files.length) return null;
      const number = (at ?? files.length - 1) % files.length;
      const found = coursewright.keep.read(files[number], "training", "Training");
      if (found.why) throw new Error(found.why);
      const said = coursewright.keep.bring(root, found.records);
      if (said.why) throw new Error(said.why);
      return number;
    },
  };
  const told = moves.map(([what, tab, ...given]) => [what, here, acts[what](tabs[tab].store, ...given) ?? null]);
  change(here);
  const all = Object.fromEntries(Object.entries(browsers).map(([at, kept]) => [at, Object.fromEntries(Object.entries(kept).map(([key, text]) => [key.slice(root.length), JSON.parse(text)]))]));
  const merges = files.length > 1 ? files.slice(0, 6).map((file) => JSON.parse(file).records) : [];
  const inOrder = (value) => (value && typeof value === "object" && !Array.isArray(value) ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, inOrder(value[key])])) : value);
  const text = (value) => JSON.stringify(inOrder(value));
  const faults = [];
  for (const one of merges) for (const two of merges) {
    const [there, back] = [coursewright.keep.merge(one, two), coursewright.keep.merge(two, one)];
    if (text(there) !== text(back)) faults.push(`order matters: ${text(there)} ${text(back)}`);
    if (text(coursewright.keep.merge(there, two)) !== text(there)) faults.push(`twice is not once: ${text(there)}`);
    const { seed } = there["quiz/people"] || {};
    for (const path of ["quiz/people/one", "quiz/people/two"]) {
      const whole = [one[path], two[path]].some((record) => record && record.seed === seed);
      if (whole && there[path].seed !== seed) faults.push(`an attempt was torn apart: ${text(there)}`);
    }
  }
  return { told, browsers: [all[0], all[1]], faults, version: course.version };
}
