// <course-run>: the steps of a session by the clock. Without this script they are told in minutes from its start; a
// start that is typed in or pressed fills in the times of the day, and the step whose turn it is says how long it has
// left.

import { dataOf, find, findAll, make, makeButton } from "../page/elements.js";
import { speak } from "../page/language.js";
import { beganAt, elapsed, inTime, keep, keyOf, later, timeOf } from "./session.js";

export class Run extends HTMLElement {
  key = keyOf(dataOf(this));
  rows = findAll(this, "tbody tr");
  minutes = this.rows.map((row) => find(row, "td").textContent);
  field = make("input");
  time = make("span", "", "course-run__elapsed");
  now = make("p", "", "course-run__now");
  isBuilt = false;
  here = -1;

  connectedCallback() {
    if (this.isBuilt) return;
    this.isBuilt = true;
    this.now.setAttribute("role", "status");
    this.field.type = "time";
    this.field.addEventListener("change", () => this.begin(momentOf(this.field.value)));
    const label = make("label", "", "", `${speak("Start")} `, this.field);
    const start = makeButton(speak("Start now"), false, () => this.begin(Date.now()));
    const clear = makeButton(speak("Clear"), true, () => this.begin(0));
    this.prepend(make("div", "", "course-run__time course-no-print", label, start, clear, this.time), this.now);
    this.draw();
    setInterval(() => this.tick(), 1000);
  }

  /** @param {number} moment in milliseconds; 0 for none */
  begin(moment) {
    keep(this.key, moment || null);
    this.draw();
  }

  /** Fills in the times of the day. */
  draw() {
    const began = beganAt(this.key);
    const time = began ? timeOf(new Date(began)) : "";
    this.field.value = time;
    this.here = -1;
    this.rows.forEach((row, at) => {
      const { from, to } = dataOf(row);
      const values = { start: later(time || "00:00", Number(from)), end: later(time || "00:00", Number(to)) };
      find(row, "td").textContent = time ? speak("%(start)s to %(end)s", values) : this.minutes[at];
    });
    this.tick();
  }

  /** Says which step it is the turn of, when that changes, and how long it has left. */
  tick() {
    const began = beganAt(this.key);
    const past = began ? (Date.now() - began) / 60000 : -1;
    const here = this.rows.findIndex((row) => past >= Number(dataOf(row).from) && past < Number(dataOf(row).to));
    this.rows.forEach((row, at) =>
      at === here ? row.setAttribute("aria-current", "step") : row.removeAttribute("aria-current")
    );
    const row = this.rows[here];
    const left = row ? inTime(Number(dataOf(row).from), Number(dataOf(row).to), past) : "";
    this.time.textContent = past >= 0 ? `${elapsed(past * 60000)} ${left}`.trim() : "";
    if (here === this.here) return;
    this.here = here;
    this.now.textContent = row ? speak("Now: %(part)s", { part: findAll(row, "td")[2].textContent || "" }) : "";
  }
}

/**
 * The moment of today at a time of the day, in milliseconds; 0 for none.
 *
 * @param {string} time 09:05
 */
function momentOf(time) {
  const [hour, minute] = time.split(":").map(Number);
  const date = new Date();
  date.setHours(hour, minute, 0, 0);
  return time ? date.getTime() : 0;
}

customElements.define("course-run", Run);
