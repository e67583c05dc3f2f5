// <course-asked>: the questions for the weeks after a course. The page has them as links to their quizzes; they
// themselves are put in the place of those, all at once, from the scripts of their modules. Answers to them are kept as
// those in a lesson are.

import { underNoPress } from "../page/press.js";
import { askedHere } from "./follow_ups.js";
import { Reviews } from "./reviews.js";

class Asked extends Reviews {
  /** @override */
  scripts = ["follow-ups"];

  /** @override */
  async ask() {
    const made = await Promise.all(askedHere().map((name) => this.boxOf(name)));
    const boxes = made.flatMap((one) => one || []);
    await underNoPress();
    if (boxes.length) this.list.replaceChildren(...boxes);
  }
  /**
   * A question in its box, or null where its module has it no more.
   *
   * @param {string} name of its module, and its own: "people/first-call"
   */
  async boxOf(name) {
    const [module, id] = name.split("/");
    const found = await this.checkOf(module, id);
    found?.box.append(found.check);
    return found && found.box;
  }
  /** @override */
  tell() {}
}

customElements.define("course-asked", Asked);
