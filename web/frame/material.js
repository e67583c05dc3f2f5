/* Prepares the script of Material for MkDocs, which follows this one on pages alone that use a
   component which works by it (content tabs, copying code, annotations). It expects a frame that
   is not ours: what it looks for is made here, and stands in no page. */

import { dataOf, find, make } from "../page/elements.js";
import { speak } from "../page/language.js";

/**
 * What the theme's script finds on the window.
 *
 * @typedef {object} Theme
 * @property {URL} __md_scope
 * @property {(text: string) => number} __md_hash
 * @property {(key: string, storage?: Storage, at?: URL) => unknown} __md_get
 * @property {(key: string, value: unknown, storage?: Storage, at?: URL) => void} __md_set
 */

const data = dataOf(/** @type {HTMLScriptElement} */ (document.currentScript));
const scope = new URL(data.base, location.href);
/** @type {Theme} */
const theme = {
  __md_scope: scope,
  __md_hash: (text) => Array.from(text).reduce((sum, c) => (sum << 5) - sum + c.charCodeAt(0), 0),
  __md_get(key, storage, at) {
    try {
      return JSON.parse(String((storage || localStorage).getItem((at || scope).pathname + "." + key)));
    } catch {
      return null; /* storage blocked or damaged */
    }
  },
  __md_set(key, value, storage, at) {
    try {
      (storage || localStorage).setItem((at || scope).pathname + "." + key, JSON.stringify(value));
    } catch { /* storage blocked or full: the choice lasts for this page */ }
  },
};
Object.assign(window, theme);

const settings = JSON.stringify({
  base: scope.href,
  features: data.features.split(" "),
  translations: { "clipboard.copy": speak("Copy to clipboard"), "clipboard.copied": speak("Copied to clipboard") },
  search: "",
  annotate: null,
  tags: null,
  version: null,
});
const config = Object.assign(make("script", settings), { type: "application/json", id: "__config", hidden: true });
const toggles = ["drawer", "search"].map((name) => {
  const toggle = Object.assign(make("input"), { type: "checkbox", hidden: true });
  toggle.dataset.mdToggle = name;
  return toggle;
});
const said = make("div", "", "md-dialog", make("div", "", "md-dialog__inner md-typeset"));
said.dataset.mdComponent = "dialog";
document.body.append(config, ...toggles, said);
for (const name of ["header", "main", "content"]) find(document, `.md-${name}`).dataset.mdComponent = name;

// It puts the buttons of each block of code into a landmark; a page has many, and none is a place to go to.
new MutationObserver((changes) => {
  for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
    if (node instanceof Element && node.matches(".md-code__nav")) node.setAttribute("role", "none");
  }
}).observe(document.body, { childList: true, subtree: true });
