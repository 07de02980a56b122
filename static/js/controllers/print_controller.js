// A button that opens the print dialog; without script it stays hidden, as it would do nothing.
import { Controller } from "@hotwired/stimulus";

export default class extends Controller {
  connect() {
    this.element.hidden = false;
  }

  open() {
    window.print();
  }
}
