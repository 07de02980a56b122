// A choice of bell periods that fills in From and To of its form.
import { Controller } from "@hotwired/stimulus";

export default class extends Controller {
  fill() {
    const { starts, ends } = this.element.selectedOptions[0].dataset;
    if (!starts) return;
    this.element.form.elements.starts.value = starts;
    this.element.form.elements.ends.value = ends;
  }
}
