// An attempt at a quiz: which questions it draws, in which order their choices stand, and what of
// it is kept. Its own record holds {seed, drawn}; of the last result {points, of, date, attempts};
// and when a quiz was first passed, and with what it was passed last: {passed, pass}.
(function (course) {
  "use strict";
  if (course.quiz || course.isServed === false) return;

  // A number that looks random, and is the same for the same seed and text (FNV-1a, then the end
  // of murmur3, so that ids which differ in one letter land far apart).
  function scatter(seed, text) {
    let hash = seed;
    for (const letter of text) hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return (hash ^ (hash >>> 16)) >>> 0;
  }
  const mixed = (list, seed, name) => [...list].sort((a, b) => scatter(seed, name(a)) - scatter(seed, name(b)));

  // Every objective once before any a second time.
  function draw(form, seed) {
    const groups = {};
    for (const { id, box } of mixed(form.questions, seed, (question) => question.id)) {
      (groups["of " + box.dataset.objective] ||= []).push(id);
    }
    const turns = mixed(Object.values(groups), seed, String);
    const drawn = [];
    for (let turn = 0; turn < form.questions.length; turn += 1) {
      drawn.push(...turns.map((group) => group[turn]).filter(Boolean));
    }
    return drawn.slice(0, form.dataset.draw);
  }

  course.quiz = {
    begin(form) {
      const [seed] = crypto.getRandomValues(new Uint32Array(1));
      course.store.write(form.key(), (old) => ({ ...old, seed, drawn: draw(form, seed) }));
    },
    refresh(form) {
      let record = course.store.read(form.key());
      const asked = ({ id }) => record.drawn.includes(id);
      if (!record || !record.drawn || !form.questions.some(asked)) {
        course.quiz.begin(form);
        record = course.store.read(form.key());
      }
      const fresh = form.seed !== record.seed;
      form.seed = record.seed;
      form.drawn = form.questions.filter(asked);
      form.states = new Map();
      for (const question of form.questions) {
        const { box, id } = question;
        box.hidden = box.disabled = !asked(question);
        const list = box.querySelector("[data-shuffle]");
        if (fresh && list) list.append(...mixed(list.children, form.seed, (row) => id + row.querySelector("input").value));
        if (box.hidden) continue;
        form.states.set(question, form.restore(question));
        const [number, total] = box.querySelectorAll(".course-number b");
        number.textContent = form.states.size;
        total.textContent = form.drawn.length;
      }
      form.open = form.drawn.filter((question) => form.states.get(question) !== "done");
      form.button.hidden = !form.open.length;
      if (form.marking) course.result.show(form);
      else if ([...form.states.values()].some((state) => state !== "open")) form.fetch();
    },
    arrived: (form) => course.result.show(form),
    press: (form) => course.result.press(form),
  };
  if (course.start) course.start();
})((window.coursewright = window.coursewright || {}));
