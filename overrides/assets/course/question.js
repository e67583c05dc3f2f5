// What checks and quizzes share: a form that is in the page already, taken up by a custom element
// (<course-check>, <course-quiz>). Nothing is graded before its button is pressed: in a radio
// group the arrow keys choose, so grading on change would lock keyboard users out.
// The files of one page may arrive in any order; each calls course.start when it is there.
(function (course) {
  "use strict";
  if (course.start || course.isServed === false) return;

  const isChoice = (control) => /radio|checkbox/.test(control.type);
  const partOf = (control) => control.dataset.part || control.value;
  const owns = (object, name) => Object.prototype.hasOwnProperty.call(object, name);

  // What need not be seen at once waits for the paint and is then done in slices. Leaving the page
  // does what is left, and so does whatever reads what was kept.
  const jobs = [];
  function work(until) {
    while (jobs.length && performance.now() < until) jobs.shift()();
    if (jobs.length) later();
  }
  const later = () => setTimeout(() => work(performance.now() + 4));
  course.finish = () => work(Infinity);
  course.soon = (...more) => {
    if (jobs.push(...more) === more.length) requestAnimationFrame(later);
  };
  addEventListener("visibilitychange", course.finish);
  addEventListener("pagehide", course.finish);

  // One fieldset: its key, and what the learner has put in. That is never what the controls show: browsers
  // fill and empty them by themselves. It is what is kept, with what the learner does to one control after another.
  class Question {
    constructor(box) {
      const { kind, scoring, points, key = "" } = box.dataset;
      this.box = box;
      this.id = box.id.slice("question-".length);
      this.controls = [...box.querySelectorAll("input, select")];
      this.verdict = box.querySelector(".course-verdict");
      this.reasons = box.querySelector(".course-answer");
      this.reasons.hidden = true;
      this.hint = box.querySelector("[data-cost]");
      this.hinted = false;
      this.key = { kind, scoring, points: +points, parts: {} };
      for (const control of this.controls) {
        this.key.parts[partOf(control)] = isChoice(control) ? key.split(" ").includes(control.value) : { ...control.dataset };
      }
      if (kind === "ordering") course.order(this);
      this.given = {};
    }
    get response() {
      return this.given;
    }
    set response(response) {
      this.given = this.sound(response);
      this.show();
      if (this.arrange) this.arrange();
    }
    show() {
      for (const control of this.controls) {
        const value = this.given[partOf(control)];
        if (control.localName !== "button") course.put(control, isChoice(control) ? value === true : value || "");
      }
    }
    // What of a response the controls can show; with `changed`, those controls say what they show.
    sound(response, changed = []) {
      const found = {};
      for (const control of this.controls) {
        const part = partOf(control);
        let value = owns(response, part) && response[part];
        if (changed.includes(control)) value = isChoice(control) ? control.checked : control.value;
        else if (control.type === "radio" && changed.some(isChoice)) value = false;
        const shows = isChoice(control) ? value === true : typeof value === "string" && value !== "" && (!control.options || [...control.options].some((option) => option.value === value));
        if (shows) found[part] = value;
      }
      return found;
    }
    // The controls that the learner changes together with one; only ordering has any.
    together(control) {
      return [control];
    }
    control(part) {
      return this.controls.find((control) => partOf(control) === part);
    }
    focus() {
      (this.box.querySelector("input:checked") || this.box.querySelector("input, select")).focus();
      this.reach();
    }
    // Brings what is told into view where a small screen ends above it, unless the focus would go out of view.
    reach() {
      const { activeElement: focused } = document;
      const { bottom } = this.verdict.getBoundingClientRect();
      const { top } = (this.box.contains(focused) ? focused : this.verdict).getBoundingClientRect();
      if (this.verdict.textContent && bottom - top < innerHeight * 0.8) this.verdict.scrollIntoView({ block: "nearest" });
    }
  }

  class Form extends HTMLElement {
    connectedCallback() {
      this.start();
    }
    start() {
      this.what = this.localName.slice("course-".length);
      const boxes = [...this.querySelectorAll("fieldset")];
      const missing = (what) => boxes.some((box) => box.dataset.kind === what && !course.order);
      if (!course.store || !course[this.what] || missing("ordering")) return;
      const marking = Boolean(course.grade && course.show && (course.result || this.what === "check") && boxes.every((box) => course.judges[box.dataset.kind]));
      const arrived = marking && !this.marking;
      this.marking = marking;
      if (this.form) return arrived && this.arrived();
      this.form = this.querySelector("form");
      this.notice = this.querySelector(".course-notice");
      this.button = this.querySelector("[type=submit]");
      this.questions = boxes.map((box) => new Question(box));
      for (const question of this.questions) {
        for (const event of ["input", "change"]) question.box.addEventListener(event, ({ target }) => this.took(question, target));
        if (question.hint) question.hint.addEventListener("toggle", () => this.look(question));
      }
      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        course.finish();
        if (this.isBehind()) return this.catchUp();
        this.pressed = !this.marking;
        if (this.pressed) this.fetch();
        else course[this.what].press(this);
      });
      this.button.hidden = this.button.disabled = false;
      this.refresh();
      // With results to show, the form waits for what shows them: the page must not jump.
      if (!this.waiting) this.dataset.ready = "";
    }
    // Loads what marks answers, with the first of them, so that a page costs little to open.
    fetch() {
      if (this.marking) return;
      this.waiting = true;
      const page = document.querySelector("[data-later]");
      if (page.fetching) return;
      page.fetching = true;
      for (const file of page.dataset.later.split(" ")) {
        const script = document.createElement("script");
        script.src = new URL(file, course.base);
        script.onerror = () => {
          page.fetching = false;
          this.dataset.ready = "";
          this.notice.textContent = "The part of the course that marks answers could not be loaded. Check your connection and press the button again: your answers are safe.";
        };
        page.append(script);
      }
    }
    arrived() {
      course[this.what].arrived(this);
      this.dataset.ready = "";
      if (this.pressed) course[this.what].press(this);
    }
    // Shows what is kept: at the start, and when another tab has changed it.
    refresh() {
      if (!this.form) return;
      course.finish();
      course[this.what].refresh(this);
      course.store.tell(this.notice);
    }
    key(question) {
      return `coursewright/${this.dataset.course}/${this.what}/${this.dataset.slug}${question ? "/" + question.id : ""}`;
    }
    stands(question, record) {
      return Boolean(record && record.response && record.seed === this.seed && record.fp === question.box.dataset.fingerprint);
    }
    // The learner has changed a control: that goes into what is kept, which another page may have written.
    took(question, control) {
      const known = control === question.box || (question.controls.includes(control) && !course.isPut(control));
      if (question.shown || !known) return;
      const record = course.store.read(this.key(question));
      const stands = this.stands(question, record);
      if (this.isOver() || (stands && record.date)) return this.catchUp();
      const before = question.sound(stands ? record.response : question.response);
      question.given = question.sound(before, question.together(control));
      question.show();
      if (!stands || JSON.stringify(before) !== JSON.stringify(question.given)) this.keep(question);
    }
    // Whether another page has begun another attempt.
    isOver() {
      const attempt = course.store.read(this.key());
      return Boolean(attempt && attempt.seed !== this.seed);
    }
    // Whether what is graded would not be what is kept: another page has kept something, and no event told of it.
    isBehind() {
      return this.isOver() || this.questions.some((question) => {
        if (question.box.hidden || question.shown) return false;
        const record = course.store.read(this.key(question));
        if (!this.stands(question, record)) return false;
        return Boolean(record.date) || JSON.stringify(question.sound(record.response)) !== JSON.stringify(question.response);
      });
    }
    catchUp() {
      this.refresh();
      this.notice.textContent = "Your answers were changed on another page. They stand here now as they are kept; look at them, and go on.";
    }
    // Keeps what the learner has put in; once it was handed in, what was marked and its points.
    keep(question, result) {
      const { hinted, response } = result || question;
      question.handedIn = null;
      const record = { fp: question.box.dataset.fingerprint, seed: this.seed, response };
      if (hinted) record.hinted = true;
      if (result) Object.assign(record, { points: result.points, of: result.of, date: new Date().toISOString() });
      course.store.write(this.key(question), () => record);
      course.store.tell(this.notice);
      this.fetch();
    }
    // A hint that was looked at before the answer was handed in costs what it says.
    look(question) {
      if (!question.hint.open || question.hinted || question.shown) return;
      question.hinted = true;
      this.keep(question);
    }
    // Puts a kept response back. Returns "open", "changed" when the question asks something else
    // now, or "done" when it was handed in and stands.
    restore(question) {
      const record = course.store.read(this.key(question));
      const known = record && record.response && record.seed === this.seed;
      const stands = this.stands(question, record);
      const changed = known && !stands;
      if (question.shown) course.clear(question);
      // What was answered before the scripts came goes into what is kept, unless that was handed in.
      const early = question.restored || (stands && record.date) ? [] : question.controls.filter(course.isTouched);
      question.restored = true;
      question.response = early.reduce((response, control) => question.sound(response, [control]), stands ? record.response : {});
      question.hinted = Boolean(stands && record.hinted);
      question.handedIn = stands && record.date ? record : null;
      if (early.length) this.keep(question);
      question.verdict.textContent = changed ? "This question has changed since you answered it. Please answer it again." : "";
      return changed ? "changed" : known && record.date ? "done" : "open";
    }
  }

  course.base = document.currentScript.src;
  course.start = function () {
    if (!customElements.get("course-check")) {
      customElements.define("course-check", class extends Form {});
      customElements.define("course-quiz", class extends Form {});
    }
    document.querySelectorAll("course-check, course-quiz").forEach((element) => element.start && element.start());
  };
  course.start();
})((window.coursewright = window.coursewright || {}));
