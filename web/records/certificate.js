// <course-certificate>: writes a certificate from a record that is kept under record/<id>; its id
// stands behind the # of the address. Everything on it is what the record says.

import { dataOf, find, make } from "../page/elements.js";
import { save } from "../page/files.js";
import { listed, speak, speakMany, speakNodes } from "../page/language.js";
import { day, dayOf, shortDay } from "../page/words.js";
import * as keep from "../store/keep.js";
import * as store from "../store/store.js";
import { qr } from "./qr.js";
import * as person from "./person.js";
import * as records from "./record.js";

/** @typedef {import("./record.js").CourseRecord} CourseRecord */

const SVG = "http://www.w3.org/2000/svg";
const MODULE = 0.75; // of a code, in millimetres
const WIDEST = 84; // which the code of a very long name takes
const LONG = 32; // letters of a name from which on it is written smaller

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} content
 */
function drawn(name, attributes, ...content) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...content);
  return element;
}

/**
 * The code as one path: a square for each dark module, joined along a row.
 *
 * @param {string} text
 */
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
  // So wide on paper that a scan of 150 dots to the inch has four of them to each module, slanted or not.
  const wide = `${Math.min((size + 8) * MODULE, WIDEST).toFixed(1)}mm`;
  const title = drawn("title", {}, speak("A code that leads to the page on which this record is checked"));
  return drawn(
    "svg",
    {
      viewBox: `-4 -4 ${size + 8} ${size + 8}`,
      width: wide,
      height: wide,
      role: "img",
      class: "course-qr",
      "shape-rendering": "crispEdges",
    },
    title,
    drawn("path", { d: `M-4 -4h${size + 8}v${size + 8}h-${size + 8}z`, class: "course-qr__paper" }),
    drawn("path", { d: path }),
  );
}

const HEADS = [
  speak("Code"),
  speak("Module"),
  speak("Version"),
  speak("Score (pass mark)"),
  speak("Attempts"),
  speak("Completed"),
];
/** @param {CourseRecord} record */
function rows({ modules }) {
  const heads = HEADS.map((words) => {
    const cell = make("th", words);
    cell.scope = "col";
    return cell;
  });
  const body = modules.map(({ code, title, version, quiz, completed }) => {
    const score = quiz
      ? speak("%(share)s%% (%(pass_mark)s%%)", { share: quiz.per_cent, pass_mark: quiz.pass_mark })
      : "–";
    const cells = [code, title, version, score, quiz ? String(quiz.attempts) : "–", shortDay(completed)];
    return make("tr", "", "", ...cells.map((words) => make("td", words)));
  });
  const head = make("thead", "", "", make("tr", "", "", ...heads));
  return make("table", "", "course-table", head, make("tbody", "", "", ...body));
}
/**
 * @param {string} term
 * @param {...(Node | string)} words
 */
function fact(term, ...words) {
  return make("div", "", "", make("dt", term), make("dd", "", "", ...words));
}
/**
 * Who has observed the learner, where somebody has.
 *
 * @param {CourseRecord} record
 */
function observers({ modules }) {
  const all = modules.flatMap(({ code, observations = [] }) =>
    observations.map(({ observer, date, place }) =>
      speak("%(code)s: observed by %(observer)s on %(day)s, %(place)s", { code, observer, day: shortDay(date), place })
    )
  );
  return all.map((words) => make("p", words, "course-certificate__observed"));
}
/**
 * The same in short, for the face: each observer once.
 *
 * @param {CourseRecord} record
 */
function observedBy({ modules }) {
  const names = modules.flatMap(({ observations = [] }) => observations.map(({ observer }) => observer));
  return names.length ? [speak("Observed at work by %(observers)s", { observers: listed([...new Set(names)]) })] : [];
}
/**
 * What a certificate says beside its name and its modules.
 *
 * @param {CourseRecord} record
 */
function facts({ hours, valid_until: until, code, id }) {
  const isExpired = until && until < dayOf(new Date());
  return make(
    "dl",
    "",
    "course-certificate__facts",
    fact(speak("Time"), speakMany("%(number)s hour", "%(number)s hours", hours)),
    fact(isExpired ? speak("Expired on") : speak("Valid until"), until ? day(until) : speak("It does not expire")),
    fact(speak("Verification code"), make("span", code, "course-certificate__code")),
    fact(speak("Record"), make("span", id, "course-certificate__id")),
  );
}

