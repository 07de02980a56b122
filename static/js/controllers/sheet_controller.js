// The sheet of a visit in a visitor's hand. What is typed stays in this browser until it is posted,
// what is posted until the server has it; the page itself opens without a network for the day.
import { Controller } from "@hotwired/stimulus";
import { newId } from "../board/asking.js";
import { Outbox } from "../board/outbox.js";
import { Words } from "../board/words.js";
import { keepPage } from "../kept_page.js";
import { forget, keep, kept } from "../kept_text.js";

export default class extends Controller {
  static targets = ["form", "list", "model", "state", "words"];
  static values = { user: String, visit: String, worker: String, longest: Number };

  connect() {
    this.words = new Words(this.wordsTarget);
    this.listening = new AbortController();
    const { signal } = this.listening;
    addEventListener("online", () => this.#onNetwork(), { signal });
    addEventListener("offline", () => this.#onNetwork(), { signal });
    if (this.hasFormTarget) this.#startNotes();
    this.#keepPage();
  }

  disconnect() {
    this.listening.abort();
    this.outbox?.stop();
  }

  keep({ target: { form } }) {
    const { kind, text, client_id } = form.elements;
    if (text.value) keep(this.#draftOf(form), { kind: kind.value, text: text.value, clientId: client_id.value });
    else forget(this.#draftOf(form));
  }

  async send(event) {
    const form = event.target;
    const { kind, text, stop, client_id } = form.elements;
    const next = newId();
    if (!text.value.trim() || text.value.length > this.longestValue || !kind.value || !next) return; // the server says why
    event.preventDefault();
    if (this.isKeeping) return;
    this.isKeeping = true;
    try {
      const values = { kind: kind.value, text: text.value, stop: stop.value, clientId: client_id.value };
      this.#show(await this.outbox.add({ ...values, url: form.action }), "sending");
      this.#empty(form, next);
    } catch {
      form.submit();
      return;
    } finally {
      this.isKeeping = false;
    }
    this.outbox.flush();
  }

  retry() {
    this.outbox.flush();
  }

  async discard({ target }) {
    const item = target.closest("li");
    await this.outbox.discard(item.dataset.clientId);
    item.remove();
  }

  #startNotes() {
    this.outbox = new Outbox({
      user: this.userValue,
      board: `visit:${this.visitValue}`,
      thing: "note",
      fields: ["stop", "kind", "text"],
      token: () => this.formTarget.elements.csrfmiddlewaretoken.value,
      onState: (note, state, why) => this.#show(note, state, why),
      onSent: (note, told) => this.#sent(note, told),
    });
    this.formTargets.forEach((form) => this.#begin(form));
    this.#resume();
  }

  // A page that was kept has numbers that were used, so each form gets its own. What the server
  // wrote into a form is newer than the copy.
  #begin(form) {
    const { kind, text, client_id } = form.elements;
    const draft = kept(this.#draftOf(form));
    if (text.value) return;
    client_id.value = newId() ?? client_id.value;
    if (!draft) return;
    if (this.#itemOf(draft.clientId)) return forget(this.#draftOf(form));
    kind.value = draft.kind;
    text.value = draft.text;
    client_id.value = draft.clientId;
  }

  async #resume() {
    try {
      const notes = await this.outbox.all();
      notes.forEach((note) => this.#show(note, "waiting", navigator.onLine ? "busy" : "later"));
      if (notes.length) this.outbox.flush();
    } catch {
      // Without a database in the browser nothing waits in it.
    }
  }

  async #keepPage() {
    this.isKept = await keepPage(this.userValue, this.workerValue) || this.isKept;
    this.#say();
  }

  #onNetwork() {
    this.#say();
    if (!navigator.onLine) return;
    this.outbox?.flush();
    this.#keepPage();
  }

  #say() {
    const state = navigator.onLine ? this.isKept && "kept" : "offline";
    this.stateTarget.hidden = !state;
    if (state) this.stateTarget.lastElementChild.textContent = this.words.say(state);
  }

  #empty(form, next) {
    forget(this.#draftOf(form));
    form.elements.text.value = "";
    form.elements.client_id.value = next;
    form.querySelector(".problems")?.remove();
  }

  // Where the page has the note from the server, nothing waits.
  #show(note, state, why = "") {
    const item = this.#itemOf(note.clientId) ?? this.#add(note);
    if (!item.classList.contains("is-waiting")) return;
    const isRefused = state === "refused";
    item.querySelector(".evidence__state").textContent = this.words.say(state);
    item.querySelector(".evidence__why").textContent = isRefused ? why : this.words.say(why);
    item.querySelector(".evidence__again").hidden = !isRefused;
  }

  #add(note) {
    const item = this.modelTarget.content.firstElementChild.cloneNode(true);
    item.dataset.clientId = note.clientId;
    item.querySelector(".evidence__kind").textContent = this.words.say(note.kind);
    item.querySelector(".evidence__text").textContent = note.text;
    const list = this.listTargets.find(({ dataset }) => dataset.place === note.stop) ?? this.listTargets.at(-1);
    list.append(item);
    return item;
  }

  #sent({ clientId }, { url }) {
    const item = this.#itemOf(clientId);
    if (item?.classList.contains("is-waiting")) {
      item.classList.remove("is-waiting");
      item.querySelectorAll(".evidence__wait").forEach((part) => part.remove());
      const link = item.querySelector(".evidence__change");
      link.href = url;
      link.hidden = false;
    }
    this.#keepPage();
  }

  #itemOf(clientId) {
    return this.element.querySelector(`li[data-client-id="${CSS.escape(clientId)}"]`);
  }

  #draftOf(form) {
    return `sheet:${this.userValue}:${this.visitValue}:${form.elements.stop.value}`;
  }
}
