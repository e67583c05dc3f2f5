// Keeps the files of one guide for when there is no network. guide.js registers it for the address of
// that guide's page alone, and only when somebody asks; no other page ever passes through here. The
// network is always asked first, so that what is kept is never shown in place of something newer.
const KEPT = "coursewright-guides";
const PATIENCE = 2000; // milliseconds; then what is kept is shown, and what still comes is kept for the next time

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  const answer = event.ports[0];
  const added = keepAll([...new Set(event.data)]);
  event.waitUntil(added.then(() => answer.postMessage(true), () => answer.postMessage(false)));
});

// All of a guide's files or none: what is kept already stays where one of them does not come.
async function keepAll(addresses) {
  const cache = await caches.open(KEPT);
  const found = await Promise.all(addresses.map((address) => fetch(address)));
  const ours = await Promise.all(found.map((response) => isOurs(response)));
  if (!ours.every(Boolean)) throw new Error("not ours");
  await Promise.all(addresses.map((address, at) => cache.put(address, found[at])));
}

// A captive portal answers with a page of its own, under any type, and a broken server with another, or
// with nothing: neither is the guide's. `kept` is what stands in its place, if anything does.
async function isOurs(found, kept) {
  if (!found.ok || found.redirected || found.type !== "basic") return false;
  const kind = (response) => (response.headers.get("Content-Type") || "").split(";")[0].replace(/^.*javascript$/, "script");
  if (kept && kind(found) !== kind(kept)) return false;
  const { pathname } = new URL(found.url);
  const text = (await found.clone().text()).trimStart();
  if (pathname === new URL(self.registration.scope).pathname) return text.includes("<course-guide");
  if (/\.(?:css|js)$/.test(pathname)) return text !== "" && !text.startsWith("<");
  return text !== "" && !/<html|<!doctype html/i.test(text);
}
async function renewed(request, kept, cache) {
  try {
    const found = await fetch(request);
    if (!(await isOurs(found, kept))) return kept;
    await cache.put(request, found.clone());
    return found;
  } catch (error) {
    return kept;
  }
}
async function answer(event) {
  const cache = await caches.open(KEPT);
  const kept = await cache.match(event.request);
  if (!kept) return fetch(event.request);
  const found = renewed(event.request, kept, cache);
  event.waitUntil(found);
  const late = new Promise((resolve) => { setTimeout(() => resolve(kept.clone()), PATIENCE); });
  return Promise.race([found, late]);
}
self.addEventListener("fetch", (event) => {
  if (event.request.method === "GET") event.respondWith(answer(event));
});