/** @param {CourseRecord} record */
function lineOf({ course: taken, completed }) {
  return speak("%(code)s, version %(version)s, on %(day)s", {
    code: taken.code,
    version: taken.version,
    day: day(completed),
  });
}

class Certificate extends HTMLElement {
  data = dataOf(this);
  root = `coursewright/${this.data.course}/`;
  body = this.place("body");
  acts = this.place("acts");
  tools = this.place("tools");
  others = this.place("others");
  none = this.place("none");
  organisation = this.place("organisation");
  end = this.place("end");
  details = this.place("details");
  share = find(this, "#course-share", HTMLTextAreaElement);
  notice = find(this, ".course-notice");
  form = find(this, "form", HTMLFormElement);
  /** @type {CourseRecord | null} */
  record = null;
  isStarted = false;

  connectedCallback() {
    if (this.isStarted) return;
    this.isStarted = true;
    find(this, "[data-act=print]").addEventListener("click", () => print());
    find(this, "[data-act=save]").addEventListener("click", () => this.record && this.save(this.record));
    find(this, "[data-act=copy]").addEventListener("click", () => this.copy());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      const learner = person.learnerIn(this.form);
      if (learner && this.record) this.makeOut(this.record, learner);
    });
    addEventListener("hashchange", () => this.isConnected && this.refresh());
    this.refresh();
  }
  /** @param {string} name */
  place(name) {
    return find(this, `[data-place=${name}]`);
  }
  records() {
    return keep.certificates(this.root).sort((one, other) => (one.made < other.made ? 1 : -1));
  }
  refresh() {
    const found = this.records();
    const wanted = location.hash.slice(1);
    this.record = found.find(({ id }) => id === wanted) || (wanted ? null : found[0]) || null;
    for (const part of [this.acts, this.tools, this.end, this.details]) part.hidden = !this.record;
    if (this.record) this.write(this.record);
    else this.body.replaceChildren(this.none);
    this.list(found);
    store.tell(this.notice);
    if (store.isBlocked()) {
      this.notice.textContent = speak(
        "This browser lets no site keep anything, so no certificate can stand here. Open this page in the browser in " +
          "which you learned, or let this site keep data.",
      );
    }
  }
  /** @param {CourseRecord} record */
  write(record) {
    const { learner, course: taken, catalogue } = record;
    const name = make("p", learner.name, "course-certificate__name");
    name.toggleAttribute("data-long", learner.name.length > LONG);
    this.organisation.textContent = `${catalogue.organisation} · ${catalogue.title}`;
    this.body.replaceChildren(
      make("p", speak("This is to say that"), "course-certificate__line"),
      name,
      ...person.linesOf(learner).map((line) => make("p", line, "course-certificate__line")),
      make("p", speak("has completed the course"), "course-certificate__line"),
      make("p", taken.title, "course-certificate__course"),
      ...[lineOf(record), ...observedBy(record)].map((line) => make("p", line, "course-certificate__line")),
    );
    find(this, ".course-certificate__sign").textContent = speak("Signature for %(organisation)s", catalogue);
    find(this, ".course-certificate__hours").textContent = speakMany(
      "%(number)s hour",
      "%(number)s hours",
      record.hours,
    );
    this.detail(record);
    if (records.check(record).altered) {
      this.body.prepend(
        make("p", speak("This record was changed after it was made; its code does not match."), "course-note"),
      );
    }
    this.fill(record);
    document.title = `${taken.title}, ${learner.name}`;
  }
  /**
   * What stands on the second page: modules, observations, facts, and how it is checked.
   *
   * @param {CourseRecord} record
   */
  detail(record) {
    const { learner, course: taken } = record;
    const heading = make("h2", speak("Details: %(name)s, %(code)s", { name: learner.name, code: taken.code }));
    heading.id = "certificate-details";
    const { code, words } = this.check(record);
    const said = make("div", "", "", rows(record), ...observers(record), facts(record), words);
    this.details.replaceChildren(
      heading,
      make("div", "", "course-certificate__sheet", said, ...(code ? [code] : [])),
    );
    this.share.value = this.toShare(record);
  }
  /** @param {CourseRecord} record */
  verifier(record) {
    return `${new URL(this.data.verify, this.site())}#r=${records.short(record)}`;
  }
  /** @param {CourseRecord} record */
  toShare(record) {
    return speak(
      "%(name)s completed the course “%(course)s” of %(organisation)s on %(day)s. " +
        "Anybody can check it here: %(address)s",
      {
        name: record.learner.name,
        course: record.course.title,
        organisation: record.catalogue.organisation,
        day: day(record.completed),
        address: this.verifier(record),
      },
    );
  }
  // Pages that are opened as a file, or without https, may not write to the clipboard: the text is then chosen.
  async copy() {
    this.share.select();
    try {
      await navigator.clipboard.writeText(this.share.value);
      this.notice.textContent = speak("The text is copied.");
    } catch {
      this.notice.textContent = speak("The text is selected: copy it with your device’s own command.");
    }
  }
  /**
   * Whom it is made out to, to write anew. A record of format 1 has no room for more than a name.
   *
   * @param {CourseRecord} record
   */
  fill({ learner, format }) {
    for (const [key, field] of person.fieldsOf(this.form)) {
      if (field !== document.activeElement) field.value = field.defaultValue = learner[key] || "";
      field.disabled = key !== "name" && format === 1;
    }
  }
  /**
   * How anybody can check it: an address, and a code that leads there.
   *
   * @param {CourseRecord} record
   */
  check(record) {
    const address = new URL(this.data.verify, this.site());
    const link = make("a", `${address.host}${address.pathname}`, "course-certificate__link");
    link.href = `${new URL(this.data.verify, location.href)}#r=${records.short(record)}`;
    const code = picture(this.verifier(record));
    const words = make(
      "p",
      "",
      "course-certificate__check",
      make("b", `${speak("Self-reported:")} `),
      speak(
        "made in the learner’s own browser, from the answers that it kept. It says that the course was completed, " +
          "and is not a professional qualification.",
      ) + " ",
      ...code
        ? speakNodes("Whether it is unchanged can be checked at %(page)s, or with the code beside this.", {
          page: link,
        })
        : speakNodes("Whether it is unchanged can be checked at %(page)s.", { page: link }),
    );
    return { code, words };
  }
  // From a disk the code would lead nowhere; the page names the address at which it is published.
  site() {
    const canonical = document.querySelector("link[rel=canonical]");
    const isOnDisk = location.protocol === "file:";
    return isOnDisk && canonical instanceof HTMLLinkElement ? canonical.href : location.href;
  }
  /** @param {CourseRecord[]} found */
  list(found) {
    const more = found.filter((record) => record !== this.record);
    this.others.hidden = !more.length;
    const items = more.map(({ id, completed, course: taken, learner }) => {
      const link = make("a", listed([taken.title, learner.name, day(completed)]));
      link.href = `#${id}`;
      return make("li", "", "", link);
    });
    this.others.replaceChildren(
      make("h2", this.record ? speak("Your other certificates") : speak("Your certificates")),
      make("ul", "", "", ...items),
    );
  }
  /** @param {CourseRecord} record */
  save(record) {
    const name = record.learner.name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 40);
    save(`${record.course.code}-${name || "record"}.json`, JSON.stringify(record, null, 1));
    this.notice.textContent = speak("Saved. Give the file to your trainer.");
  }
  /**
   * The same record made out anew: its id stays, and its code is made anew. What the form does not ask for stays.
   *
   * @param {CourseRecord} old
   * @param {import("./shape.js").Learner} said
   */
  makeOut(old, said) {
    const asked = person.fieldsOf(this.form).filter(([, field]) => !field.disabled).map(([key]) => key);
    const learner = /** @type {import("./shape.js").Learner} */ (person.kept(old.learner, said, asked));
    const record = records.complete({ ...old, made: new Date().toISOString(), learner });
    store.write(`${this.root}record/${record.id}`, () => ({ record }));
    store.write(`${this.root}learner`, (known) => person.kept(known, said, asked));
    this.refresh();
    this.notice.textContent = speak(
      "The certificate is made out to %(name)s now. Its code has changed, so hand it in anew.",
      { name: said.name },
    );
  }
}

customElements.define("course-certificate", Certificate);
