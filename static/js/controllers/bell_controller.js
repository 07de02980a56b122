// The bell hears of a new notification at once: its number changes, nothing on the page moves.
// Without a socket nothing is lost: the number is right again on the next page.
import { Controller } from "@hotwired/stimulus";
import { sayEnded } from "../ended.js";

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 60000;
const HEARTBEAT = 25000;
const FOR_GOOD = [4401, 4403, 4430, 4451, 4452]; // incubator/live/close_codes.py

export default class extends Controller {
  static targets = ["count", "words"];
  static values = { unread: Number, words: String };

  connect() {
    this.wait = FIRST_WAIT;
    this.open();
  }

  disconnect() {
    this.isOver = true;
    clearTimeout(this.retry);
    clearInterval(this.heart);
    this.socket?.close();
  }

  open() {
    const address = new URL("/ws/me/", window.location.href);
    address.protocol = address.protocol.replace("http", "ws");
    this.socket = new WebSocket(address);
    this.socket.addEventListener("message", (event) => this.hear(event.data));
    this.socket.addEventListener("close", (event) => this.comeBack(event.code));
    this.heart = setInterval(() => this.beat(), HEARTBEAT);
  }

  beat() {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send("ping");
  }

  hear(data) {
    this.wait = FIRST_WAIT;
    if (data !== "pong" && JSON.parse(data).type === "notification") this.unreadValue += 1;
  }

  unreadValueChanged(now, before) {
    if (before === undefined || now === before) return;
    this.countTarget.textContent = String(now);
    this.countTarget.hidden = now === 0;
    this.wordsTarget.textContent = this.wordsValue.replace("{number}", String(now));
  }

  comeBack(code) {
    clearInterval(this.heart);
    if (this.isOver) return undefined;
    if (FOR_GOOD.includes(code)) return sayEnded(code);
    this.retry = setTimeout(() => this.open(), this.wait * (0.5 + Math.random()));
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
    return undefined;
  }
}
