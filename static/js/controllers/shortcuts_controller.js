// Single keys on a board's page: they can be turned off, and work only while nothing is typed and
// the focus is on the page itself or on a card.
import { Controller } from "@hotwired/stimulus";

const KEY = "board-shortcuts";
const TYPED_IN = "input, textarea, select, [contenteditable]";
const PAGE = "body, main"; // a click beside everything gives the focus to main
const ON_CARD = {
  v: ".vote",
  f: "[data-part=follow] button",
  o: "[data-part=talk] a",
  m: "[data-shortcut=move]",
};

export default class extends Controller {
  static targets = ["button", "dialog", "switch"];

  connect() {
    this.listening = new AbortController();
    document.addEventListener("keydown", (event) => this.#press(event), { signal: this.listening.signal });
    this.switchTarget.checked = this.isOn = isWanted();
    this.buttonTarget.hidden = false;
  }

  disconnect() {
    this.listening.abort();
  }

  help() {
    this.dialogTarget.showModal(); // closing gives the focus back by itself
  }

  turn() {
    this.isOn = this.switchTarget.checked;
    try {
      localStorage.setItem(KEY, this.isOn ? "on" : "off");
    } catch {
      // Then they are as chosen until the page is left.
    }
  }

  #press(event) {
    if (!this.isOn || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (!this.#isFree(document.activeElement) || !this.#act(event.key.toLowerCase())) return;
    event.preventDefault();
  }

  #isFree(focused) {
    if (document.querySelector("dialog[open]") || focused?.matches(TYPED_IN)) return false;
    return !focused || focused.matches(PAGE) || Boolean(this.#cardOf(focused));
  }

  // Whether the key meant something here.
  #act(key) {
    if (key === "?") return this.help() ?? true;
    if (key === "n") return reach(this.element.querySelector(".composer input[name=title]"));
    if (key === "p") return press(this.element.querySelector("[data-board-target=pause]"));
    if (key === "j") return reach(this.#beside(1));
    if (key === "k") return reach(this.#beside(-1));
    const card = this.#cardOf(document.activeElement);
    return Boolean(card && key in ON_CARD) && press(seen(card, ON_CARD[key]));
  }

  #beside(step) {
    const cards = [...this.element.querySelectorAll("[data-idea]")].filter(isSeen);
    const place = cards.indexOf(this.#cardOf(document.activeElement));
    return place < 0 ? cards.find(isOnScreen) ?? cards[0] : cards[place + step];
  }

  #cardOf(element) {
    return element?.closest?.("[data-idea]");
  }
}

function isWanted() {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true;
  }
}

function reach(element) {
  if (!element || !isSeen(element)) return false;
  element.focus();
  return true;
}

function press(control) {
  control?.click();
  return Boolean(control);
}

function seen(card, selector) {
  return [...card.querySelectorAll(selector)].find(isSeen);
}

function isSeen(element) {
  return element.getClientRects().length > 0;
}

function isOnScreen(element) {
  return element.getBoundingClientRect().top >= 0;
}
