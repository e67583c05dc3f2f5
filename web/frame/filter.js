// <course-filter>: shows the courses and modules of the catalogue that fit a role and a level.

import { dataOf, find, findAll } from "../page/elements.js";

customElements.define(
  "course-filter",
  class extends HTMLElement {
    connectedCallback() {
      this.addEventListener("change", () => this.show());
      // A page that is loaded again or comes back may show a choice that the browser has put in.
      addEventListener("pageshow", () => {
        if (this.isConnected && this.wanted().length) this.show();
      });
    }
    wanted() {
      return [...this.querySelectorAll("select")].filter((select) => select.value);
    }
    show() {
      const wanted = this.wanted();
      const cards = findAll(document, ".course-card");
      for (const card of cards) {
        card.hidden = !wanted.every(({ name, value }) => dataOf(card)[name].split("|").includes(value));
      }
      // A heading stands over something, or not at all.
      for (const section of findAll(document, ".course-home > section")) {
        const own = findAll(section, ".course-card");
        section.hidden = own.length > 0 && own.every((card) => card.hidden);
        const list = section.querySelector("h3 + .course-cards");
        const heading = list && list.previousElementSibling;
        if (list && heading instanceof HTMLElement) {
          heading.hidden = findAll(list, ":scope > *").every((card) => card.hidden);
        }
      }
      const shown = cards.filter((card) => !card.hidden).length;
      find(this, "[role=status]").textContent = `${shown} of ${cards.length} courses and modules fit.`;
    }
  },
);
