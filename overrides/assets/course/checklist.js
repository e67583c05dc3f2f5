// <course-checklist>: ticks are kept in this browser, each under a key of its own, by the item's
// id and the checklist's revision: tick/<checklist>/<item>  {on, revision, date}
(function (course) {
  "use strict";
  if (customElements.get("course-checklist")) return;

  class Checklist extends HTMLElement {
    connectedCallback() {
      // store.js may come last; it starts what waits.
      if (this.boxes || !course.store) return;
      this.boxes = [...this.querySelectorAll("[type=checkbox]")];
      this.count = this.querySelector(".course-count");
      this.notice = this.querySelector(".course-notice");
      const tools = this.querySelector(".course-tools");
      const [print, clear] = tools.querySelectorAll("button");
      this.clearer = clear;
      this.addEventListener("change", (event) => {
        this.undo = null;
        this.keep(event.target);
        this.say();
      });
      print.addEventListener("click", () => window.print());
      clear.addEventListener("click", () => this.clear());
      tools.hidden = false;
      this.refresh();
    }
    start() {
      this.connectedCallback();
    }
    key(box) {
      return `coursewright/${this.dataset.course}/tick/${this.dataset.checklist}/${box.name}`;
    }
    keep(box) {
      const record = { on: box.checked, revision: +this.dataset.revision, date: new Date().toISOString() };
      course.store.write(this.key(box), () => record);
      course.store.tell(this.notice);
    }
    refresh() {
      if (!this.boxes) return;
      for (const box of this.boxes) {
        const record = course.store.read(this.key(box));
        box.checked = Boolean(record && record.on && record.revision === +this.dataset.revision);
      }
      this.say();
      course.store.tell(this.notice);
    }
    // Ticks come off at one press, and go back at the next.
    clear() {
      const undo = this.undo;
      this.undo = undo ? null : this.boxes.filter((box) => box.checked);
      for (const box of this.boxes) {
        const on = Boolean(undo && undo.includes(box));
        if (box.checked === on) continue;
        box.checked = on;
        this.keep(box);
      }
      this.say();
    }
    say() {
      const done = this.boxes.filter((box) => box.checked).length;
      this.count.textContent = done === this.boxes.length ? `All ${done} done.` : `${done} of ${this.boxes.length} done.`;
      this.clearer.textContent = this.undo ? "Put the ticks back" : "Clear all ticks";
      this.clearer.disabled = !this.undo && !done;
    }
  }

  customElements.define("course-checklist", Checklist);
})((window.coursewright = window.coursewright || {}));
