// Keeps the whole site for when there is no network. My learning registers it, and only when somebody asks. The build
// writes before these lines which edition of the site this is: the SHA-256 of offline.json, which lists every file with
// its own. A browser takes a changed keeper for a new one: that fetches what changed into a cache of its own, and waits.
// The one before it serves all pages until they are closed, or until the learner goes over; so no page is ever made of
// two editions, and one that is cut off half-way leaves the whole one as it was.
const SCOPE = self.registration.scope;
const PREFIX = `coursewright-site:${new URL(SCOPE).pathname}:`;
const OURS = PREFIX + EDITION;
const LIST = "offline.json";
const AT_ONCE = 6; // requests, as many as browsers make to one host
const OF_THE_WAY = ["Content-Encoding", "Content-Length", "Content-Range", "Age", "Set-Cookie"];

self.addEventListener("install", (event) => event.waitUntil(keepAll()));
self.addEventListener("activate", (event) => event.waitUntil(dropOthers()));
self.addEventListener("message", (event) => event.waitUntil(goOver(event.ports[0])));
self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(SCOPE)) event.respondWith(answer(event.request));
});

const addressOf = (path) => new URL(path.split("/").map(encodeURIComponent).join("/"), SCOPE).href;
class Failure extends Error {
  constructor(why, path) {
    super(why);
    this.path = path;
  }
}

async function hashOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// All files or none: what has come stays in its cache, so that the next attempt goes on from there.
async function keepAll() {
  try {
    const cache = await caches.open(OURS);
    const { files } = JSON.parse(new TextDecoder().decode(await bytesOf(cache, LIST, EDITION, [])));
    const here = new Set((await cache.keys()).map(({ url }) => url));
    const before = await olderCaches();
    const paths = Object.keys(files);
    const missing = paths.filter((path) => !here.has(addressOf(path)));
    let done = paths.length - missing.length;
    await tell({ done, of: paths.length });
    const work = async () => {
      for (let path = missing.shift(); path !== undefined; path = missing.shift()) {
        try {
          await bytesOf(cache, path, files[path][0], before);
        } catch (error) {
          missing.length = 0; // the others come to an end too
          throw error;
        }
        done += 1;
        await tell({ done, of: paths.length });
      }
    };
    const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
    const [refused] = ended.filter(({ status }) => status === "rejected");
    if (refused) throw refused.reason;
  } catch (error) {
    const why = error instanceof Failure ? error.message : error.name === "QuotaExceededError" ? "room" : "network";
    await tell({ failed: why, path: error.path || "" });
    throw error;
  }
}

// The caches of editions that are whole, or were begun, with their lists.
async function olderCaches() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== OURS);
  const found = await Promise.all(names.map(async (name) => {
    const cache = await caches.open(name);
    const list = await cache.match(addressOf(LIST));
    return { cache, files: list ? (await list.json()).files : {} };
  }));
  return found;
}

// Puts a file into the cache and returns its bytes: from an older cache where it is the same there, or else fetched.
async function bytesOf(cache, path, hash, before) {
  const address = addressOf(path);
  for (const older of before) {
    const same = older.files[path] && older.files[path][0] === hash && (await older.cache.match(address));
    const bytes = same && (await same.arrayBuffer());
    if (bytes && (await hashOf(bytes)) === hash) return put(cache, address, bytes, same.headers);
  }
  const found = await fetch(address, { cache: "no-cache" });
  if (!found.ok) throw new Failure("missing", path);
  const bytes = await found.arrayBuffer();
  // The page of a captive portal, a server that rewrites what it sends, or a site that is being published just now.
  if ((await hashOf(bytes)) !== hash) throw new Failure("differs", path);
  return put(cache, address, bytes, found.headers);
}
async function put(cache, address, bytes, sent) {
  const headers = new Headers(sent); // the policy of the site among them
  for (const name of OF_THE_WAY) headers.delete(name);
  await cache.put(address, new Response(bytes, { headers }));
  return bytes;
}

async function tell(what) {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  for (const page of pages) if (page.url.startsWith(SCOPE)) page.postMessage({ keeper: EDITION, ...what });
}

async function dropOthers() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== OURS);
  await Promise.all(names.map((name) => caches.delete(name)));
}

// Only where one page alone is open: another may be in the middle of an attempt.
async function goOver(port) {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const others = pages.filter(({ url }) => url.startsWith(SCOPE)).length - 1;
  if (others < 1) await self.skipWaiting();
  port.postMessage(others);
}

async function answer(request) {
  const cache = await caches.open(OURS);
  const { href, pathname } = new URL(request.url);
  const address = href.replace(/[?#].*$/, "");
  const names = pathname.endsWith("/") ? ["index.html"] : ["", ".html"];
  for (const name of names) {
    const kept = await cache.match(address + name);
    if (kept) return request.headers.has("Range") ? partOf(kept, request.headers.get("Range")) : kept;
  }
  if (await cache.match(`${address}/index.html`)) return Response.redirect(`${address}/`);
  try {
    return await fetch(request);
  } catch {
    const lost = request.mode === "navigate" && (await cache.match(addressOf("404.html")));
    return lost ? new Response(lost.body, { status: 404, headers: lost.headers }) : Response.error();
  }
}

// Films and recordings are asked for in parts, and some browsers take nothing else.
async function partOf(kept, range) {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(range) || [];
  const bytes = await kept.arrayBuffer();
  const size = bytes.byteLength;
  const start = from ? Number(from) : to ? Math.max(0, size - Number(to)) : 0;
  const end = from && to ? Math.min(Number(to), size - 1) : size - 1;
  const headers = new Headers(kept.headers);
  if (start > end) return new Response("", { status: 416, headers: { "Content-Range": `bytes */${size}` } });
  headers.set("Content-Range", `bytes ${start}-${end}/${size}`);
  headers.set("Content-Length", String(end - start + 1));
  return new Response(bytes.slice(start, end + 1), { status: 206, headers });
}
