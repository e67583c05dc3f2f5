// Keeps the files of one guide for when there is no network. guide.js registers it for the address of
// that guide's page alone, and only when somebody asks; no other page ever passes through here. The
// network is always asked first, so that what is kept is never shown in place of something newer.
const KEPT = "coursewright-guides";
const PATIENCE = 2000; // milliseconds; then what is kept is shown, and what still comes is kept for the next time

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  const answer = event.ports[0];
  const added = caches.open(KEPT).then((cache) => cache.addAll([...new Set(event.data)]));
  event.waitUntil(added.then(() => answer.postMessage(true), () => answer.postMessage(false)));
});

// A captive portal answers with a page of its own, a broken server with another: neither is the guide's.
async function isOurs(found, kept) {
  const kind = (response) => (response.headers.get("Content-Type") || "").split(";")[0];
  if (!found.ok || found.redirected || found.type !== "basic" || kind(found) !== kind(kept)) return false;
  return kind(kept) !== "text/html" || (await found.clone().text()).includes("<course-guide");
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
