// Terms of the glossary in a lesson, explained below the paragraph that says them. Without scripts they are links to
// the glossary's page, as they still are with the keys that open another tab.

import { dataOf, findAll, make, makeButton } from "../page/elements.js";
import { speak } from "../page/language.js";

/** @type {WeakMap<HTMLAnchorElement, HTMLElement>} */
const boxes = new WeakMap();

/** @param {HTMLAnchorElement} link */
function close(link) {
  const box = boxes.get(link);
  if (box) box.remove();
  boxes.delete(link);
  link.setAttribute("aria-expanded", "false");
  link.focus();
}

/** @param {HTMLAnchorElement} link */
function open(link) {
  const term = link.textContent || "";
  const entry = make("a", speak("In the glossary"));
  entry.href = link.href;
  const says = make("p", "", "", make("strong", term), `: ${dataOf(link).means}`);
  const ways = make("p", "", "", makeButton(speak("Close"), true, () => close(link)), " ", entry);
  const box = make("aside", "", "course-term__box course-no-print", says, ways);
  box.tabIndex = -1;
  box.setAttribute("aria-label", term);
  box.addEventListener("keydown", (event) => event.key === "Escape" && close(link));
  const block = link.closest("p, li, dd, td, th, blockquote");
  if (block && block.tagName === "P") block.after(box);
  else (block || /** @type {Element} */ (link.parentElement)).append(box);
  boxes.set(link, box);
  link.setAttribute("aria-expanded", "true");
  box.focus();
}

const links = /** @type {HTMLAnchorElement[]} */ (findAll(document, "a.course-term"));
for (const link of links) {
  link.setAttribute("aria-expanded", "false");
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (boxes.has(link)) close(link);
    else open(link);
  });
}
