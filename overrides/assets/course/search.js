/* Search, loaded on first use. Asks the theme's search worker by its own messages:
   0 set up (the index), 1 ready, 2 query (text), 3 result (items: pages, each a list of parts). */
(function () {
  "use strict";
  var form = document.getElementById("course-search");
  var query = form.elements.q;
  var panel = form.querySelector(".course-search__panel");
  var status = panel.querySelector("[role=status]");
  var list = panel.querySelector("ol");
  var config = JSON.parse(document.getElementById("__config").textContent);
  var base = new URL("../../", document.currentScript.src);
  var style = document.createElement("link");
  var ready = false;
  var asked = "";
  var shown = 10;

  style.rel = "stylesheet";
  style.href = new URL("assets/course/search.css", base).href;
  form.append(style); /* in the head, instant navigation would remove it */

  function say(text) { status.textContent = text; }

  var worker = new Worker(new URL(config.search.slice(config.search.indexOf("assets/")), base));
  worker.onerror = failed;
  worker.onmessage = function (event) {
    if (event.data.type === 1) {
      ready = true;
      ask();
    } else if (event.data.type === 3) show(event.data.data.items);
  };
  fetch(new URL("search/search_index.json", base))
    .then(function (answer) { return answer.json(); })
    .then(function (index) {
      worker.postMessage({ type: 0, data: { config: index.config, docs: index.docs, options: {} } });
    })
    .catch(failed);

  function failed() {
    panel.hidden = false;
    say("Search could not be loaded. Use the list of pages instead.");
  }

  function ask() {
    var text = query.value.trim();
    if (!text) {
      asked = "";
      panel.hidden = true;
      return;
    }
    panel.hidden = false;
    if (!ready) return say("Loading the search …");
    if (text === asked) return;
    asked = text;
    worker.postMessage({ type: 2, data: text });
  }

  /* The worker marks its finds as HTML. Only the text and the marks are taken over. */
  function marked(to, html) {
    new DOMParser().parseFromString(html, "text/html").body.childNodes.forEach(function (node) {
      var mark = node.nodeName === "MARK" ? document.createElement("mark") : null;
      if (mark) mark.textContent = node.textContent;
      to.append(mark || node.textContent);
    });
    return to;
  }

  function clipped(text) {
    var at = Math.max(0, text.search(/<mark/) - 60);
    var cut = text.slice(at, at + 240);
    if (at + 240 < text.length) cut = cut.replace(/(<[^>]*|\s\S*)$/, " …");
    return at ? cut.replace(/^\S*/, "…") : cut;
  }

  function show(items) {
    if (!asked) return;
    say(items.length ? (items.length === 1 ? "1 page" : items.length + " pages") + " found" +
      (items.length > shown ? ", the first " + shown + " shown" : "") : "Nothing found for “" + asked + "”.");
    var held = list.contains(document.activeElement); // an answer that came late must not drop the focus
    list.replaceChildren.apply(list, items.slice(0, shown).map(function (parts) {
      var page = parts.find(function (part) { return part.location.indexOf("#") < 0; }) || parts[0];
      var best = parts.find(function (part) { return /<mark/.test(part.text); }) || parts[0];
      var link = document.createElement("a");
      var entry = document.createElement("li");
      link.href = new URL((best === page ? page : best).location, base).href;
      marked(link, page.title);
      if (best !== page) {
        link.append(": ");
        marked(link, best.title);
      }
      entry.append(link);
      if (best.text) entry.append(marked(document.createElement("p"), clipped(best.text)));
      return entry;
    }));
    if (held) (list.querySelector("a") || query).focus();
  }

  query.addEventListener("input", ask);
  form.addEventListener("submit", function () {
    ask();
    var first = list.querySelector("a");
    if (first && !panel.hidden) first.focus();
  });
  query.addEventListener("focus", ask);
  ask();
})();
