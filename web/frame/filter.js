// <course-filter>: shows the courses and modules of the catalogue that fit a role, a level and words. Where home counts
// a family's modules in place of listing them, it says how many fit, and hands the choice on to the family's page.

import { dataOf, find, findAll } from "../page/elements.js";
import { speak, speakMany } from "../page/language.js";

/** @typedef {HTMLSelectElement | HTMLInputElement} Control */

/** @param {string} text */
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

customElements.define(
  "course-filter",
  class extends HTMLElement {
    connectedCallback() {
      this.addEventListener("input", () => {
        this.show();
        this.note();
      });
      this.take();
      if (this.wanted().length) this.show();
      // A page that is loaded again or comes back may show a choice that the browser has put in.
      addEventListener("pageshow", () => {
        if (this.isConnected && this.wanted().length) this.show();
      });
    }
    controls() {
      return [.../** @type {NodeListOf<Control>} */ (this.querySelectorAll("select, input"))];
    }
    // What was chosen before, here or on home, in the address.
    take() {
      const given = new URLSearchParams(location.search);
      for (const control of this.controls()) {
        const value = given.get(control.name) || "";
        const isKnown = control instanceof HTMLInputElement || [...control.options].some((one) => one.value === value);
        if (value && isKnown) control.value = value;
      }
    }
    // The address has what is chosen, so that it is there again after a reload, and can be handed on.
    note() {
      const chosen = new URLSearchParams(this.wanted().map(({ name, value }) => [name, value.trim()])).toString();
      history.replaceState(history.state, "", `${location.pathname}${chosen && `?${chosen}`}${location.hash}`);
    }
    wanted() {
      return this.controls().filter((control) => control.value.trim());
    }
    /**
     * @param {HTMLElement} card
     * @param {Control[]} wanted
     */
    fits(card, wanted) {
      return wanted.every(({ name, value }) =>
        name === "words"
          ? plain(value).split(/\s+/).every((word) => plain(card.textContent || "").includes(word))
          : dataOf(card)[name].split("|").includes(value)
      );
    }
    show() {
      const wanted = this.wanted();
      const cards = findAll(document, ".course-card");
      for (const card of cards) card.hidden = !this.fits(card, wanted);
      const families = findAll(document, ".course-family");
      const counted = families.map((family) => this.countIn(family, wanted));
      // A heading stands over something, or not at all.
      for (const section of findAll(document, ".course-home > section")) {
        const own = findAll(section, ".course-card, .course-family");
        section.hidden = own.length > 0 && own.every((card) => card.hidden);
        const list = section.querySelector("h3 + .course-cards");
        const heading = list && list.previousElementSibling;
        if (list && heading instanceof HTMLElement) {
          heading.hidden = findAll(list, ":scope > *").every((card) => card.hidden);
        }
      }
      const sum = (/** @type {number[]} */ numbers) => numbers.reduce((one, other) => one + other, 0);
      const shown = cards.filter((card) => !card.hidden).length + sum(counted);
      const all = cards.length + sum(families.map((family) => Number(family.dataset.of)));
      const words = speak("Courses and modules that fit: %(shown)s of %(all)s.", { shown, all });
      find(this, "[role=status]").textContent = words;
    }
    /**
     * Says how many modules of a family fit, which are on the family's page.
     *
     * @param {HTMLElement} family
     * @param {Control[]} wanted
     */
    countIn(family, wanted) {
      const tallies = /** @type {HTMLDataElement[]} */ (findAll(family, ".course-tally"));
      const fitting = tallies.filter((tally) => this.fits(tally, wanted));
      const number = fitting.reduce((sum, { value }) => sum + Number(value), 0);
      family.hidden = !number;
      find(family, "span").textContent = wanted.length ? speakMany("one fits", "%(number)s fit", number) : "";
      const link = find(family, "a", HTMLAnchorElement);
      link.search = new URLSearchParams(wanted.map(({ name, value }) => [name, value])).toString();
      return number;
    }
  },
);
