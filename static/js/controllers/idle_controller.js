// Asks before a session ends because nothing happens; one press keeps it. The server counts, the
// page only asks it how much is left. All tabs of the browser hear what one of them learned.
// Once the session is over the page is covered, and comes back as it was after a new sign-in.
import { Controller } from "@hotwired/stimulus";

const KEY = "seen";
const LONGEST = 2 ** 31 - 1;
const QUIET = { headers: { Accept: "application/json" }, redirect: "manual", cache: "no-store" };

export default class extends Controller {
  static targets = ["asking", "over", "words"];
  static values = {
    seconds: Number, warning: Number, person: Number,
    leftUrl: String, stayUrl: String, minutes: String, minute: String,
  };

  connect() {
    this.listening = new AbortController();
    const { signal } = this.listening;
    addEventListener("storage", (event) => event.key === KEY && this.ask(), { signal });
    document.addEventListener("visibilitychange", () => document.hidden || this.tick(), { signal });
    this.element.addEventListener("cancel", (event) => this.onEscape(event), { signal });
    this.#used(this.secondsValue);
  }

  disconnect() {
    this.listening.abort();
    clearTimeout(this.timer);
  }

  // Looks at the clock; in the last minutes it asks the server, since another tab may be in use.
  async tick() {
    const left = this.#left();
    if (left > this.warningValue) return this.#wait(left - this.warningValue);
    if (!this.element.open || left <= 0) await this.ask();
    else this.#say(left);
    return undefined;
  }

  async ask() {
    const told = await this.#fetch(this.leftUrlValue);
    if (told) this.#heard(told);
  }

  async stay(event) {
    event.preventDefault();
    const body = new URLSearchParams(new FormData(event.target));
    const told = await this.#fetch(this.stayUrlValue, { method: "POST", body });
    if (told?.left) this.#used(told.left);
    else if (told) this.#heard(told);
  }

  // Escape says as much as the button.
  onEscape(event) {
    event.preventDefault();
    if (!this.asking()) return;
    this.element.querySelector("form").requestSubmit();
  }

  asking() {
    return !this.askingTarget.hidden;
  }

  async #fetch(address, options = {}) {
    try {
      const answer = await fetch(address, { ...QUIET, ...options });
      return answer.ok ? await answer.json() : { left: 0 };
    } catch {
      this.#wait(this.warningValue / 4);
      return null;
    }
  }

  #heard({ left, person, token }) {
    if (left && person !== this.personValue) return location.reload();
    if (token) this.#renew(token);
    this.endsAt = Date.now() + left * 1000;
    if (left <= 0) return this.#cover();
    this.#show(true);
    if (left > this.warningValue) {
      if (this.element.open) this.element.close();
      return this.#wait(left - this.warningValue);
    }
    if (!this.element.open) this.element.showModal();
    return this.#say(left);
  }

  // Forms that stand open were written for the session before.
  #renew(token) {
    for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = token;
  }

  #used(left) {
    this.endsAt = Date.now() + left * 1000;
    if (this.element.open) this.element.close();
    this.#wait(left - this.warningValue);
    try {
      localStorage.setItem(KEY, String(Date.now()));
    } catch {
      // A forbidden storage: each tab asks the server by itself.
    }
  }

  #cover() {
    this.#show(false);
    if (!this.element.open) this.element.showModal();
    this.overTarget.querySelector("a").focus();
  }

  #show(isAsking) {
    this.askingTarget.hidden = !isAsking;
    this.overTarget.hidden = isAsking;
    this.element.classList.toggle("notice--over", !isAsking);
  }

  #say(left) {
    const minutes = Math.ceil(left / 60);
    const words = minutes > 1 ? this.minutesValue.replace("{number}", String(minutes)) : this.minuteValue;
    if (this.wordsTarget.textContent !== words) this.wordsTarget.textContent = words;
    this.#wait(Math.min(left, 10));
  }

  #left() {
    return (this.endsAt - Date.now()) / 1000;
  }

  #wait(seconds) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.tick(), Math.min(Math.max(seconds, 0.5) * 1000, LONGEST));
  }
}
