// Offers names behind an @ as buttons under the text; without it a full name is typed by hand.
import { Controller } from "@hotwired/stimulus";
import { ask, toldBy } from "../board/asking.js";
import { Words } from "../board/words.js";

const REST = 300;
const BEGUN = /(?:^|[^\p{L}\p{N}_])@([\p{L}\p{N}][^@\n]{1,39})$/u; // an @ and two letters or more

export default class extends Controller {
  static targets = ["place", "region", "words"];
  static values = { url: String };

  connect() {
    this.words = new Words(this.wordsTarget);
    this.field = this.element.querySelector("textarea");
  }

  disconnect() {
    clearTimeout(this.resting);
  }

  look() {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.#ask(), REST);
  }

  take({ currentTarget: button }) {
    const end = this.field.selectionEnd;
    const start = end - (this.#begun()?.length ?? 0);
    this.field.setRangeText(`${button.textContent} `, start, end, "end");
    this.field.focus();
    this.#show([]);
  }

  async #ask() {
    const begun = this.#begun();
    if (begun === this.asked) return;
    this.asked = begun;
    if (!begun) {
      this.#show([]);
      return;
    }
    const answer = await ask(`${this.urlValue}?q=${encodeURIComponent(begun)}`).catch(() => null);
    const told = answer?.ok && (await toldBy(answer));
    if (told && begun === this.asked) this.#show(told.names);
  }

  // What stands between the @ and the caret.
  #begun() {
    return BEGUN.exec(this.field.value.slice(0, this.field.selectionEnd))?.[1];
  }

  #show(names) {
    this.placeTarget.replaceChildren(...names.map((name) => this.#button(name)));
    this.regionTarget.textContent = names.length ? this.words.count("names", names.length) : "";
  }

  #button(name) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn--small";
    button.dataset.action = "mention#take";
    button.textContent = name;
    return button;
  }
}
