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
(function () {
  "use strict";
  var root = document.documentElement;
  var dark = matchMedia("(prefers-color-scheme: dark)");
  var key = new URL("../../", document.currentScript.src).pathname + ".scheme";
  var chosen = null;
  try {
    chosen = JSON.parse(localStorage.getItem(key));
  } catch (e) { /* storage blocked or damaged */ }
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
    } catch (e) { /* storage blocked or full: the choice lasts for this page */ }
    show();
  });
})();
