// One question in a lesson: answer, press, see why, go on. No pass, no fail.
(function (course) {
  "use strict";
  if (course.check || course.isServed === false) return;

  function label(form) {
    form.button.textContent = form.done ? "Try again" : "Check answer";
  }

  course.check = {
    refresh(form) {
      const [question] = form.questions;
      form.done = form.restore(question) === "done";
      if (form.done && form.marking) course.check.arrived(form);
      else if (form.done) form.fetch();
      label(form);
    },
    arrived(form) {
      const [question] = form.questions;
      // Folded, so that a page that loads with its answers does not jump.
      if (form.done) course.show(question, course.mark(question), true);
    },
    // The result is told at once; where and why, and its record, come after the paint.
    press(form) {
      const [question] = form.questions;
      const result = course.mark(question);
      if (form.done) {
        course.clear(question);
        question.response = {};
        question.hinted = false;
        form.keep(question);
      } else if (result.answered) {
        course.tell(question, result);
        course.soon(() => course.show(question, result), () => form.keep(question, result), () => question.reach(), () => label(form));
      } else if (result.unread) {
        course.refuse(question, result.unread);
      } else {
        question.verdict.textContent = "Answer first, then check.";
      }
      form.done = !form.done && result.answered;
      if (form.done) return;
      label(form);
      question.focus();
    },
  };
  if (course.start) course.start();
})((window.coursewright = window.coursewright || {}));
