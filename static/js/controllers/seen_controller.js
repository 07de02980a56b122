// Tells the server that a coach has read an iteration: once its page was in view for 3 seconds.
// Without script the form's own button does it.
import { Controller } from "@hotwired/stimulus";

const READING_TIME = 3000;

export default class extends Controller {
  static targets = ["button", "done"];

  connect() {
    this.listening = new AbortController();
    document.addEventListener("visibilitychange", () => this.watch(), { signal: this.listening.signal });
    this.watch();
  }

  disconnect() {
    this.listening.abort();
    clearTimeout(this.timer);
  }

  watch() {
    clearTimeout(this.timer);
    if (document.visibilityState === "visible") this.timer = setTimeout(() => this.send(), READING_TIME);
  }

  async send() {
    this.listening.abort();
    const answer = await fetch(this.element.action, {
      method: "POST",
      body: new FormData(this.element),
      headers: { Accept: "application/json" },
    }).catch(() => null);
    if (!answer?.ok) return; // the button stays
    this.buttonTarget.hidden = true;
    this.doneTarget.hidden = false;
  }
}
