// Keeps the files of one guide for when there is no network. guide.js registers it for the address of
// that guide's page alone, and only when somebody asks; no other page ever passes through here. The
// network is always asked first, so that what is kept is never shown in place of something newer.
const KEPT = "coursewright-guides";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  const answer = event.ports[0];
  const added = caches.open(KEPT).then((cache) => cache.addAll([...new Set(event.data)]));
  event.waitUntil(added.then(() => answer.postMessage(true), () => answer.postMessage(false)));
});

async function fetched(request) {
  const cache = await caches.open(KEPT);
  const kept = await cache.match(request);
  try {
    const found = await fetch(request);
    if (kept && found.ok) await cache.put(request, found.clone());
    return found;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}
self.addEventListener("fetch", (event) => {
  if (event.request.method === "GET") event.respondWith(fetched(event.request));
});
