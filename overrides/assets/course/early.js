// frame/early.js
(function() {
  "use strict";
  var everywhere = (
    /** @type {{coursewright?: import("./page.js").Page}} */
    window
  );
  var page = everywhere.coursewright = everywhere.coursewright || {};
  page.touched = touchedFromNowOn();
  page.isServed = Boolean(window.customElements && window.IntersectionObserver && window.ResizeObserver && window.Intl && typeof Intl.ListFormat === "function" && window.Promise && typeof Promise.any === "function" && typeof String.prototype.replaceAll === "function" && typeof Element.prototype.replaceChildren === "function" && window.crypto);
  if (page.isServed) {
    setChoices();
    renameWhatIsKept();
  } else refuse();
  function touchedFromNowOn() {
    var touched = [];
    [
      "input",
      "change"
    ].forEach(function(name) {
      document.addEventListener(name, function(event) {
        var control = (
          /** @type {Element} */
          event.target
        );
        if (touched.indexOf(control) < 0) touched.push(control);
      }, true);
    });
    return touched;
  }
  function renameWhatIsKept() {
    var names = (
      /** @type {HTMLScriptElement} */
      document.currentScript.dataset.names
    );
    var any = false;
    try {
      any = Object.keys(localStorage).some(function(key) {
        return /^coursewright\/|\.(course|path-modules)$/.test(key);
      });
    } catch (_) {
    }
    if (!names || !any) return;
    names.split(" ").forEach(function(name) {
      document.write('<script src="' + encodeURI(name) + '" defer><\/script>');
    });
  }
  function refuse() {
    var none = {
      get: function() {
      }
    };
    if (!window.customElements) window.customElements = /** @type {CustomElementRegistry} */
    none;
    window.customElements.define = function() {
    };
    document.addEventListener("DOMContentLoaded", function() {
      var place = document.querySelector(".md-content__inner, main, body") || document.body;
      var said = document.createElement("p");
      said.className = "course-note";
      said.appendChild(document.createTextNode(speak("This browser is too old for what marks answers and keeps what you do. You can read everything, with the answers and reasons under each question. For the rest, update this browser or use another: Safari from iOS 15 on, Firefox from 91, Chrome or Edge from 90.")));
      place.insertBefore(said, place.firstChild);
      addStyles();
    });
  }
  function addStyles() {
    var from = document.querySelector("script[src$='early.js']");
    [].forEach.call(document.querySelectorAll("[data-near]"), function(part) {
      (part.dataset.near || "").split(" ").filter(function(name) {
        return /\.css$/.test(name);
      }).forEach(function(name) {
        var style = document.createElement("link");
        style.rel = "stylesheet";
        style.href = /** @type {HTMLScriptElement} */
        from.src.replace(/[^/]+$/, name);
        document.head.appendChild(style);
      });
    });
  }
  function speak(message) {
    var said = page.words && page.words[message];
    return typeof said === "string" ? said : message;
  }
  function setChoices() {
    var root = document.documentElement;
    var script = (
      /** @type {HTMLScriptElement} */
      document.currentScript
    );
    var place = new URL("../../", script.src).pathname;
    var dark = matchMedia("(prefers-color-scheme: dark)");
    root.className = "js";
    var showScheme = choice(".course-scheme", place + ".scheme", "mdColorScheme", [
      "slate",
      "default"
    ], function() {
      return dark.matches ? "slate" : "default";
    });
    if (dark.addEventListener) dark.addEventListener("change", showScheme);
    var atFirst = root.dataset.evidence === "shown" ? "shown" : "quiet";
    choice(".course-evidence-switch button", place + ".evidence", "evidence", [
      "shown",
      "quiet"
    ], function() {
      return atFirst;
    });
  }
  function choice(button, key, attribute, values, preferred) {
    var root = document.documentElement;
    var chosen = null;
    try {
      chosen = JSON.parse(String(localStorage.getItem(key)));
    } catch (_) {
    }
    function show() {
      root.dataset[attribute] = chosen === values[0] || chosen === values[1] ? String(chosen) : preferred();
    }
    show();
    document.addEventListener("click", function(event) {
      if (!/** @type {Element} */
      event.target.closest(button)) return;
      chosen = root.dataset[attribute] === values[0] ? values[1] : values[0];
      try {
        localStorage.setItem(key, JSON.stringify(chosen));
      } catch (_) {
      }
      show();
    });
    return show;
  }
})();
