// <course-next-question>, below questions that come back: how many of them have no answer yet, and a way to the next of
// those. On a phone it stays at the foot of the screen, for a question is often longer than that.

import { find, findAll } from "../page/elements.js";
import { speak, speakMany } from "../page/language.js";
import { inAMoment } from "../page/press.js";

class NextQuestion extends HTMLElement {
  button = find(this, "button");
  /** @type {HTMLElement | null} the question that it led to last */
  at = null;
  isAnswering = false; // since the page was opened
  /** @type {Element | null} the question that was marked last */
  marked = null;
  /** @type {() => void} */
  showWayOn = inAMoment(() => this.leadOn());

  connectedCallback() {
    this.button.onclick = () => this.lead();
    addEventListener("submit", () => {
      this.isAnswering = true;
    });
    // Questions come once they are loaded, and each shows by its state how it was marked.
    const coming = new MutationObserver((changes) => {
      for (const { target, attributeName } of changes) if (attributeName) this.marked = /** @type {Element} */ (target);
      this.tell();
    });
    for (const list of findAll(document, "[data-place=questions]")) {
      coming.observe(list, { childList: true, subtree: true, attributeFilter: ["data-state"] });
    }
    this.tell();
  }
  questions() {
    return findAll(document, ":is(course-check, course-review) fieldset");
  }
  open() {
    return this.questions().filter(({ dataset }) => !dataset.state);
  }
  tell() {
    const left = this.open().length;
    this.hidden = !this.questions().length;
    this.button.hidden = !left;
    find(this, ".course-left").textContent = left
      ? speakMany("%(number)s question left", "%(number)s questions left", left)
      : speak("All answered.");
    if (!left && this.isAnswering) this.showWayOn();
  }
  /**
   * Brings what leads on into view after the last answer, where it began in view already, and leaves there what was
   * said of that answer.
   */
  leadOn() {
    const next = document.querySelector(".course-next");
    if (!next || !this.marked || next.getBoundingClientRect().top > innerHeight) return;
    find(next, ".course-button").scrollIntoView({ block: "nearest" });
    find(this.marked, ".course-verdict").scrollIntoView({ block: "nearest" });
  }
  /** Goes to the next that has no answer, and after the last of them to the first. */
  lead() {
    const open = this.open();
    const { at } = this;
    const isBelow = (/** @type {HTMLElement} */ box) =>
      at && at.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING;
    this.at = open.find(isBelow) || open[0];
    this.at.tabIndex = -1;
    this.at.focus({ preventScroll: true });
    this.at.scrollIntoView();
  }
}

customElements.define("course-next-question", NextQuestion);
