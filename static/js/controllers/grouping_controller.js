// Moving cards between columns, and onto each other: by a dialog, or with the pointer. Both send what
// the form of the page that works without script sends.
import { Controller } from "@hotwired/stimulus";
import { ask, toldBy } from "../board/asking.js";
import { columnOf, nameOf } from "../board/columns.js";
import { Drag } from "../board/drag.js";
import { Words } from "../board/words.js";

export default class extends Controller {
  static targets = ["choices", "dialog", "list", "merge", "title", "words"];

  connect() {
    if (!this.hasDialogTarget) return; // a guest moves nothing
    this.words = new Words(this.wordsTarget);
    this.drag = new Drag({ list: this.listTarget, onDrop: (card, place) => this.#drop(card, place) });
  }

  disconnect() {
    this.drag?.stop();
  }

  grip(event) {
    this.drag?.begin(event);
  }

  open(event) {
    const link = event.target.closest(".idea__move");
    if (!link || !this.drag || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.card = link.closest("[data-idea]");
    this.titleTarget.textContent = this.card.querySelector(".idea__text").textContent;
    this.mergeTarget.href = mergeAddress(link);
    this.mergeTarget.hidden = !link.dataset.merges;
    this.#offer();
    this.dialogTarget.showModal();
  }

  close() {
    this.dialogTarget.close();
  }

  choose(event) {
    event.preventDefault();
    this.close();
    this.#move(this.card, event.submitter.value, true);
  }

  #offer() {
    const now = columnOf(this.card);
    this.choicesTarget.replaceChildren(
      ...[...this.listTarget.children].map(({ dataset: { column } }) => {
        const button = document.createElement("button");
        button.className = "btn btn--small";
        button.value = column;
        button.textContent = nameOf(this.listTarget, column);
        if (column === now) button.setAttribute("aria-current", "true");
        const item = document.createElement("li");
        item.append(button);
        return item;
      }),
    );
  }

  #drop(card, { column, into }) {
    const link = card.querySelector(".idea__move");
    if (into) location.assign(`${mergeAddress(link)}?into=${into.dataset.idea}`);
    else if (column !== columnOf(card)) this.#move(card, column);
    else this.dispatch("dropped");
  }

  async #move(card, column, isFocusWanted = false) {
    const link = card.querySelector(".idea__move");
    const body = new FormData(this.dialogTarget.querySelector("form"));
    body.set("column", column);
    let told = null;
    try {
      const answer = await ask(link.href, { method: "POST", body });
      told = await toldBy(answer);
      if (!told) location.assign(link.href); // that page says why
    } catch {
      this.dispatch("told", { detail: { sentence: this.words.say("not_moved") } });
      return;
    }
    if (!told) return;
    this.dispatch("told", { detail: { told } });
    if (isFocusWanted) card.querySelector(".idea__move")?.focus();
    if (!told.error) this.dispatch("said", { detail: { sentence: this.words.say("moved", { column: nameOf(this.listTarget, column) }) } });
  }
}

function mergeAddress(link) {
  return link.href.replace(/move\/$/, "merge/");
}
