// <course-certificate>: writes a certificate from a record that is kept under record/<id>; its id
// stands behind the # of the address. Everything on it is what the record says.

import * as store from "../store/store.js";
import { qr } from "./qr.js";
import * as records from "./record.js";

const SVG = "http://www.w3.org/2000/svg";
const day = (date, month = "long") =>
  new Date(`${date}T12:00:00`).toLocaleDateString("en-GB", { day: "numeric", month, year: "numeric" });
const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10);

function make(tag, text = "", className = "", ...content) {
  const element = document.createElement(tag);
  element.textContent = text;
  if (className) element.className = className;
  element.append(...content);
  return element;
}
function drawn(name, attributes, ...content) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...content);
  return element;
}

// The code as one path: a square for each dark module, joined along a row.
function picture(text) {
  const code = qr(text);
  if (!code) return null; // more than a code can hold
  const size = code.length;
  let path = "";
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      let wide = 0;
      while (x + wide < size && code[y][x + wide]) wide += 1;
      if (wide) path += `M${x} ${y}h${wide}v1h-${wide}z`;
      x += wide;
    }
  }
  const title = drawn("title", {}, "A code that leads to the page on which this record is checked");
  return drawn(
    "svg",
    { viewBox: `-4 -4 ${size + 8} ${size + 8}`, role: "img", class: "course-qr", "shape-rendering": "crispEdges" },
    title,
    drawn("path", { d: `M-4 -4h${size + 8}v${size + 8}h-${size + 8}z`, class: "course-qr__paper" }),
    drawn("path", { d: path }),
  );
}

function rows({ modules }) {
  const head = make(
    "tr",
    "",
    "",
    ...["Code", "Module", "Version", "Score (pass mark)", "Attempts", "Completed"].map((words) => {
      const cell = make("th", words);
      cell.scope = "col";
      return cell;
    }),
  );
  const body = modules.map(({ code, title, version, quiz, completed }) => {
    const score = quiz ? `${quiz.per_cent}% (${quiz.pass_mark}%)` : "–";
    return make(
      "tr",
      "",
      "",
      ...[code, title, version, score, quiz ? String(quiz.attempts) : "–", day(completed, "short")].map((words) =>
        make("td", words)
      ),
    );
  });
  return make("table", "", "course-table", make("thead", "", "", head), make("tbody", "", "", ...body));
}
function fact(term, ...words) {
  return make("div", "", "", make("dt", term), make("dd", "", "", ...words));
}

