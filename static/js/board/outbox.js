// Sends posted ideas until the server has each of them, or notes of a visit. The same id twice is
// one idea there, so sending again is safe: after a lost answer, from a second tab, after a crash.
import { ask, toldBy } from "./asking.js";
import { ideasOf, put, remove } from "./store.js";

const SHORTEST = 1000;
const LONGEST = 30_000;

export class Outbox {
  // thing: what the answer names it; fields: what is posted of it;
  // token(); onState(idea, "sending" | "waiting" | "refused", why); onSent(idea, card)
  constructor({ user, board, thing = "idea", fields = ["title", "text"], token, onState, onSent }) {
    Object.assign(this, { user, board, thing, fields, token, onState, onSent });
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
    const ideas = await this.all();
    for (const [place, idea] of ideas.entries()) {
      const hindrance = await this.#send(idea);
      if (!hindrance) continue;
      ideas.slice(place).forEach((one) => this.onState(one, "waiting", hindrance.why));
      this.retry = setTimeout(() => this.flush(), hindrance.seconds * 1000 || this.#wait());
      return;
    }
    this.tries = 0;
  }

  // Gives nothing where the idea was answered, else why the queue waits and for how many seconds
  // (0: as usual).
  async #send(idea) {
    this.onState(idea, "sending");
    let answer;
    try {
      answer = await ask(idea.url, { method: "POST", body: this.#body(idea) });
    } catch {
      return { why: "later", seconds: 0 };
    }
    const told = await toldBy(answer);
    if (told?.[this.thing]) return this.#confirm(idea, told[this.thing]);
    if (!told?.errors) return this.#notNow(answer);
    this.onState(idea, "refused", Object.values(told.errors).flat().join(" "));
    return null;
  }

  async #confirm(idea, card) {
    await remove(idea.clientId);
    this.tries = 0;
    this.onSent(idea, card);
  }

  #notNow(answer) {
    const isBusy = answer.status === 429 || answer.status >= 500;
    const seconds = Number(answer.headers.get("Retry-After")) || (isBusy ? 0 : LONGEST / 1000);
    return { why: isBusy ? "busy" : "reload", seconds };
  }

  #body(idea) {
    const values = this.fields.map((name) => [name, idea[name]]);
    return new URLSearchParams([...values, ["client_id", idea.clientId], ["csrfmiddlewaretoken", this.token()]]);
  }

  #wait() {
    const limit = Math.min(LONGEST, SHORTEST * 2 ** ++this.tries);
    return SHORTEST + Math.random() * (limit - SHORTEST);
  }
}
