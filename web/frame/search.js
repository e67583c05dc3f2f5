/* Search, loaded on first use. Asks the theme's search worker by its own messages:
   0 set up (the index), 1 ready, 2 query (text), 3 result (items: pages, each a list of parts). */

const form = document.getElementById("course-search");
const query = form.elements.q;
const panel = form.querySelector(".course-search__panel");
const status = panel.querySelector("[role=status]");
const list = panel.querySelector("ol");
const base = new URL("../../", document.currentScript.src);
const style = document.createElement("link");
const PATIENCE = 5000; /* milliseconds for one answer; none takes a tenth of it */
const shown = 10;
let index = null;
let worker = null;
let ready = false;
let asked = ""; /* what the worker was asked, of which the answer is shown or awaited */
let watch = 0; /* runs while an answer is awaited */

style.rel = "stylesheet";
style.href = new URL("assets/course/search.css", base).href;
document.head.append(style);

function say(text) {
  status.textContent = text;
}

fetch(new URL("search/search_index.json", base))
  .then(function (answer) {
    return answer.json();
  })
  .then(function (found) {
    index = { config: found.config, docs: found.docs, options: {} };
    begin();
  })
  .catch(failed);

function begin() {
  ready = false;
  worker = new Worker(new URL(form.dataset.worker, document.baseURI));
  worker.onerror = failed;
  worker.onmessage = function (event) {
    if (event.data.type === 1) ready = true;
    else if (event.data.type === 3) {
      clearTimeout(watch);
      watch = 0;
      show(event.data.data.items);
    }
    ask();
  };
  worker.postMessage({ type: 0, data: index });
}

function failed() {
  panel.hidden = false;
  say("Search could not be loaded. Use the list of pages instead.");
}

/* The worker takes some signs for a language of its own (lunr's): distances, wildcards, fields.
   People mean the signs, and some of those questions never end. Words in quotes, and a word that
   must be there (+) or must not (-), stay what they are. */
function plain(text) {
  return text
    .replace(/[~^*:\\]+/g, " ")
    .replace(/(^|\s)[+-]{2,}/g, "$1")
    .replace(/(\p{sc=Han}{6})(?=\p{sc=Han})/gu, "$1 ") /* it tries every way to cut them into words */
    .split(/\s+/)
    .filter(function (word, at, all) {
      return word.length < 80 && all.indexOf(word) === at;
    })
    .slice(0, 20)
    .join(" ")
    .trim();
}

function ask() {
  const text = plain(query.value);
  if (!query.value.trim()) {
    asked = "";
    panel.hidden = true;
    return;
  }
  panel.hidden = false;
  if (!ready) return say("Loading the search …");
  if (watch || text === asked) return; /* the answer that comes asks again */
  asked = text;
  if (!text) return show([]);
  watch = setTimeout(restart, PATIENCE);
  worker.postMessage({ type: 2, data: text });
}

function restart() {
  worker.terminate();
  watch = 0;
  list.replaceChildren();
  begin();
  say("This search takes too long. Use other words, or the list of pages.");
}

/* The worker marks its finds as HTML. Only the text and the marks are taken over. */
function marked(to, html) {
  copy(new DOMParser().parseFromString(html, "text/html").body, to);
  return to;
}
function copy(from, to) {
  from.childNodes.forEach(function (node) {
    if (node.nodeName === "MARK") {
      const mark = document.createElement("mark");
      mark.textContent = node.textContent;
      to.append(mark);
    } else if (node.nodeName === "P") {
      copy(node, to);
      to.append(" ");
    } else to.append(node.textContent);
  });
}

function clipped(text) {
  const at = Math.max(0, text.search(/<mark/) - 60);
  let cut = text.slice(at, at + 240);
  if (at + 240 < text.length) cut = cut.replace(/(<[^>]*|\s\S*)$/, " …");
  return at ? cut.replace(/^\S*/, "…") : cut;
}

function show(items) {
  if (!query.value.trim()) return;
  say(
    items.length
      ? (items.length === 1 ? "1 page" : items.length + " pages") + " found" +
        (items.length > shown ? ", the first " + shown + " shown" : "")
      : "Nothing found for “" + query.value.trim() + "”.",
  );
  const held = list.contains(document.activeElement); // an answer that came late must not drop the focus
  list.replaceChildren.apply(
    list,
    items.slice(0, shown).map(function (parts) {
      const page = parts.find(function (part) {
        return part.location.indexOf("#") < 0;
      }) || parts[0];
      const best = parts.find(function (part) {
        return /<mark/.test(part.text);
      }) || parts[0];
      const link = document.createElement("a");
      const entry = document.createElement("li");
      link.href = new URL((best === page ? page : best).location, base).href;
      marked(link, page.title);
      if (best !== page) {
        link.append(": ");
        marked(link, best.title);
      }
      entry.append(link);
      if (best.text) entry.append(marked(document.createElement("p"), clipped(best.text)));
      return entry;
    }),
  );
  if (held) (list.querySelector("a") || query).focus();
}

query.addEventListener("input", ask);
form.addEventListener("submit", function () {
  ask();
  const first = list.querySelector("a");
  if (first && !panel.hidden) first.focus();
});
query.addEventListener("focus", ask);
ask();
