// deno-lint-ignore-file no-var -- older browsers read it too, to say that they are too old: it is written for them.
/* Runs before the first paint: says that scripts run, and sets the colour scheme. */
/* The controls that the learner has changed before the scripts came. Those scripts cannot tell by what a
   control shows: browsers fill and empty controls by themselves. */
window.coursewright = window.coursewright || {};
window.coursewright.touched = [];
["input", "change"].forEach(function (name) {
  document.addEventListener(name, function (event) {
    var touched = window.coursewright.touched;
    if (touched.indexOf(event.target) < 0) touched.push(event.target);
  }, true);
});
/* What our scripts need, as every browser from the floor on has it (iOS 15.0, Firefox 91, Chrome 90). Syntax
   cannot be tried under our policy: Promise.any stands for what came with it. An older browser gets the page
   as it is without scripts, and a sentence: half a page of scripts would be buttons that do nothing. */
window.coursewright.isServed = Boolean(
  window.customElements && window.IntersectionObserver && window.ResizeObserver && window.Intl && Intl.ListFormat &&
    window.Promise && Promise.any && String.prototype.replaceAll && Element.prototype.replaceChildren && window.crypto,
);
(function () {
  "use strict";
  if (window.coursewright.isServed) return;
  if (!window.customElements) window.customElements = { get: function () {} };
  window.customElements.define = function () {}; /* every part of ours is one of them, and none comes to life */
  document.addEventListener("DOMContentLoaded", function () {
    var place = document.querySelector(".md-content__inner, main, body");
    var said = document.createElement("p");
    said.className = "course-note";
    said.appendChild(
      document.createTextNode(
        "This browser is too old for what marks answers and keeps what you do. You can read everything, with the answers and reasons under each question. For the rest, update this browser or use another: Safari from iOS 15 on, Firefox from 91, Chrome or Edge from 90.",
      ),
    );
    place.insertBefore(said, place.firstChild);
  });
})();
(function () {
  "use strict";
  if (!window.coursewright.isServed) return;
  var root = document.documentElement;
  var dark = matchMedia("(prefers-color-scheme: dark)");
  var key = new URL("../../", document.currentScript.src).pathname + ".scheme";
  var chosen = null;
  try {
    chosen = JSON.parse(localStorage.getItem(key));
  } catch (_) { /* storage blocked or damaged */ }
  function show() {
    root.dataset.mdColorScheme = /^(?:slate|default)$/.test(chosen) ? chosen : dark.matches ? "slate" : "default";
  }
  root.className = "js";
  show();
  if (dark.addEventListener) dark.addEventListener("change", show);
  document.addEventListener("click", function (event) {
    if (!event.target.closest(".course-scheme")) return;
    chosen = root.dataset.mdColorScheme === "slate" ? "default" : "slate";
    try {
      localStorage.setItem(key, JSON.stringify(chosen));
    } catch (_) { /* storage blocked or full: the choice lasts for this page */ }
    show();
  });
})();
