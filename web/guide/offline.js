// A copy of a guide for when there is no network, made only when somebody asks for it.

import { dataOf, findAll, make, makeButton } from "../page/elements.js";
import { speak } from "../page/language.js";

/**
 * Makes the place of the button, which is empty where a browser could keep no copy.
 *
 * @param {HTMLElement} guide
 * @param {(words: string) => void} say
 */
export function offer(guide, say) {
  const place = make("p", "", "course-guide__keep");
  if (!("serviceWorker" in navigator) || !/^https?:$/.test(location.protocol) || !window.isSecureContext) {
    return place;
  }
  place.append(makeButton(speak("Keep for use without a network"), true, () => keep(dataOf(guide).keeper, say)));
  return place;
}

// What the page needs to open: itself, its styles, its scripts and its pictures, a logo among them.
function files() {
  const links = /** @type {HTMLLinkElement[]} */ (findAll(document, "link[rel=stylesheet], link[rel=icon]"));
  const parts = [...document.scripts, ...document.images].map((part) => part.src);
  const all = [...links.map((link) => link.href), location.href.split("#")[0], ...parts];
  return all.filter((file) => file.startsWith(location.origin));
}

/**
 * @param {string} keeper the address of the script that keeps them
 * @param {(words: string) => void} say
 */
async function keep(keeper, say) {
  const wanted = files();
  try {
    await navigator.serviceWorker.register(keeper, { scope: location.pathname });
    const { active } = await navigator.serviceWorker.ready;
    const answer = new MessageChannel();
    const kept = new Promise((resolve) => {
      answer.port1.onmessage = (event) => resolve(event.data);
    });
    // What is ready has one that is active.
    /** @type {ServiceWorker} */ (active).postMessage(wanted, [answer.port2]);
    say(
      (await kept)
        ? speak("Kept in this browser. It opens at the same address without a network.")
        : speak("It could not be kept. Print the guide instead."),
    );
  } catch {
    say(speak("This browser does not keep it. Print the guide instead."));
  }
}
