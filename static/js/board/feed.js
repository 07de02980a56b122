// The order of a board's changes. Each says after which number it comes, so a page notices what it
// missed and asks for it; docs/board-protocol.md.
import { JSON_ONLY, isLeft } from "./asking.js";

export class Feed {
  // onChange(message), onVotes(votes), onState(state, votes that came meanwhile)
  constructor({ number, address, onChange, onVotes, onState }) {
    Object.assign(this, { number, address, onChange, onVotes, onState });
    this.tallied = 0;
    this.sinceAsked = new Set();
  }

  hear(message) {
    if (message.type === "change") this.#change(message);
    else if (message.type === "tally") this.#tally(message);
    else if (message.type === "reset" || message.type === "resync") this.ask();
  }

  // Asks what came since, or for everything; gives "reached", "unreachable", or a close code.
  ask(isAll = false) {
    if (!this.asking) {
      this.asking = this.#ask(isAll).finally(() => { this.asking = null; });
      return this.asking;
    }
    this.isNextAll = this.isNextAll || isAll;
    this.next ??= this.asking.then(() => {
      const all = this.isNextAll;
      this.next = this.isNextAll = null;
      return this.ask(all);
    });
    return this.next;
  }

  async #ask(isAll) {
    this.sinceAsked.clear();
    const address = isAll ? this.address : `${this.address}?since=${this.number}`;
    let answer;
    try {
      answer = await fetch(address, JSON_ONLY);
      if (isLeft(answer)) return isLeft(answer);
      if (!answer.ok) return "unreachable";
      this.#take(await answer.json());
    } catch {
      return "unreachable";
    }
    return "reached";
  }

  #take(state) {
    if (state.n < this.number) return; // a socket was faster
    this.number = state.n;
    this.onState(state, this.sinceAsked);
  }

  #change(message) {
    if (message.n <= this.number) return;
    if (message.after > this.number) {
      this.ask();
      return;
    }
    this.number = message.n;
    this.onChange(message);
  }

  #tally({ n, votes }) {
    if (n <= this.tallied) return;
    this.tallied = n;
    Object.keys(votes).forEach((id) => this.sinceAsked.add(id));
    this.onVotes(votes);
  }
}
