// The page of a course: whoever sets out from it follows that course. Its modules come first from then on, and its
// certificate last.

import { below } from "../page/address.js";
import { dataOf, find, findAll } from "../page/elements.js";
import { keepCourse } from "./path.js";

const place = find(document, "[data-place=course]");
const modules = /** @type {HTMLAnchorElement[]} */ (findAll(document, ".course-table a[data-kept]"));
/** @param {boolean} isElective */
const placesOf = (isElective) =>
  modules.filter(({ dataset }) => "elective" in dataset === isElective).map(({ href, firstChild }) => ({
    path: below(href),
    title: ((firstChild && firstChild.textContent) || "").trim(),
  }));

for (const link of [find(place, "a"), ...modules]) {
  link.addEventListener("click", () => {
    const { id, choose } = dataOf(place);
    keepCourse({ id, core: placesOf(false), electives: placesOf(true), choose: Number(choose) });
  });
}
