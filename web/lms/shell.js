// <course-package>: what an LMS opens. It speaks with the LMS for as long as the package is open, and shows the pages
// in a frame, so that going from page to page ends nothing.

import { page } from "../frame/page.js";
import { dataOf, find } from "../page/elements.js";
import { listed, speak } from "../page/language.js";
import { parse } from "../store/values.js";
import { Cmi5 } from "./cmi5.js";
import { Desk } from "./desk.js";
import { learnerOf } from "./learner.js";
import { nowhere } from "./nowhere.js";
import { findApi, Scorm } from "./scorm.js";
import { SCORM12 } from "./scorm12.js";
import { SCORM2004 } from "./scorm2004.js";

/** @typedef {import("./desk.js").Trouble} Trouble */
/** @typedef {import("./learner.js").Facts & {pages: string[]}} Facts */

/** @type {Record<string, import("./scorm.js").Dialect>} */
const DIALECTS = { scorm12: SCORM12, scorm2004: SCORM2004 };
/** @type {Record<Trouble, string>} */
const WORDS = {
  "": "",
  damaged: speak("What your learning platform had kept could not be read, so you begin anew. Its score stays."),
  newer: speak(
    "Your learning platform has kept what a newer version of this training wrote. It stays as it is; what you do now " +
      "is not kept.",
  ),
  review: speak("You are looking back at this training. Try what you like: nothing you do now is kept or counted."),
  refused: speak(
    "Your learning platform has not taken what you did last. It is tried again every ten seconds; leave this page " +
      "open until this message goes away.",
  ),
  unopened: speak(
    "This training was opened without a learning platform that it could speak to, so nothing you do is kept.",
  ),
  ended: speak(
    "Your visit ended when this page was left or loaded anew, and what you did is kept. Nothing you do here now is: " +
      "open the training again from your learning platform.",
  ),
};
/** What stayed out, by its kind, in words. */
const LEFT = () => ({
  hint: speak("hints that you looked at"),
  check: speak("answers to questions in lessons"),
  scenario: speak("plays of scenarios"),
  note: speak("your notes"),
});

/** @param {Record<string, number>} left */
function leftWords(left) {
  const names = /** @type {Record<string, string>} */ (LEFT());
  const kinds = [...new Set(Object.keys(left).map((kind) => names[kind] || speak("marks in lists and lessons")))];
  if (!kinds.length) return "";
  return speak(
    "Your learning platform has no room for everything. These are not kept when you close this training: %(what)s. " +
      "Your score is not touched.",
    { what: listed(kinds) },
  );
}

class Package extends HTMLElement {
  data = dataOf(this);
  /** @type {Facts} */
  facts = /** @type {Facts} */ (parse(this.data.facts));
  frame = find(this, "iframe", HTMLIFrameElement);
  root = new URL(".", location.href).href;
  desk = new Desk(this.runtime(), learnerOf(this, `coursewright/${this.data.course}/`, this.facts), () => this.say());

  connectedCallback() {
    this.desk.start = new URL(this.data.start, this.root).href;
    page.desk = this.desk;
    find(this, ".course-package__plain").hidden = true;
    this.frame.addEventListener("load", () => this.shown());
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.desk.hide());
    addEventListener("pagehide", () => this.desk.close());
    addEventListener("pageshow", (event) => event.persisted && location.reload()); // what was closed stays closed
    this.begin();
  }
  /** @returns {import("./scorm.js").Runtime} */
  runtime() {
    const dialect = DIALECTS[this.data.form];
    const launch = new URLSearchParams(location.search);
    if (!dialect) return Cmi5.isLaunch(launch) ? new Cmi5(launch) : nowhere;
    const api = findApi(dialect.api);
    return api ? new Scorm(api, dialect) : nowhere;
  }
  async begin() {
    await this.desk.open();
    this.offerToLeave();
    const isThere = this.facts.pages.includes(this.desk.place.replace(/[?#].*/, ""));
    this.frame.src = isThere ? this.root + this.desk.place : this.desk.start;
    this.frame.hidden = false;
  }
  // Where an LMS says where to go in the end, a link leads there, once the LMS has taken everything.
  offerToLeave() {
    const { returnUrl = "" } = this.desk.runtime;
    const leads = /^https?:/.test(returnUrl);
    const link = find(this, ".course-package__leave a", HTMLAnchorElement);
    if (leads) link.href = returnUrl;
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return; // beside this page, which stays
      event.preventDefault();
      this.leave(returnUrl);
    });
    find(this, ".course-package__leave").hidden = !leads;
  }
  /** @param {string} address */
  async leave(address) {
    if (await this.desk.leave()) location.assign(address);
  }
  // The learner has come to a page of the package.
  shown() {
    const { href = "" } = /** @type {Window} */ (this.frame.contentWindow).location;
    if (href.startsWith(this.root)) this.desk.show(href.slice(this.root.length));
    const shown = this.frame.contentDocument || document;
    document.title = shown.title;
    if (!this.desk.runtime.isSilent) return;
    for (const media of shown.querySelectorAll("audio, video")) /** @type {HTMLMediaElement} */ (media).muted = true;
  }
  say() {
    const words = [WORDS[this.desk.trouble], leftWords(this.desk.left)].filter(Boolean).join(" ");
    const place = find(this, ".course-package__says");
    if (place.textContent !== words) place.textContent = words;
  }
}

customElements.define("course-package", Package);
