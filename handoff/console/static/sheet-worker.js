// Keeps the newest sheet and its files on the phone, so that it opens where there is no signal.
// FILES is written above this by the server; it changes with them, and so does the store's name.

const STORE = `sheet-${FILES.join("|")}`;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(STORE).then((store) => store.addAll(FILES)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith("sheet-") && name !== STORE) await caches.delete(name);
    }
    await self.clients.claim();
  })());
});

// the page that brought this worker came without it: it asks to be kept
self.addEventListener("message", (event) => {
  event.waitUntil((async () => {
    const answer = await fetch(event.data);
    if (answer.ok && !answer.redirected) await (await caches.open(STORE)).put(event.data, answer);
    event.source.postMessage("kept");
  })());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (FILES.some((each) => request.url.endsWith(each))) event.respondWith(file(request));
});

async function file(request) {
  return (await caches.match(request)) ?? fetch(request);
}

async function page(request) {
  const store = await caches.open(STORE);
  let answer;
  try {
    answer = await fetch(request);
  } catch {
    return (await store.match(request)) ?? Response.error();
  }
  const sheet = new URL(request.url).pathname.startsWith("/console/sheet");
  if (sheet && answer.ok && !answer.redirected) await store.put(request, answer.clone());
  // signed out, or somebody else's turn: what was kept of people's homes goes
  if (sheet && (answer.redirected || answer.type === "opaqueredirect")) await store.delete(request);
  if (answer.status >= 500) return (await store.match(request)) ?? answer;
  return answer;
}
