// The facilitator's keys on the spotlight's page: arrows, or a presenter's buttons. A text field,
// a list or a key that is held down with another keeps its own meaning.
import { Controller } from "@hotwired/stimulus";

const NEXT = ["ArrowRight", "PageDown"];
const PREVIOUS = ["ArrowLeft", "PageUp"];

export default class extends Controller {
  static targets = ["hint", "next", "previous"];

  connect() {
    this.hintTarget.hidden = false;
  }

  press(event) {
    const isHeld = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat;
    if (isHeld || event.defaultPrevented || event.target.closest("input, textarea, select, [contenteditable]")) return;
    const isForward = document.dir !== "rtl";
    const forward = isForward ? NEXT : ["ArrowLeft", "PageDown"];
    const back = isForward ? PREVIOUS : ["ArrowRight", "PageUp"];
    if (forward.includes(event.key)) this.#push(event, this.nextTarget);
    else if (back.includes(event.key)) this.#push(event, this.previousTarget);
  }

  #push(event, button) {
    event.preventDefault();
    if (!button.disabled) button.click();
  }
}
