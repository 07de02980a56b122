// How the board's script asks the server, and what an answer means.
const JSON_ONLY = { headers: { Accept: "application/json" }, redirect: "manual", cache: "no-store" };
const PATIENCE = 15_000; // an answer that hangs counts as none

export function ask(address, options = {}) {
  return fetch(address, { ...JSON_ONLY, ...options, signal: AbortSignal.timeout(PATIENCE) });
}

// The close code that says the same as this answer, if it says that one may not be here any more.
export function isLeft(answer) {
  if (answer.type === "opaqueredirect" || answer.status === 401) return 4401;
  if (answer.status === 410) return 4410;
  return [403, 404].includes(answer.status) ? 4403 : 0;
}

// The answer's JSON, null where it is something else: an error page, the sign-in page.
export async function toldBy(answer) {
  if (!answer.headers.get("Content-Type")?.includes("json")) return null;
  return answer.json().catch(() => null);
}

// Numbers that nobody guesses; null where the browser cannot make them.
export function newId() {
  return globalThis.crypto?.randomUUID?.() ?? null;
}
