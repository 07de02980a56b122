// The facilitator's queue follows what happens on the board; each decision is a form of its own.
import { Controller } from "@hotwired/stimulus";
import { isLeft } from "../board/asking.js";
import { Connection } from "../board/connection.js";
import { sayEnded } from "../ended.js";

const REST = 300;

export default class extends Controller {
  static targets = ["desk"];
  static values = { socket: String };

  connect() {
    this.connection = new Connection({
      address: this.socketValue,
      poll: 10,
      since: () => "",
      hear: (message) => message.type === "queue" && this.#load(),
      ask: () => this.#load(),
      say: () => {},
      end: sayEnded,
    });
    this.connection.start();
  }

  disconnect() {
    this.connection.stop();
    clearTimeout(this.resting);
  }

  // What came while somebody was at a button is shown when they leave it.
  settle() {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.isLate && this.#load(), REST);
  }

  async #load() {
    this.isLate = this.deskTarget.contains(document.activeElement);
    if (this.isLate) return "reached";
    try {
      const answer = await fetch(location.href, { redirect: "manual", cache: "no-store" });
      if (isLeft(answer)) return isLeft(answer);
      if (!answer.ok) return "unreachable";
      this.#show(await answer.text());
    } catch {
      return "unreachable";
    }
    return "reached";
  }

  #show(page) {
    const read = new DOMParser().parseFromString(page, "text/html");
    const desk = read.querySelector("[data-queue-target=desk]");
    if (!this.deskTarget.contains(document.activeElement)) this.deskTarget.replaceChildren(...desk.children);
  }
}
