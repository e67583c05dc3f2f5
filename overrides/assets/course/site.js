/* The frame: menu, search, where the reader is, and marks for what the learner has done. */
(function () {
  "use strict";
  if (!window.coursewright.isServed) return;
  var drawer = document.getElementById("course-side");
  var find = document.querySelector(".course-find");
  var search = document.getElementById("course-search");
  var menu = document.querySelector(".course-menu");
  var source = search && new URL(search.dataset.src, location).href;
  var wide = matchMedia("(min-width: 76.25em)");

  function isOpen() { return menu.getAttribute("aria-expanded") === "true"; }
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
      var script = document.createElement("script");
      script.src = source;
      source = null;
      document.head.append(script);
    }
  });
  if (search) search.addEventListener("submit", function (event) { event.preventDefault(); });
  /* Browsers refuse a worker to a page opened as a file. */
  if (search && location.protocol === "file:") search.hidden = find.hidden = true;

  /* Marks for what the learner has done, and the box with a module's steps. What reads them is loaded once there
     is something to read, so a page costs those who have done nothing yet no more than a look at the keys. */
  var base = document.currentScript.src;
  var prefix = "coursewright/" + document.getElementById("course-side").dataset.course + "/";
  var begun = /^(?:read|check|scenario|quiz)\/([^/]+)\//;
  var marks = {
    read: function (kept) { return kept.read ? "done Read" : kept.sections && "begun Begun"; },
    quiz: function (kept) { return kept.passed ? "done Passed" : kept.date && "begun Not passed yet"; },
    list: function (kept) { return kept.acknowledged && "done Acknowledged"; },
    finished: function (kept) { return kept.date && "done Complete"; },
    done: function (kept, place, known) {
      if (!kept.date) return known.has(place.dataset.kept.slice(5)) && "begun In progress";
      var older = (kept.version || "0").localeCompare(place.dataset.since, "en", { numeric: true }) < 0;
      return older ? "changed Updated since you passed" : "done Complete";
    },
  };
  var any = false;
  function mark() {
    var known = new Set();
    any = any || Boolean(document.querySelector(".course-mark"));
    try {
      Object.keys(localStorage).forEach(function (key) {
        var found = key.startsWith(prefix) && begun.exec(key.slice(prefix.length));
        if (found) known.add(found[1]);
      });
      any = any || Object.keys(localStorage).some(function (key) { return key.startsWith(prefix); });
    } catch (e) { return; /* storage blocked: store.js says so where it matters */ }
    if (!any) return;
    var store = window.coursewright && window.coursewright.store;
    if (!store && !document.querySelector("script[src*='/store']")) load("store.js");
    if (store) document.querySelectorAll("[data-kept]").forEach(function (place) {
      var kept = store.peek(prefix + place.dataset.kept) || {};
      show(place, marks[place.dataset.kept.split("/")[0]](kept, place, known));
    });
    var box = document.querySelector("course-module");
    if (box && known.has(box.dataset.slug)) load("progress.js");
  }
  function show(place, word) {
    var old = place.querySelector(".course-mark");
    if (old) old.remove();
    if (!word) return;
    var at = word.indexOf(" ");
    var small = document.createElement("small");
    small.className = "course-mark";
    small.dataset.mark = word.slice(0, at);
    small.textContent = word.slice(at + 1);
    place.append(" ", small);
  }
  var loaded = {};
  function load(file) {
    if (loaded[file]) return;
    var script = loaded[file] = document.createElement("script");
    script.async = false; /* in the order in which they are named */
    script.src = new URL(file, base).href;
    document.head.append(script);
  }
  var soon;
  function markSoon() {
    clearTimeout(soon);
    soon = setTimeout(mark, 200);
  }
  addEventListener("course-store", mark);
  ["course-kept", "storage", "pageshow"].forEach(function (name) { addEventListener(name, markSoon); });

  /* Folded text opens for paper, and for a link that leads into it. */
  var opened = [];
  addEventListener("beforeprint", function () {
    opened = Array.from(document.querySelectorAll(".md-typeset details:not([open])"));
    opened.forEach(function (part) { part.open = true; });
  });
  addEventListener("afterprint", function () {
    opened.forEach(function (part) { part.open = false; });
  });
  function openTarget() {
    var part = null;
    try {
      part = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch (e) { /* no address of a part */ }
    var folded = part && part.closest("details:not([open])");
    if (!folded) return;
    folded.open = true;
    part.scrollIntoView();
  }
  addEventListener("hashchange", openTarget);

  /* Which section the reader is in: the last whose heading is in the upper third, or above it. */
  var places = Array.from(document.querySelectorAll(".course-toc a")).map(function (link) {
    return { link: link, heading: document.getElementById(decodeURIComponent(link.hash.slice(1))) };
  }).filter(function (place) { return place.heading; });
  function showPlace() {
    var here = places.filter(function (place) {
      return place.heading.getBoundingClientRect().top < innerHeight / 3;
    }).pop();
    places.forEach(function (place) {
      if (place === here) place.link.setAttribute("aria-current", "true");
      else place.link.removeAttribute("aria-current");
    });
  }
  var waits = false;
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
  mark();
})();
