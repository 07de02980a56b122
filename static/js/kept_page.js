// A page that opens without a network: this person's, for twelve hours, on this device. It is
// forgotten when they sign out (the server's answer clears the browser, too), and when somebody
// else's page is opened.
const PREFIX = "kept-page:";

// Keeps the page that is open as the server has it now; true where that worked.
export async function keepPage(person, worker) {
  if (!navigator.serviceWorker || !globalThis.caches) return false;
  try {
    await navigator.serviceWorker.register(worker);
    const page = await fetch(location.pathname, { redirect: "manual", cache: "no-store" });
    if (!page.ok) return false;
    const cache = await caches.open(PREFIX + person);
    await cache.addAll(await missingFrom(cache));
    await cache.put(location.pathname, await dated(page));
    return true;
  } catch {
    return false; // no network, or no room: the page works as it is
  }
}

async function forgetPages(besides = "") {
  const names = await globalThis.caches?.keys() ?? [];
  const others = names.filter((name) => name.startsWith(PREFIX) && name !== PREFIX + besides);
  await Promise.all(others.map((name) => caches.delete(name)));
}

async function missingFrom(cache) {
  const there = new Set((await cache.keys()).map(({ url }) => url));
  return filesOfPage().filter((file) => !there.has(file));
}

// Styles, scripts, fonts and icons that the page fetched.
function filesOfPage() {
  const files = performance.getEntriesByType("resource").map(({ name }) => new URL(name));
  const ours = files.filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith("/static/"));
  return [...new Set(ours.map(({ origin, pathname }) => origin + pathname))];
}

async function dated(page) {
  const headers = new Headers(page.headers);
  headers.set("X-Kept-At", String(Date.now()));
  return new Response(await page.blob(), { headers });
}

document.addEventListener("submit", ({ target }) => {
  if (new URL(target.action).pathname.endsWith("/logout/")) forgetPages();
});
const person = document.querySelector("[data-idle-person-value]")?.dataset.idlePersonValue;
if (person) forgetPages(person).catch(() => null);
