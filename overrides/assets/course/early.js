/* Runs before the first paint: sets the colour scheme, and gives the theme's bundle the four names
   that its own inline script would define. */
var __md_scope = new URL("../../", document.currentScript.src);
var __md_hash = function (text) {
  return Array.from(text).reduce(function (sum, c) { return (sum << 5) - sum + c.charCodeAt(0); }, 0);
};
var __md_get = function (key, storage, scope) {
  try {
    return JSON.parse((storage || localStorage).getItem((scope || __md_scope).pathname + "." + key));
  } catch (e) { return null; /* storage blocked or damaged */ }
};
var __md_set = function (key, value, storage, scope) {
  try {
    (storage || localStorage).setItem((scope || __md_scope).pathname + "." + key, JSON.stringify(value));
  } catch (e) { /* storage blocked or full: the choice lasts for this page */ }
};
(function () {
  var root = document.documentElement;
  var dark = matchMedia("(prefers-color-scheme: dark)");
  function show(choice) {
    root.dataset.mdColorScheme = choice || (dark.matches ? "slate" : "default");
  }
  root.className = "js"; /* the bundle does the same, but only after the first paint */
  show(__md_get("scheme"));
  dark.addEventListener("change", function () { show(__md_get("scheme")); });
  document.addEventListener("click", function (event) {
    if (!event.target.closest(".course-scheme")) return;
    var choice = root.dataset.mdColorScheme === "slate" ? "default" : "slate";
    __md_set("scheme", choice);
    show(choice);
  });
})();
