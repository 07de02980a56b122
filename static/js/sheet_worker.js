// Opens the sheet of a visit where there is no network, from what static/js/kept_page.js kept of it
// on this device. Everything else goes its way as if this were not here.
const SHEET = /^\/visits\/\d+\/sheet\/$/;
const PATIENCE = 8000; // a network that does not answer is none
const LONGEST = 12 * 60 * 60 * 1000;
const NO_RIGHT = [401, 403, 404, 410];

addEventListener("install", () => self.skipWaiting());

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate" && SHEET.test(pathname)) event.respondWith(sheet(request, pathname));
  else if (pathname.startsWith("/static/")) event.respondWith(file(request));
});

async function sheet(request, pathname) {
  const kept = await keptSheet(pathname);
  const asked = fetch(request);
  if (!kept) return asked;
  try {
    const answer = await Promise.race([asked, late()]);
    if (isRefused(answer)) await forget(pathname);
    return answer;
  } catch {
    return kept;
  }
}

// Names of files change with what is in them, so a kept one is never old.
async function file(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

async function keptSheet(pathname) {
  const kept = await caches.match(pathname);
  if (!kept) return null;
  if (Date.now() - Number(kept.headers.get("X-Kept-At")) < LONGEST) return kept;
  await forget(pathname);
  return null;
}

async function forget(pathname) {
  for (const name of await caches.keys()) await (await caches.open(name)).delete(pathname);
}

// Who may not see the sheet any more, or has to sign in again.
function isRefused(answer) {
  return answer.type === "opaqueredirect" || NO_RIGHT.includes(answer.status);
}

function late() {
  return new Promise((_resolve, reject) => { setTimeout(() => reject(new Error("late")), PATIENCE); });
}
