// One question in a lesson: answer, press, see why, go on. No pass, no fail.
(function (course) {
  "use strict";
  if (course.check) return;

  function label(form) {
    form.button.textContent = form.done ? "Try again" : "Check answer";
  }

  course.check = {
    refresh(form) {
      const [question] = form.questions;
      form.done = form.restore(question) === "done";
      // Folded, so that a page that loads with its answers does not jump.
      if (form.done) course.show(question, course.mark(question), true);
      label(form);
    },
    arrived() {},
    press(form) {
      const [question] = form.questions;
      const result = course.mark(question);
      const done = !form.done && result.answered;
      if (form.done) {
        course.clear(question);
        question.response = {};
        question.hinted = false;
      }
      if (form.done || done) {
        const record = form.record(question, done && result);
        course.soon(() => form.keep(question, record));
      } else {
        question.verdict.textContent = "Answer first, then check.";
      }
      if (done) course.show(question, result);
      form.done = done;
      label(form);
      if (!done) question.focus();
    },
  };
  if (course.start) course.start();
})((window.coursewright = window.coursewright || {}));
