// Keeps every file of one build, so that the lab works without a network after the first visit.
// FILES and BUILD are filled in by vite.config.ts.
const files = FILES;
const family = `curvecast-lab ${registration.scope} `;
const own = `${family}BUILD`;

addEventListener('install', (event) => {
  event.waitUntil(caches.open(own).then((cache) => cache.addAll(files)));
});

addEventListener('activate', (event) => {
  event.waitUntil(forgetOthers().then(() => clients.claim()));
});

addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(registration.scope)) return;
  event.respondWith(request.mode === 'navigate' ? newestPage(request) : kept(request));
});

async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(family) && name !== own).map((name) => caches.delete(name)));
}

/** The page from the network where there is one, so that a new build is seen at once. */
async function newestPage(request) {
  try {
    return await fetch(request);
  } catch {
    return (await (await caches.open(own)).match('index.html')) ?? Response.error();
  }
}

/** Files carry a hash in their names: what is kept is never stale. */
async function kept(request) {
  return (await (await caches.open(own)).match(request, { ignoreSearch: true })) ?? fetch(request);
}
