// On a lesson: offers to have it read aloud, where the browser has a voice of its own for the language of the page.
// What reads comes once it is asked for; nothing starts by itself, and no voice that works elsewhere is used.

import { dataOf, make } from "../page/elements.js";
import { voiceFor } from "./voices.js";

/** @param {HTMLButtonElement} button */
function offer(button) {
  const look = () => button.toggleAttribute("data-voice", Boolean(voiceFor(document.documentElement.lang)));
  look();
  // Older browsers have no such event there: they know their voices at once.
  if (speechSynthesis.addEventListener) speechSynthesis.addEventListener("voiceschanged", look);
  button.addEventListener("click", () => {
    const script = make("script");
    script.src = dataOf(button).src;
    document.head.append(script);
  }, { once: true });
}

const button = document.querySelector(".course-listen");
if (button instanceof HTMLButtonElement && "speechSynthesis" in window) offer(button);
