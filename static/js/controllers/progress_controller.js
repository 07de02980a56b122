// Looks again at long work until it is over, and says so once. Without script the page reloads itself.
import { Controller } from "@hotwired/stimulus";

const FIRST_WAIT = 1500;
const LONGEST_WAIT = 10000;

export default class extends Controller {
  static targets = ["part", "news"];
  static values = { state: String, moving: Boolean };

  connect() {
    this.wait = FIRST_WAIT;
    this.element.querySelector(".no-script")?.remove();
    this.#wait();
  }

  disconnect() {
    clearTimeout(this.timer);
    this.isLeft = true;
  }

  #wait() {
    if (this.movingValue && !this.isLeft) this.timer = setTimeout(() => this.#look(), this.wait);
  }

  async #look() {
    this.wait = Math.min(this.wait * 1.2, LONGEST_WAIT);
    try {
      const answer = await fetch(location.href, { redirect: "manual", cache: "no-store" });
      if (answer.type === "opaqueredirect" || answer.status === 404 || answer.status === 403) return location.reload();
      if (answer.ok) this.#show(await answer.text());
    } catch {
      // Without a connection it looks again later.
    }
    return this.#wait();
  }

  #show(text) {
    const read = new DOMParser().parseFromString(text, "text/html").querySelector("[data-controller=progress]");
    if (!read || this.isLeft) return;
    read.querySelector(".no-script")?.remove();
    this.partTarget.replaceChildren(...read.querySelector("[data-progress-target=part]").children);
    this.movingValue = read.dataset.progressMovingValue === "true";
    if (this.stateValue !== read.dataset.progressStateValue) this.#say(read.dataset.progressStateValue);
  }

  #say(state) {
    this.stateValue = state;
    this.newsTarget.textContent = this.partTarget.querySelector("[data-progress-words]")?.textContent ?? "";
  }
}
