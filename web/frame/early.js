// deno-lint-ignore-file no-var -- older browsers read it too, to say that they are too old: it is written for them.
/* Runs before the first paint: says that scripts run, and sets what a reader has chosen: colours, and evidence. */
(function () {
  "use strict";
  var everywhere = /** @type {{coursewright?: import("./page.js").Page}} */ (window);
  /** @type {import("./page.js").Page} */
  var page = (everywhere.coursewright = everywhere.coursewright || {});
  page.touched = touchedFromNowOn();
  /* What our scripts need, as every browser from the floor on has it (iOS 15.0, Firefox 91, Chrome 90). Syntax
     cannot be tried under our policy: Promise.any stands for what came with it. An older browser gets the page
     as it is without scripts, and a sentence: half a page of scripts would be buttons that do nothing. */
  page.isServed = Boolean(
    window.customElements && window.IntersectionObserver && window.ResizeObserver && window.Intl &&
      typeof Intl.ListFormat === "function" && window.Promise && typeof Promise.any === "function" &&
      typeof String.prototype.replaceAll === "function" && typeof Element.prototype.replaceChildren === "function" &&
      window.crypto,
  );
  if (page.isServed) {
    setChoices();
    renameWhatIsKept();
  } else refuse();

  /* The controls that the learner has changed before the scripts came. Those scripts cannot tell by what a
     control shows: browsers fill and empty controls by themselves. */
  function touchedFromNowOn() {
    /** @type {Element[]} */
    var touched = [];
    ["input", "change"].forEach(function (name) {
      document.addEventListener(name, function (event) {
        var control = /** @type {Element} */ (event.target);
        if (touched.indexOf(control) < 0) touched.push(control);
      }, true);
    });
    return touched;
  }

  /* Where something was renamed, what is kept under old names is brought to the new ones before any other script looks:
     for whoever has kept something or chosen what to follow, and not on a first visit. Written here, what has the names
     and what goes by them come before all that follow. */
  function renameWhatIsKept() {
    var names = /** @type {HTMLScriptElement} */ (document.currentScript).dataset.names;
    var any = false;
    try {
      any = Object.keys(localStorage).some(function (key) {
        return /^coursewright\/|\.(course|path-modules)$/.test(key);
      });
    } catch (_) { /* storage blocked: nothing is kept */ }
    if (!any) return;
    document.documentElement.dataset.marks = "late"; /* site.js looks what there is to mark, and marks.js marks it */
    if (!names) return;
    names.split(" ").forEach(function (name) {
      document.write('<script src="' + encodeURI(name) + '" defer><\/script>');
    });
  }

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
      addStyles();
    });
  }

  /* The styles of those parts of a page that bring theirs by a script. */
  function addStyles() {
    var from = document.querySelector("script[src$='early.js']");
    [].forEach.call(document.querySelectorAll("[data-near]"), function (/** @type {HTMLElement} */ part) {
      (part.dataset.near || "").split(" ").filter(function (name) {
        return /\.css$/.test(name);
      }).forEach(function (name) {
        var style = document.createElement("link");
        style.rel = "stylesheet";
        style.href = /** @type {HTMLScriptElement} */ (from).src.replace(/[^/]+$/, name);
        document.head.appendChild(style);
      });
    });
  }

  /* As in page/language.js, for a message without places. */
  /** @param {string} message */
  function speak(message) {
    var said = page.words && page.words[message];
    return typeof said === "string" ? said : message;
  }

  function setChoices() {
    var root = document.documentElement;
    var script = /** @type {HTMLScriptElement} */ (document.currentScript);
    var place = new URL("../../", script.src).pathname;
    var dark = matchMedia("(prefers-color-scheme: dark)");
    root.className = "js";
    var showScheme = choice(".course-scheme", place + ".scheme", "mdColorScheme", ["slate", "default"], function () {
      return dark.matches ? "slate" : "default";
    });
    if (dark.addEventListener) dark.addEventListener("change", showScheme);
    var atFirst = root.dataset.evidence === "shown" ? "shown" : "quiet"; /* a trainer's page begins with it */
    choice(".course-evidence-switch button", place + ".evidence", "evidence", ["shown", "quiet"], function () {
      return atFirst;
    });
  }

  /* One of two values that a button turns over: kept under a key, and shown as an attribute of the page, which style
     sheets go by. Returns what shows it anew. */
  /**
   * @param {string} button
   * @param {string} key
   * @param {string} attribute
   * @param {[string, string]} values
   * @param {() => string} preferred what holds while nobody has chosen
   */
  function choice(button, key, attribute, values, preferred) {
    var root = document.documentElement;
    /** @type {unknown} */
    var chosen = null;
    try {
      chosen = JSON.parse(String(localStorage.getItem(key)));
    } catch (_) { /* storage blocked or damaged */ }
    function show() {
      root.dataset[attribute] = chosen === values[0] || chosen === values[1] ? String(chosen) : preferred();
    }
    show();
    document.addEventListener("click", function (event) {
      if (!(/** @type {Element} */ (event.target).closest(button))) return;
      chosen = root.dataset[attribute] === values[0] ? values[1] : values[0];
      try {
        localStorage.setItem(key, JSON.stringify(chosen));
      } catch (_) { /* storage blocked or full: the choice lasts for this page */ }
      show();
    });
    return show;
  }
})();
