// Points at a place on a photo for a comment: by press, or by arrow keys and Enter.
// The place goes into the comment form's own fields, which also work without script.
import { Controller } from "@hotwired/stimulus";

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const STEP = 1;
const LONG_STEP = 5;

export default class extends Controller {
  static targets = ["tools", "start", "help", "said", "pad"];
  static values = { place: String, said: String };

  connect() {
    this.form = document.getElementById("comment-form");
    this.toolsTarget.hidden = !this.form;
  }

  disconnect() {
    this.stop();
  }

  start() {
    if (this.pad) return this.stop();
    this.pad = this.padTarget.content.firstElementChild.cloneNode(true);
    this.pad.addEventListener("click", (event) => this.choose(event));
    this.pad.addEventListener("keydown", (event) => this.onKey(event));
    this.element.querySelector(".pins").append(this.pad);
    this.point = { x: 50, y: 50 };
    this.showState(true);
    this.pad.focus();
  }

  stop() {
    this.pad?.remove();
    this.pad = null;
    this.showState(false);
  }

  showState(isOn) {
    this.startTarget.setAttribute("aria-pressed", String(isOn));
    this.helpTarget.hidden = !isOn;
  }

  onKey(event) {
    if (event.key === "Escape") {
      this.stop();
      this.startTarget.focus();
    }
    const arrow = ARROWS[event.key];
    if (!arrow) return;
    event.preventDefault();
    const step = event.shiftKey ? LONG_STEP : STEP;
    this.move(this.point.x + arrow[0] * step, this.point.y + arrow[1] * step);
    this.saidTarget.textContent = this.words();
  }

  move(x, y) {
    this.point = { x: within(x), y: within(y) };
    for (const circle of this.pad.querySelectorAll("circle")) {
      circle.setAttribute("cx", `${this.point.x}%`);
      circle.setAttribute("cy", `${this.point.y}%`);
    }
  }

  words() {
    return this.saidValue.replace("{x}", this.point.x).replace("{y}", this.point.y);
  }

  // Enter and Space press the button too: then the event has no place of its own.
  choose(event) {
    if (event.detail > 0) {
      const box = this.pad.getBoundingClientRect();
      this.move(((event.clientX - box.left) / box.width) * 100, ((event.clientY - box.top) / box.height) * 100);
    }
    this.fill();
    this.keepMark();
    this.stop();
    this.form.elements.text.focus();
  }

  fill() {
    const { where, pin_x: x, pin_y: y } = this.form.elements;
    where.value = this.placeValue;
    x.value = this.point.x;
    y.value = this.point.y;
    where.closest("details").open = true;
    this.saidTarget.textContent = this.words();
  }

  keepMark() {
    document.querySelector(".pinmark")?.remove();
    const mark = this.pad.querySelector("svg").cloneNode(true);
    mark.classList.add("pinmark");
    this.pad.before(mark);
  }
}

function within(percent) {
  return Math.round(Math.min(100, Math.max(0, percent)) * 10) / 10;
}
