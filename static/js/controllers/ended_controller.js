// Says why this page hears no news any more, once its socket was closed for good.
import { Controller } from "@hotwired/stimulus";

export default class extends Controller {
  static targets = ["words"];

  say({ detail: { code } }) {
    const words = this.wordsTargets.find((one) => one.dataset.code === String(code));
    if (!words) return;
    this.element.hidden = false;
    this.element.append(words.content.cloneNode(true));
  }
}
