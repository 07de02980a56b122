// Sends the notes of visits that wait in this browser, and says how far that is. The sheet that is
// open sends its own; a note has one number, so two pages that send it at once make one of it.
import { Controller } from "@hotwired/stimulus";
import { Outbox } from "../board/outbox.js";
import { boardsOf } from "../board/store.js";
import { Words } from "../board/words.js";

const ORDER = ["refused", "waiting", "sending", "sent"]; // what a person must know comes first

export default class extends Controller {
  static targets = ["state", "sheet", "discard", "words"];
  static values = { user: String };

  async connect() {
    this.words = new Words(this.wordsTarget);
    this.element.hidden = true;
    this.notes = new Map();
    this.listening = new AbortController();
    this.outboxes = await this.#outboxes();
    addEventListener("online", () => this.#flush(), { signal: this.listening.signal });
    this.#flush();
  }

  disconnect() {
    this.listening.abort();
    this.outboxes?.forEach((outbox) => outbox.stop());
  }

  // What the site does not take, for a person who has read why.
  async discard() {
    for (const [clientId, { state, why }] of this.notes) {
      if (!isStuck(state, why)) continue;
      await this.outboxes[0].discard(clientId);
      this.notes.delete(clientId);
    }
    if (this.notes.size) this.#say();
    else this.element.remove();
  }

  async #outboxes() {
    const open = document.querySelector("[data-sheet-visit-value]")?.dataset.sheetVisitValue;
    const boards = await boardsOf(this.userValue).catch(() => []);
    return boards.filter((board) => board.startsWith("visit:") && board !== `visit:${open}`).map((board) => this.#outbox(board));
  }

  #outbox(board) {
    return new Outbox({
      user: this.userValue,
      board,
      thing: "note",
      fields: ["stop", "kind", "text"],
      token: () => document.querySelector("[name=csrfmiddlewaretoken]").value,
      onState: (note, state, why) => this.#show(note, state, why),
      onSent: (note) => this.#show(note, "sent"),
    });
  }

  #flush() {
    this.outboxes.forEach((outbox) => outbox.flush());
  }

  #show(note, state, why) {
    this.notes.set(note.clientId, { url: note.url, state, why });
    this.#say();
  }

  #say() {
    const all = [...this.notes.values()];
    const first = ORDER.find((one) => all.some((each) => each.state === one));
    const those = all.filter((each) => each.state === first);
    const reason = first === "waiting" ? this.words.say(those[0].why) : "";
    this.element.hidden = false;
    this.stateTarget.textContent = `${this.words.count(first, those.length)} ${reason}`.trim();
    this.sheetTarget.href = new URL("../sheet/", new URL(those[0].url, location.href)).pathname;
    this.sheetTarget.hidden = first === "sending";
    this.discardTarget.hidden = !all.some((each) => isStuck(each.state, each.why));
  }
}

function isStuck(state, why) {
  return state === "refused" || (state === "waiting" && why === "reload");
}
