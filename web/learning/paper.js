// How a lesson is printed: its text and what it asks; with its scenarios and answers for whoever asks for them.

import { page } from "../frame/page.js";
import { findAll } from "../page/elements.js";

/** @param {"lesson" | "whole"} what is printed, as style sheets know it */
function choose(what) {
  document.documentElement.dataset.paper = what;
}
async function printWhole() {
  choose("whole");
  const { fetchFor } = page;
  // What could not be had is printed as it stands.
  if (fetchFor) await Promise.allSettled(findAll(document, "[data-near]").map(fetchFor));
  print();
}

const place = document.querySelector(".course-paper");
if (place) {
  choose("lesson");
  addEventListener("afterprint", () => choose("lesson"));
  place.addEventListener("click", ({ target }) => {
    if (!(target instanceof HTMLButtonElement)) return;
    if (target.name === "whole") printWhole();
    else print();
  });
}
