// An attempt at a quiz: which questions it draws, in which order their choices stand, and what of
// it is kept. Its own record holds {seed, drawn} and, of the last result, {points, of, date, passed}.
// Marking waits until there is something to mark: see fetch.
(function (course) {
  "use strict";
  if (course.quiz) return;

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
      else if ([...form.states.values()].some((state) => state !== "open")) course.quiz.fetch(form);
    },
    // Loads what marks answers, with the first of them, so that a page costs little to open.
    fetch(form) {
      if (form.fetching) return;
      form.fetching = true;
      for (const file of form.dataset.later.split(" ")) {
        const script = document.createElement("script");
        script.src = new URL(file, course.base);
        script.onerror = () => {
          form.fetching = false;
          form.dataset.ready = "";
          form.notice.textContent = "The part of the course that marks answers could not be loaded. Check your connection and press the button again: your answers are safe.";
        };
        form.append(script);
      }
    },
    arrived(form) {
      if (!form.graded || !course.result || form.marking) return;
      form.marking = true;
      course.result.show(form);
      form.dataset.ready = "";
      if (form.pressed) course.quiz.press(form);
    },
    press(form) {
      form.pressed = !form.marking;
      if (form.pressed) course.quiz.fetch(form);
      else course.result.press(form);
    },
  };
  if (course.start) course.start();
})((window.coursewright = window.coursewright || {}));
