// <course-filter>: shows the courses and modules of the catalogue that fit a role and a level.

customElements.define(
  "course-filter",
  class extends HTMLElement {
    connectedCallback() {
      this.addEventListener("change", () => this.show());
      // A page that is loaded again or comes back may show a choice that the browser has put in.
      addEventListener(
        "pageshow",
        () => this.isConnected && this.querySelectorAll("select").forEach(({ value }) => value && this.show()),
      );
    }
    show() {
      const wanted = [...this.querySelectorAll("select")].filter((select) => select.value);
      const cards = [...document.querySelectorAll(".course-card")];
      for (const card of cards) {
        card.hidden = !wanted.every(({ name, value }) => card.dataset[name].split("|").includes(value));
      }
      // A heading stands over something, or not at all.
      for (const section of document.querySelectorAll(".course-home > section")) {
        const own = [...section.querySelectorAll(".course-card")];
        section.hidden = own.length > 0 && own.every((card) => card.hidden);
        const heading = section.querySelector("h3 + .course-cards");
        if (heading) heading.previousElementSibling.hidden = [...heading.children].every((card) => card.hidden);
      }
      const shown = cards.filter((card) => !card.hidden).length;
      this.querySelector("[role=status]").textContent = `${shown} of ${cards.length} courses and modules fit.`;
    }
  },
);
