// Keeps whether this browser shows lessons whole, or section by section: whole-lessons {on}.

import { dataOf, find } from "../page/elements.js";
import * as store from "../store/store.js";

const choice = document.querySelector("course-sections");

addEventListener("course-whole", (event) => {
  if (!(choice instanceof HTMLElement)) return;
  const { detail } = /** @type {CustomEvent<boolean>} */ (event);
  store.write(`coursewright/${dataOf(choice).course}/whole-lessons`, () => ({ on: detail }));
  store.tell(find(choice, "[role=status]"));
});
