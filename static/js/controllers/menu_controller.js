// A <details> menu that closes on Escape, on a press outside, and when focus leaves it.
import { Controller } from "@hotwired/stimulus";

export default class extends Controller {
  connect() {
    this.listening = new AbortController();
    const { signal } = this.listening;
    document.addEventListener("pointerdown", (event) => this.closeUnlessInside(event.target), { signal });
    document.addEventListener("focusin", (event) => this.closeUnlessInside(event.target), { signal });
    this.element.addEventListener("keydown", (event) => this.onKey(event), { signal });
  }

  disconnect() {
    this.listening.abort();
  }

  closeUnlessInside(target) {
    if (!this.element.contains(target)) this.element.open = false;
  }

  onKey(event) {
    if (event.key !== "Escape" || !this.element.open) return;
    this.element.open = false;
    this.element.querySelector("summary").focus();
  }
}
