// An idea is never lost: what is typed stays in this browser until it is posted, what is posted
// until the server has it. Where this cannot work, the form goes off as it does without script.
import { Controller } from "@hotwired/stimulus";
import { newId } from "../board/asking.js";
import { Outbox } from "../board/outbox.js";
import { Words } from "../board/words.js";
import { forget, keep, kept } from "../kept_text.js";

export default class extends Controller {
  static targets = ["form", "list", "model", "words"];
  static values = { user: String, board: String };

  connect() {
    this.words = new Words(this.wordsTarget);
    this.outbox = new Outbox({
      user: this.userValue,
      board: this.boardValue,
      token: () => this.#field("csrfmiddlewaretoken").value,
      onState: (idea, state, why) => this.#show(idea, state, why),
      onSent: (idea, card) => this.#sent(idea, card),
    });
    this.listening = new AbortController();
    addEventListener("online", () => this.outbox.flush(), { signal: this.listening.signal });
    this.#putBack();
    this.keep(); // what was typed before this script ran
    this.#resume();
  }

  disconnect() {
    this.listening.abort();
    this.outbox.stop();
  }

  keep() {
    this.#renew();
    const [title, text] = this.#typed();
    if (title || text) keep(this.#draft, { title, text, clientId: this.#field("client_id").value });
    else forget(this.#draft);
  }

  async send(event) {
    const [title, text] = this.#typed();
    const next = newId();
    if (!title.trim() || !next) return; // the server says what is missing
    event.preventDefault();
    const form = this.formTarget;
    if (this.isKeeping) return;
    this.isKeeping = true;
    try {
      const clientId = this.#field("client_id").value;
      const idea = await this.outbox.add({ title, text, clientId, url: form.action });
      this.#show(idea, "sending").querySelector("article").scrollIntoView({ block: "nearest" });
      this.#empty(next);
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

  async discard(event) {
    const item = event.target.closest("li");
    await this.outbox.discard(item.dataset.clientId);
    this.#take(item);
    this.#field("title").focus();
  }

  // A draft that was put back may be on the board: a page that leaves cannot tell. Its own words sent
  // again are the same idea; other words are another one.
  #renew() {
    if (!this.putBack || this.putBack === this.#typed().join("\n")) return;
    this.putBack = null;
    this.#field("client_id").value = newId() ?? this.#field("client_id").value;
  }

  async #resume() {
    try {
      const ideas = await this.outbox.all();
      ideas.forEach((idea) => this.#show(idea, "waiting", "busy"));
      if (ideas.length) this.outbox.flush();
    } catch {
      // Without a database in the browser nothing waits in it.
    }
  }

  // What the server wrote into the form is newer than the copy.
  #putBack() {
    const draft = kept(this.#draft);
    if (!draft || this.#typed().some(Boolean)) return;
    this.#field("title").value = draft.title;
    this.#field("text").value = draft.text;
    this.#field("client_id").value = draft.clientId;
    if (draft.text) this.#field("text").closest("details").open = true;
    this.putBack = this.#typed().join("\n");
  }

  #empty(next) {
    forget(this.#draft);
    this.#field("title").value = this.#field("text").value = "";
    this.#field("client_id").value = next;
    this.element.querySelector(".composer .problems")?.remove();
  }

  #show(idea, state, why = "") {
    const item = this.#item(idea.clientId) ?? this.#add(idea);
    item.querySelector(".idea__state").textContent = this.words.say(state);
    const isRefused = state === "refused";
    item.querySelector(".idea__why").textContent = isRefused ? why : this.words.say(why);
    item.querySelector(".idea__again").hidden = !isRefused;
    return item;
  }

  #add(idea) {
    const item = this.modelTarget.content.firstElementChild.cloneNode(true);
    item.dataset.clientId = idea.clientId;
    item.querySelector(".idea__text").textContent = idea.title;
    item.querySelector(".idea__more").textContent = idea.text;
    item.querySelector(".idea__more").hidden = !idea.text;
    this.listTarget.hidden = false;
    this.listTarget.append(item);
    return item;
  }

  #sent(idea, card) {
    const item = this.#item(idea.clientId);
    if (item) this.#take(item);
    this.dispatch("sent", { detail: { idea: card } });
  }

  #take(item) {
    item.remove();
    this.listTarget.hidden = !this.listTarget.children.length;
  }

  #item(clientId) {
    return [...this.listTarget.children].find((item) => item.dataset.clientId === clientId);
  }

  #typed() {
    return [this.#field("title").value, this.#field("text").value];
  }

  #field(name) {
    return this.formTarget.elements.namedItem(name);
  }

  get #draft() {
    return `board:${this.userValue}:${this.boardValue}`;
  }
}