class Certificate extends HTMLElement {
  connectedCallback() {
    this.start();
  }
  start() {
    if (this.body) return;
    this.root = `coursewright/${this.dataset.course}/`;
    const place = (name) => this.querySelector(`[data-place=${name}]`);
    [this.body, this.tools, this.others, this.none, this.organisation] = [
      "body",
      "tools",
      "others",
      "none",
      "organisation",
    ].map(place);
    this.notice = this.querySelector(".course-notice");
    this.querySelector("[data-act=print]").addEventListener("click", () => window.print());
    this.querySelector("[data-act=save]").addEventListener("click", () => this.save());
    this.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      const name = records.nameIn(event.target.elements.name);
      if (name) this.rename(name);
    });
    addEventListener("hashchange", () => this.isConnected && this.refresh());
    this.refresh();
  }
  records() {
    let keys = [];
    try {
      keys = Object.keys(localStorage).filter((key) => key.startsWith(`${this.root}record/`) && !/~\d+$/.test(key));
    } catch { /* blocked: there is none */ }
    const found = keys.map((key) => (store.read(key) || {}).record).filter((record) =>
      record && records.check(record).sound
    );
    return found.sort((one, other) => (one.made < other.made ? 1 : -1));
  }
  refresh() {
    if (!this.body) return;
    const found = this.records();
    const wanted = location.hash.slice(1);
    this.record = found.find(({ id }) => id === wanted) || (wanted ? null : found[0]) || null;
    this.tools.hidden = !this.record;
    if (this.record) this.write(this.record);
    else this.body.replaceChildren(this.none);
    this.list(found);
    store.tell(this.notice);
    if (store.isBlocked()) {
      this.notice.textContent =
        "This browser lets no site keep anything, so no certificate can stand here. Open this page in the browser in which you learned, or let this site keep data.";
    }
  }
  write(record) {
    const { learner, course: taken, completed, hours, valid_until: until, catalogue } = record;
    const expired = until && until < today();
    this.organisation.textContent = `${catalogue.organisation} · ${catalogue.title}`;
    const address = new URL(this.dataset.verify, this.site());
    const link = make("a", "", "course-certificate__link");
    link.href = `${new URL(this.dataset.verify, location)}#r=${records.short(record)}`;
    link.textContent = `${address.host}${address.pathname}`;
    const code = picture(`${address}#r=${records.short(record)}`);
    const { altered } = records.check(record);
    this.body.replaceChildren(
      make("p", "This is to say that", "course-certificate__line"),
      make("p", learner.name, "course-certificate__name"),
      make("p", "has completed the course", "course-certificate__line"),
      make("p", taken.title, "course-certificate__course"),
      make("p", `${taken.code}, version ${taken.version}, on ${day(completed)}`, "course-certificate__line"),
      rows(record),
      make(
        "dl",
        "",
        "course-certificate__facts",
        fact("Time", `${hours} hour${hours === 1 ? "" : "s"}`),
        fact(expired ? "Expired on" : "Valid until", until ? day(until) : "It does not expire"),
        fact("Verification code", make("span", record.code, "course-certificate__code")),
        fact("Record", make("span", record.id, "course-certificate__id")),
      ),
      make(
        "div",
        "",
        "course-certificate__check",
        ...(code ? [code] : []),
        make(
          "p",
          "",
          "",
          make("b", "Self-reported: "),
          "made in the learner’s own browser, from the answers that it kept. It says that the course was completed, and is not a professional qualification. Whether it is unchanged can be checked at ",
          link,
          code ? ", or with the code beside this." : ".",
        ),
      ),
    );
    if (altered) {
      this.body.prepend(
        make("p", "This record was changed after it was made; its code does not match.", "course-note"),
      );
    }
    const field = this.querySelector("input");
    if (field !== document.activeElement) field.value = field.defaultValue = learner.name;
    document.title = `${taken.title}, ${learner.name}`;
  }
  // From a disk the code would lead nowhere; the page names the address at which it is published.
  site() {
    const canonical = document.querySelector("link[rel=canonical]");
    return location.protocol === "file:" && canonical ? canonical.href : location;
  }
  list(found) {
    const more = found.filter((record) => record !== this.record);
    this.others.hidden = !more.length;
    const items = more.map(({ id, completed, course: taken, learner }) => {
      const link = make("a", `${taken.title}, ${learner.name}, ${day(completed)}`);
      link.href = `#${id}`;
      return make("li", "", "", link);
    });
    this.others.replaceChildren(
      make("h2", this.record ? "Your other certificates" : "Your certificates"),
      make("ul", "", "", ...items),
    );
  }
  save() {
    const link = make("a");
    const name =
      this.record.learner.name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 40) ||
      "record";
    link.href = URL.createObjectURL(new Blob([JSON.stringify(this.record, null, 1)], { type: "application/json" }));
    link.download = `${this.record.course.code}-${name}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    this.notice.textContent = "Saved. Give the file to your trainer.";
  }
  // The same record with another name: its id stays, and its code is made anew.
  rename(name) {
    const record = records.complete({ ...this.record, made: new Date().toISOString(), learner: { name } });
    store.write(`${this.root}record/${record.id}`, () => ({ record }));
    store.write(`${this.root}learner`, (old) => ({ ...old, name }));
    this.refresh();
    this.notice.textContent = `The certificate is made out to ${name} now. Its code has changed, so hand it in anew.`;
  }
}

customElements.define("course-certificate", Certificate);
