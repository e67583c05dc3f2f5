// <course-missed>, before the questions for the weeks after a course: what its learner has missed in the modules of the
// course, and what is due of that. It is asked as on the page of reviews, and counts there as well.

import { askedHere } from "./follow_ups.js";
import { Reviews } from "./reviews.js";

const MOST = 3;

class Missed extends Reviews {
  modules = this.data.modules.split(" ");

  /** @override */
  due() {
    return super.due().filter((one) => one.missed && this.modules.includes(one.module) && !isAskedBelow(one.id))
      .slice(0, MOST);
  }
  /** @override */
  tell() {
    this.hidden = !this.list.children.length;
  }
}
/** @param {string} id */
const isAskedBelow = (id) => askedHere().some((name) => name.endsWith(`/${id}`));

customElements.define("course-missed", Missed);
