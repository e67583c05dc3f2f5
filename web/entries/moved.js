// At an address that a page had before: goes on to the new one, and to the part of it that was asked for.

const { to = "" } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
const address = new URL(to, location.href);
address.hash = location.hash;
location.replace(address.href);
