// <course-paths>: lets a learner take one of the role paths of home. Which one is a choice of this browser, as colours
// are, and no progress: it stands under a key of the site's own. Before anything is begun, home starts with its first
// lesson; later frame/here.js goes on along it.

import { keepPath } from "../learning/path.js";
import { below, root } from "../page/address.js";
import { dataOf, find, findAll } from "../page/elements.js";
import { speak } from "../page/language.js";
import { parse } from "../store/values.js";

const key = `${new URL(root).pathname}.path`;

/** Which path this browser takes, or nothing. */
function taken() {
  try {
    return parse(String(localStorage.getItem(key)));
  } catch {
    return null; // storage is blocked or damaged: nothing was chosen
  }
}
/** @param {string | null} id */
function keep(id) {
  try {
    if (id) localStorage.setItem(key, JSON.stringify(id));
    else localStorage.removeItem(key);
  } catch { /* storage blocked or full: the choice lasts for this page */ }
}

customElements.define(
  "course-paths",
  class extends HTMLElement {
    paths = findAll(this, ".course-path");
    start = find(document, "[data-place=go-on] a", HTMLAnchorElement);
    /** What the first step is without a path, and what it says now, unless something else has changed it since. */
    without = { href: this.start.href, minutes: this.minutes().textContent || "" };
    said = this.start.textContent;
    plain = this.said;

    minutes() {
      return find(document, "[data-place=go-on] span");
    }
    connectedCallback() {
      for (const path of this.paths) {
        const button = find(path, "button");
        button.hidden = false;
        button.addEventListener("click", () => this.take(path));
      }
      this.show(taken());
      for (const path of this.paths) if ("taken" in path.dataset) path.setAttribute("open", "");
    }
    /** @param {HTMLElement} path taken, or left where it is the one already */
    take(path) {
      const id = "taken" in path.dataset ? null : dataOf(path).path;
      keep(id);
      this.show(id);
      const { title } = dataOf(path);
      find(this, "[role=status]").textContent = id
        ? speak("%(title)s is your path now.", { title })
        : speak("You have left the path %(title)s.", { title });
      dispatchEvent(new CustomEvent("course-path"));
    }
    /** @param {unknown} id */
    show(id) {
      for (const path of this.paths) {
        const isTaken = dataOf(path).path === id;
        path.toggleAttribute("data-taken", isTaken);
        find(path, ".course-path__own").hidden = !isTaken;
        find(path, "button").textContent = isTaken ? speak("Leave this path") : speak("Take this path");
      }
      const path = this.paths.find((path) => "taken" in path.dataset);
      const modules = /** @type {HTMLAnchorElement[]} */ (path ? findAll(path, "a[data-kept]") : []);
      keepPath(modules.map((link) => ({ path: below(link.href), title: (link.firstChild || link).textContent || "" })));
      this.lead(path);
    }
    /**
     * Starts with the first lesson of a path, unless the step is one that goes on already.
     *
     * @param {HTMLElement | undefined} path
     */
    lead(path) {
      if (this.start.textContent !== this.said) return;
      const { first, lesson, minutes } = path ? dataOf(path) : { first: "", lesson: this.without.href, minutes: "" };
      this.start.href = lesson;
      this.start.textContent = path ? speak("Start with %(title)s", { title: first }) : this.plain;
      this.said = this.start.textContent;
      this.minutes().textContent = minutes || this.without.minutes;
    }
  },
);
