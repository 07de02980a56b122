// A button that shows a password while it is pressed in; without script it stays hidden.
import { Controller } from "@hotwired/stimulus";

export default class extends Controller {
  static targets = ["button"];

  connect() {
    this.input = this.element.querySelector("input[type=password]");
    this.buttonTarget.hidden = !this.input;
  }

  toggle() {
    const isShown = this.input.type === "text";
    this.input.type = isShown ? "password" : "text";
    this.buttonTarget.setAttribute("aria-pressed", String(!isShown));
  }
}
