/* The frame: menu, search, where the reader is, and marks for what the learner has done. */

import { dataOf, find, findAll, make } from "../page/elements.js";
import { storage } from "../store/place.js";
import { watch } from "./near.js";
import { page } from "./page.js";

const drawer = find(document, "#course-side");
/** @type {HTMLElement | null} */
const menu = document.querySelector(".course-menu");
/** @typedef {{form: HTMLFormElement, query: HTMLInputElement, panel: HTMLElement, opener: HTMLElement}} Search */
/** @type {Search | null} */
const search = document.getElementById("course-search") && {
  form: find(document, "#course-search", HTMLFormElement),
  query: find(document, "#course-search [name=q]", HTMLInputElement),
  panel: find(document, ".course-search__panel"),
  opener: find(document, ".course-find"),
};
/** The script that searches, until it is asked for. */
let source = search ? new URL(dataOf(search.form).src, location.href).href : "";
const wide = matchMedia("(min-width: 76.25em)");

/** @param {Element} button */
const isExpanded = (button) => button.getAttribute("aria-expanded") === "true";
const isOpen = () => menu !== null && isExpanded(menu);
/** @param {boolean} open */
function showDrawer(open) {
  if (menu) menu.setAttribute("aria-expanded", String(open));
  drawer.classList.toggle("course-side--open", open);
  for (const part of findAll(document, ".md-content, .course-toc, .course-footer")) part.inert = open;
  if (open) drawer.focus();
}
function closeDrawer() {
  if (isOpen()) showDrawer(false);
}
if (wide.addEventListener) wide.addEventListener("change", closeDrawer);
addEventListener("hashchange", closeDrawer);

/**
 * @param {Search} search
 * @param {boolean} open
 */
function showSearch({ form, panel, opener }, open) {
  opener.setAttribute("aria-expanded", String(open));
  form.classList.toggle("course-search--open", open);
  if (!open) panel.hidden = true;
}

/** @param {Event} event */
const targetOf = (event) => /** @type {Element} */ (event.target);

document.addEventListener("click", (event) => {
  const target = targetOf(event);
  if (target.closest(".course-menu")) showDrawer(!isOpen());
  else if (target.closest(".course-side a, .course-overlay")) closeDrawer();
  if (!search) return;
  if (target.closest(".course-find")) {
    showSearch(search, !isExpanded(search.opener));
    if (isExpanded(search.opener)) search.query.focus();
  } else if (!target.closest(".course-search") || target.closest("a")) showSearch(search, false);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && menu && isOpen()) {
    closeDrawer();
    menu.focus();
  } else if (event.key === "Escape" && search && search.form.contains(targetOf(event))) {
    (search.opener.offsetWidth ? search.opener : search.query).focus();
    showSearch(search, false); // after the field has the focus, which shows the answers
  }
  /* The theme's script, where a page has it, turns the page at these bare keys (WCAG 2.1.4). */
  if (/^[pn,.]$/.test(event.key)) event.stopPropagation();
});

document.addEventListener("focusin", (event) => {
  if (!search) return;
  if (!search.form.contains(targetOf(event))) {
    if (event.target !== search.opener) showSearch(search, false);
  } else if (source) {
    load(source);
    source = "";
  }
});
if (search) {
  search.form.addEventListener("submit", (event) => event.preventDefault());
  /* Browsers let no page that is opened as a file fetch the index. */
  if (location.protocol === "file:") search.form.hidden = search.opener.hidden = true;
}

/** @param {string[]} addresses of scripts, each of which runs after those before it */
function load(...addresses) {
  for (const src of addresses) document.head.append(Object.assign(make("script"), { src, async: false }));
}

/* Marks for what the learner has done, and the box with a module's steps. What reads them is loaded once there
   is something to read, so a page costs those who have done nothing yet no more than a look at the keys. */
const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const base = script.src;
const prefix = `coursewright/${dataOf(drawer).course}/`;
const looks = ["course-kept", "storage", "pageshow"];
/**
 * Whether all that stands under a key is which questions a quiz will ask: of an attempt that nobody has answered yet.
 *
 * @param {string} key
 */
const isBare = (key) =>
  /^quiz\/[^/]+$/.test(key.slice(prefix.length)) && !/"(?:date|passed)":/.test(String(storage().getItem(key)));
function lookForMarks() {
  let any = false;
  try {
    any = Object.getOwnPropertyNames(storage()).some((key) => key.startsWith(prefix) && !isBare(key));
  } catch { /* storage blocked: store.js says so where it matters */ }
  if (!any) {
    delete document.documentElement.dataset.marks;
    return;
  }
  for (const name of looks) removeEventListener(name, lookForMarks);
  const names = page.shared ? ["marks.js"] : ["store.js", "marks.js"];
  load(...names.map((name) => new URL(name, base).href));
}
for (const name of looks) addEventListener(name, lookForMarks);

/* Folded text opens for paper, and for a link that leads into it. */
/** @type {HTMLDetailsElement[]} */
let opened = [];
addEventListener("beforeprint", () => {
  opened = /** @type {HTMLDetailsElement[]} */ (findAll(document, ".md-typeset details:not([open])"));
  for (const part of opened) part.open = true;
});
addEventListener("afterprint", () => {
  for (const part of opened) part.open = false;
});
/** @param {string} hash */
function partAt(hash) {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)));
  } catch {
    return null; /* no address of a part */
  }
}
function openTarget() {
  const part = partAt(location.hash);
  const folded = part && part.closest("details:not([open])");
  if (!part || !(folded instanceof HTMLDetailsElement)) return;
  folded.open = true;
  part.scrollIntoView();
}
addEventListener("hashchange", openTarget);

/* Which section the reader is in: the last whose heading is in the upper third, or above it; or the one shown. */
const links = /** @type {HTMLAnchorElement[]} */ (findAll(document, ".course-toc a"));
const places = links.flatMap((link) => {
  const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  return heading ? [{ link, heading }] : [];
});
function placeNow() {
  const shown = places.filter(({ heading }) => !heading.closest("[hidden]"));
  const above = shown.filter(({ heading }) => heading.getBoundingClientRect().top < innerHeight / 3);
  return above.pop() || (shown.length < places.length ? shown[0] : undefined);
}
function showPlace() {
  const here = placeNow();
  for (const place of places) {
    if (place === here) place.link.setAttribute("aria-current", "true");
    else place.link.removeAttribute("aria-current");
  }
}
let waits = false;
if (places.length) {
  addEventListener("course-section", showPlace);
  addEventListener("scroll", () => {
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => {
      waits = false;
      showPlace();
    });
  }, { passive: true });
}

/* The same page in another language opens at the same section: headings have the same ids in every language. */
const languages = document.querySelector(".course-languages");
if (languages) {
  languages.addEventListener("click", (event) => {
    const link = targetOf(event).closest("a");
    const here = placeNow();
    if (link) link.hash = here ? here.link.hash : location.hash;
  });
}

/* What a device asks for when the site is put among its programs; browsers take none from a disk, and say so loudly. */
if (script.dataset.manifest && location.protocol !== "file:") {
  document.head.append(Object.assign(make("link"), { rel: "manifest", href: script.dataset.manifest }));
}

openTarget();
showPlace();
watch();
lookForMarks();
