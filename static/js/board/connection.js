// The way news comes: a socket, or asking every few seconds where sockets are blocked. Says which.
const FOR_GOOD = [4401, 4403, 4410, 4430, 4451, 4452]; // incubator/live/close_codes.py
const HEARTBEAT = 20_000;
const PATIENCE = 10_000; // until a socket is ready
const MINUTE = 60_000;
const SHORTEST = 500;
const LONGEST = 30_000;
const FAILURES = 3; // after which the page asks

export class Connection {
  // since() → the last number; hear(message); ask() → see Feed.ask; say(state); end(code)
  constructor({ address, poll, since, hear, ask, say, end }) {
    Object.assign(this, { address, poll, since, hear, ask, say, end });
    this.failures = this.tries = 0;
  }

  start() {
    this.listening = new AbortController();
    const { signal } = this.listening;
    addEventListener("offline", () => this.#lose(), { signal });
    addEventListener("online", () => this.#return(), { signal });
    this.minute = setInterval(() => document.hidden || this.#check(), MINUTE * (0.9 + Math.random() / 5));
    if (this.address) this.#open();
    else this.#fallBack();
  }

  stop() {
    this.isOver = true;
    this.listening.abort();
    clearInterval(this.minute);
    clearTimeout(this.retry);
    this.#stopPolling();
    this.#drop();
  }

  #open() {
    this.#drop();
    const address = new URL(this.address, location.href);
    address.searchParams.set("since", this.since());
    address.protocol = address.protocol.replace("http", "ws");
    this.isReady = this.isAsked = false;
    this.hearing = new AbortController();
    const { signal } = this.hearing;
    this.socket = new WebSocket(address);
    this.socket.addEventListener("message", (event) => this.#receive(event.data), { signal });
    this.socket.addEventListener("close", (event) => this.#comeBack(event.code), { signal });
    this.heart = setInterval(() => this.#beat(), HEARTBEAT);
    this.patience = setTimeout(() => this.#comeBack(), PATIENCE);
  }

  #receive(data) {
    this.isAsked = false;
    if (data === "pong") return;
    const message = JSON.parse(data);
    if (message.type === "ready") this.#ready();
    else this.hear(message);
  }

  #ready() {
    clearTimeout(this.patience);
    this.isReady = true;
    this.failures = this.tries = 0;
    this.#stopPolling();
    this.say("live");
  }

  // A socket that did not answer the last beat is dead, whatever the browser thinks.
  #beat() {
    if (this.isAsked) return this.#comeBack();
    if (this.socket.readyState !== WebSocket.OPEN) return undefined;
    this.isAsked = true;
    return this.socket.send("ping");
  }

  #comeBack(code) {
    this.#drop();
    if (FOR_GOOD.includes(code)) return this.#end(code);
    this.failures = this.isReady ? 0 : this.failures + 1;
    this.isReady = false;
    if (this.failures >= FAILURES) this.#fallBack();
    else this.say(navigator.onLine ? "reconnecting" : "offline");
    this.retry = setTimeout(() => this.#open(), this.#wait());
    return undefined;
  }

  // Anything between half a second and a limit that doubles: a room does not come back at once.
  #wait() {
    const limit = Math.min(LONGEST, SHORTEST * 2 ** ++this.tries);
    return SHORTEST + Math.random() * (limit - SHORTEST);
  }

  #drop() {
    clearInterval(this.heart);
    clearTimeout(this.patience);
    this.hearing?.abort();
    this.socket?.close();
    this.socket = null;
  }

  #fallBack() {
    if (this.isPolling) return;
    this.isPolling = true;
    this.#poll();
  }

  async #poll() {
    await this.#check();
    if (!this.isPolling) return;
    this.polling = setTimeout(() => this.#poll(), this.poll * 1000 * (0.9 + Math.random() / 5));
  }

  #stopPolling() {
    this.isPolling = false;
    clearTimeout(this.polling);
  }

  async #check() {
    const found = await this.ask();
    if (this.isOver) return;
    if (typeof found === "number") this.#end(found);
    else if (this.isPolling) this.say(found === "reached" ? "delayed" : "offline");
  }

  #lose() {
    clearTimeout(this.retry);
    this.#stopPolling();
    this.#drop();
    this.say("offline");
  }

  #return() {
    this.tries = 0;
    this.say("reconnecting");
    clearTimeout(this.retry);
    if (this.address) this.retry = setTimeout(() => this.#open(), Math.random() * SHORTEST);
    if (!this.address || this.failures >= FAILURES) this.#fallBack();
  }

  #end(code) {
    this.stop();
    this.end(code);
  }
}
