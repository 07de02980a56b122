// Dots: shown at once, sent one after the other, and then as the server says.
import { ask, toldBy } from "./asking.js";

export class Votes {
  // onAnswer(told, isLast); onRefused(sentence or null where nothing came back)
  constructor({ state, draw, onAnswer, onRefused }) {
    Object.assign(this, { state, draw, onAnswer, onRefused });
    this.waiting = 0;
    this.line = Promise.resolve();
  }

  send(form) {
    const id = Number(form.closest("[data-idea]").dataset.idea);
    const isGiving = form.dataset.part === "cast";
    const { action } = form; // the form turns once its dot is shown
    const body = new FormData(form);
    this.#show(id, isGiving);
    this.waiting += 1;
    const send = () => this.#send(form, { action, body, id, isGiving });
    this.line = this.line.then(send).finally(() => this.draw(id));
    return this.line;
  }

  #show(id, isGiving) {
    if (this.state.given.has(id) === isGiving) return;
    if (isGiving) this.state.given.add(id);
    else this.state.given.delete(id);
    const count = this.state.votes.get(String(id)) ?? 0;
    this.state.votes.set(String(id), Math.max(0, count + (isGiving ? 1 : -1)));
    this.draw(id);
  }

  async #send(form, { action, body, id, isGiving }) {
    let answer;
    try {
      answer = await ask(action, { method: "POST", body });
    } catch {
      this.waiting -= 1;
      this.#show(id, !isGiving);
      return this.onRefused(null);
    }
    this.waiting -= 1;
    const told = await toldBy(answer);
    if (told?.given) this.onAnswer(told, !this.waiting);
    else this.#show(id, !isGiving);
    if (told?.error) return this.onRefused(told.error);
    if (!told?.given) form.submit(); // as without script: the page that comes says why
    return undefined;
  }
}
