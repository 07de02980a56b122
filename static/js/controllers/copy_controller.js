// A button that copies a text; without script the text is selected by hand.
import { Controller } from "@hotwired/stimulus";

export default class extends Controller {
  static targets = ["text", "button", "done"];

  connect() {
    this.buttonTarget.hidden = !navigator.clipboard;
  }

  async copy() {
    this.textTarget.select();
    await navigator.clipboard.writeText(this.textTarget.value);
    this.doneTarget.hidden = false;
  }
}
