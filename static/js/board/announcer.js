// One polite live region: what comes close together is read out at once, every 5 seconds at most.
const APART = 5000;
const SOON = 300;

export class Announcer {
  constructor(region) {
    this.region = region;
    this.waiting = new Map();
    this.lastAt = -APART;
  }

  // A later sentence about the same thing takes the place of the earlier one.
  say(about, sentence) {
    this.waiting.set(about, sentence);
    const left = this.lastAt + APART - performance.now();
    this.timer ??= setTimeout(() => this.#speak(), Math.max(SOON, left));
  }

  // Adds to the number of what was not read out yet.
  add(about, number, sentence) {
    const sum = number + (this.waiting.has(about) ? this.sum : 0);
    this.sum = sum;
    this.say(about, sentence(sum));
  }

  stop() {
    clearTimeout(this.timer);
  }

  #speak() {
    this.timer = null;
    this.lastAt = performance.now();
    this.region.textContent = [...this.waiting.values()].join(" ");
    this.waiting.clear();
  }
}
