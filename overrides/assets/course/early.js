/* Runs before the first paint: says that scripts run, and sets the colour scheme. */
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
