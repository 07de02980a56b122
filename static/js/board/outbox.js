// Sends posted ideas until the server has each of them. The same id twice is one idea there, so
// sending again is safe: after a lost answer, from a second tab, after a crash.
import { JSON_ONLY, toldBy } from "./asking.js";
import { ideasOf, put, remove } from "./store.js";

const SHORTEST = 1000;
const LONGEST = 30_000;

export class Outbox {
  // token(); onState(idea, "sending" | "waiting" | "refused", why); onSent(idea, card)
  constructor({ user, board, token, onState, onSent }) {
    Object.assign(this, { user, board, token, onState, onSent });
    this.tries = 0;
  }

  async all() {
    return ideasOf(this.user, this.board);
  }

  async add(idea) {
    const kept = { ...idea, user: this.user, board: this.board, at: Date.now() };
    await put(kept);
    return kept;
  }

  async discard(clientId) {
    await remove(clientId);
  }

  stop() {
    this.isOver = true;
    clearTimeout(this.retry);
  }

  // One run at a time; who asks meanwhile gets another one afterwards.
  async flush() {
    if (this.isOver) return;
    clearTimeout(this.retry);
    if (this.isRunning) {
      this.isWanted = true;
      return;
    }
    this.isRunning = true;
    do {
      this.isWanted = false;
      await this.#run();
    } while (this.isWanted && !this.isOver);
    this.isRunning = false;
  }

  async #run() {
    for (const idea of await this.all()) {
      const seconds = await this.#send(idea);
      if (seconds === undefined) continue;
      this.retry = setTimeout(() => this.flush(), seconds * 1000 || this.#wait());
      return;
    }
    this.tries = 0;
  }

  // Gives nothing where the idea was answered, else the seconds to wait (0: as usual).
  async #send(idea) {
    this.onState(idea, "sending");
    let answer;
    try {
      answer = await fetch(idea.url, { ...JSON_ONLY, method: "POST", body: this.#body(idea) });
    } catch {
      this.onState(idea, "waiting", "later");
      return 0;
    }
    const told = await toldBy(answer);
    if (told?.idea) return this.#confirm(idea, told.idea);
    if (told?.errors) return this.onState(idea, "refused", Object.values(told.errors).flat().join(" "));
    return this.#notNow(idea, answer);
  }

  async #confirm(idea, card) {
    await remove(idea.clientId);
    this.tries = 0;
    this.onSent(idea, card);
  }

  #notNow(idea, answer) {
    const isBusy = answer.status === 429 || answer.status >= 500;
    this.onState(idea, "waiting", isBusy ? "busy" : "reload");
    return Number(answer.headers.get("Retry-After")) || (isBusy ? 0 : LONGEST / 1000);
  }

  #body({ title, text, clientId }) {
    return new URLSearchParams({ title, text, client_id: clientId, csrfmiddlewaretoken: this.token() });
  }

  #wait() {
    const limit = Math.min(LONGEST, SHORTEST * 2 ** ++this.tries);
    return SHORTEST + Math.random() * (limit - SHORTEST);
  }
}
