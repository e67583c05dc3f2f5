/* Prepares the script of Material for MkDocs, which follows this one on pages alone that use a
   component which works by it (content tabs, copying code, annotations). It expects a frame that
   is not ours: what it looks for is made here, and stands in no page. */

const data = document.currentScript.dataset;
const scope = new URL(data.base, location.href);
window.__md_scope = scope;
window.__md_hash = function (text) {
  return Array.from(text).reduce(function (sum, c) {
    return (sum << 5) - sum + c.charCodeAt(0);
  }, 0);
};
window.__md_get = function (key, storage, at) {
  try {
    return JSON.parse((storage || localStorage).getItem((at || scope).pathname + "." + key));
  } catch {
    return null; /* storage blocked or damaged */
  }
};
window.__md_set = function (key, value, storage, at) {
  try {
    (storage || localStorage).setItem((at || scope).pathname + "." + key, JSON.stringify(value));
  } catch { /* storage blocked or full: the choice lasts for this page */ }
};

function hidden(tag, name, value) {
  const made = document.createElement(tag);
  made[name] = value;
  made.hidden = true;
  document.body.append(made);
  return made;
}
const config = hidden("script", "type", "application/json");
config.id = "__config";
config.textContent = JSON.stringify({
  base: scope.href,
  features: data.features.split(" "),
  translations: { "clipboard.copy": "Copy to clipboard", "clipboard.copied": "Copied to clipboard" },
  search: "",
  annotate: null,
  tags: null,
  version: null,
});
["drawer", "search"].forEach(function (name) {
  hidden("input", "type", "checkbox").dataset.mdToggle = name;
});
[["header", ".md-header"], ["main", ".md-main"], ["content", ".md-content"]].forEach(function (part) {
  document.querySelector(part[1]).dataset.mdComponent = part[0];
});
const said = hidden("div", "className", "md-dialog");
said.hidden = false;
said.dataset.mdComponent = "dialog";
said.append(document.createElement("div"));
said.firstChild.className = "md-dialog__inner md-typeset";
