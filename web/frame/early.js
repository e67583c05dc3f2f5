// deno-lint-ignore-file no-var -- older browsers read it too, to say that they are too old: it is written for them.
/* Runs before the first paint: says that scripts run, and sets the colour scheme. */
(function () {
  "use strict";
  var everywhere = /** @type {{coursewright?: import("./page.js").Page}} */ (window);
  /** @type {import("./page.js").Page} */
  var page = (everywhere.coursewright = everywhere.coursewright || {});
  /* The controls that the learner has changed before the scripts came. Those scripts cannot tell by what a
     control shows: browsers fill and empty controls by themselves. */
  /** @type {Element[]} */
  var touched = (page.touched = []);
  ["input", "change"].forEach(function (name) {
    document.addEventListener(name, function (event) {
      var control = /** @type {Element} */ (event.target);
      if (touched.indexOf(control) < 0) touched.push(control);
    }, true);
  });
  /* What our scripts need, as every browser from the floor on has it (iOS 15.0, Firefox 91, Chrome 90). Syntax
     cannot be tried under our policy: Promise.any stands for what came with it. An older browser gets the page
     as it is without scripts, and a sentence: half a page of scripts would be buttons that do nothing. */
  page.isServed = Boolean(
    window.customElements && window.IntersectionObserver && window.ResizeObserver && window.Intl &&
      typeof Intl.ListFormat === "function" && window.Promise && typeof Promise.any === "function" &&
      typeof String.prototype.replaceAll === "function" && typeof Element.prototype.replaceChildren === "function" &&
      window.crypto,
  );
  if (page.isServed) setScheme();
  else refuse();

  function refuse() {
    /** @type {Partial<CustomElementRegistry>} */
    var none = { get: function () {} };
    if (!window.customElements) window.customElements = /** @type {CustomElementRegistry} */ (none);
    window.customElements.define = function () {}; /* every part of ours is one of them, and none comes to life */
    document.addEventListener("DOMContentLoaded", function () {
      var place = document.querySelector(".md-content__inner, main, body") || document.body;
      var said = document.createElement("p");
      said.className = "course-note";
      said.appendChild(
        document.createTextNode(speak(
          "This browser is too old for what marks answers and keeps what you do. You can read everything, with the " +
            "answers and reasons under each question. For the rest, update this browser or use another: Safari from " +
            "iOS 15 on, Firefox from 91, Chrome or Edge from 90.",
        )),
      );
      place.insertBefore(said, place.firstChild);
    });
  }

  /* As in page/language.js, for a message without places. */
  /** @param {string} message */
  function speak(message) {
    var said = page.words && page.words[message];
    return typeof said === "string" ? said : message;
  }

  function setScheme() {
    var root = document.documentElement;
    var dark = matchMedia("(prefers-color-scheme: dark)");
    var script = /** @type {HTMLScriptElement} */ (document.currentScript);
    var key = new URL("../../", script.src).pathname + ".scheme";
    /** @type {unknown} */
    var chosen = null;
    try {
      chosen = JSON.parse(String(localStorage.getItem(key)));
    } catch (_) { /* storage blocked or damaged */ }
    function show() {
      var preferred = dark.matches ? "slate" : "default";
      root.dataset.mdColorScheme = chosen === "slate" || chosen === "default" ? chosen : preferred;
    }
    root.className = "js";
    show();
    if (dark.addEventListener) dark.addEventListener("change", show);
    document.addEventListener("click", function (event) {
      if (!(/** @type {Element} */ (event.target).closest(".course-scheme"))) return;
      chosen = root.dataset.mdColorScheme === "slate" ? "default" : "slate";
      try {
        localStorage.setItem(key, JSON.stringify(chosen));
      } catch (_) { /* storage blocked or full: the choice lasts for this page */ }
      show();
    });
  }
})();
