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
      if (form.done) course.show(question, course.grade(question.key, question.response), true);
      label(form);
    },
    arrived() {},
    press(form) {
      const [question] = form.questions;
      const result = course.grade(question.key, question.response);
      if (form.done) {
        course.clear(question);
        question.response = {};
        form.keep(question);
      } else if (result.answered) {
        form.keep(question, result);
        course.show(question, result);
      } else {
        question.verdict.textContent = "Answer first, then check.";
      }
      form.done = !form.done && result.answered;
      label(form);
      if (!form.done) question.focus();
    },
  };
  if (course.start) course.start();
})((window.coursewright = window.coursewright || {}));
