/* The frame: menu, search, where the reader is, and marks for what the learner has done. */

const drawer = document.getElementById("course-side");
const find = document.querySelector(".course-find");
const search = document.getElementById("course-search");
const menu = document.querySelector(".course-menu");
let source = search && new URL(search.dataset.src, location).href;
const wide = matchMedia("(min-width: 76.25em)");

function isOpen() {
  return menu.getAttribute("aria-expanded") === "true";
}
function showDrawer(open) {
  menu.setAttribute("aria-expanded", open);
  drawer.classList.toggle("course-side--open", open);
  document.querySelectorAll(".md-content, .course-toc, .course-footer").forEach(function (part) {
    part.inert = open;
  });
  if (open) drawer.focus();
}
function closeDrawer() {
  if (isOpen()) showDrawer(false);
}
if (wide.addEventListener) wide.addEventListener("change", closeDrawer);
addEventListener("hashchange", closeDrawer);

function showSearch(open) {
  find.setAttribute("aria-expanded", open);
  search.classList.toggle("course-search--open", open);
  if (!open) search.querySelector(".course-search__panel").hidden = true;
}

document.addEventListener("click", function (event) {
  if (event.target.closest(".course-menu")) showDrawer(!isOpen());
  else if (event.target.closest(".course-side a, .course-overlay")) closeDrawer();
  if (!search) return;
  if (event.target.closest(".course-find")) {
    showSearch(find.getAttribute("aria-expanded") !== "true");
    if (find.getAttribute("aria-expanded") === "true") search.elements.q.focus();
  } else if (!event.target.closest(".course-search") || event.target.closest("a")) showSearch(false);
});

document.addEventListener("keydown", function (event) {
  if (event.key === "Escape" && isOpen()) {
    closeDrawer();
    menu.focus();
  } else if (event.key === "Escape" && search && search.contains(event.target)) {
    showSearch(false);
    (find.offsetWidth ? find : search.elements.q).focus();
  }
  /* The theme's script, where a page has it, turns the page at these bare keys (WCAG 2.1.4). */
  if (/^[pn,.]$/.test(event.key)) event.stopPropagation();
});

document.addEventListener("focusin", function (event) {
  if (!search) return;
  if (!search.contains(event.target)) {
    if (event.target !== find) showSearch(false);
  } else if (source) {
    const script = document.createElement("script");
    script.src = source;
    source = null;
    document.head.append(script);
  }
});
if (search) {
  search.addEventListener("submit", function (event) {
    event.preventDefault();
  });
}
/* Browsers refuse a worker to a page opened as a file. */
if (search && location.protocol === "file:") search.hidden = find.hidden = true;

/* Marks for what the learner has done, and the box with a module's steps. What reads them is loaded once there
   is something to read, so a page costs those who have done nothing yet no more than a look at the keys. */
const base = document.currentScript.src;
const prefix = "coursewright/" + drawer.dataset.course + "/";
const looks = ["course-kept", "storage", "pageshow"];
function lookForMarks() {
  let any = false;
  try {
    any = Object.keys(localStorage).some(function (key) {
      return key.startsWith(prefix);
    });
  } catch { /* storage blocked: store.js says so where it matters */ }
  if (!any) return;
  looks.forEach(function (name) {
    removeEventListener(name, lookForMarks);
  });
  const script = document.createElement("script");
  script.src = new URL("marks.js", base).href;
  document.head.append(script);
}
looks.forEach(function (name) {
  addEventListener(name, lookForMarks);
});

/* Folded text opens for paper, and for a link that leads into it. */
let opened = [];
addEventListener("beforeprint", function () {
  opened = Array.from(document.querySelectorAll(".md-typeset details:not([open])"));
  opened.forEach(function (part) {
    part.open = true;
  });
});
addEventListener("afterprint", function () {
  opened.forEach(function (part) {
    part.open = false;
  });
});
function openTarget() {
  let part = null;
  try {
    part = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch { /* no address of a part */ }
  const folded = part && part.closest("details:not([open])");
  if (!folded) return;
  folded.open = true;
  part.scrollIntoView();
}
addEventListener("hashchange", openTarget);

/* Which section the reader is in: the last whose heading is in the upper third, or above it. */
const places = Array.from(document.querySelectorAll(".course-toc a")).map(function (link) {
  return { link: link, heading: document.getElementById(decodeURIComponent(link.hash.slice(1))) };
}).filter(function (place) {
  return place.heading;
});
function showPlace() {
  const here = places.filter(function (place) {
    return place.heading.getBoundingClientRect().top < innerHeight / 3;
  }).pop();
  places.forEach(function (place) {
    if (place === here) place.link.setAttribute("aria-current", "true");
    else place.link.removeAttribute("aria-current");
  });
}
let waits = false;
if (places.length) {
  addEventListener("scroll", function () {
    if (waits) return;
    waits = true;
    requestAnimationFrame(function () {
      waits = false;
      showPlace();
    });
  }, { passive: true });
}

openTarget();
showPlace();
lookForMarks();
