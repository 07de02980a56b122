// Keeps a draft while it is typed: on the server after a pause, on this phone until the server
// has confirmed it. What is published has no address to save to: its copy stays local.
import { Controller } from "@hotwired/stimulus";
import { forget, keep, kept, namesUnder } from "../kept_text.js";

const PAUSE = 2000;
const RETRY = 15000;
const PATIENCE = 8000;
const APART = new Set(["csrfmiddlewaretoken", "client_id", "version", "do", "photos"]);

export default class extends Controller {
  static targets = ["state"];
  static values = {
    url: String, user: String, hack: String, isNew: Boolean,
    ready: String, refused: String, saving: String, saved: String, failed: String, kept: String, restored: String, signedOut: String,
  };

  connect() {
    this.isDraft = this.urlValue !== "";
    this.before = defaultEntries(this.element);
    this.confirmed = this.#serial(this.before);
    this.#say(this.readyValue);
    this.#restore();
    this.listening = new AbortController();
    const { signal } = this.listening;
    this.element.addEventListener("input", (event) => this.#onInput(event), { signal });
    this.element.addEventListener("submit", (event) => this.#onSubmit(event), { signal });
    document.addEventListener("visibilitychange", () => document.hidden && this.save(), { signal });
    addEventListener("pagehide", () => this.save(), { signal });
    addEventListener("online", () => this.save(), { signal });
    addEventListener("pageshow", () => { this.isSubmitting = false; }, { signal });
  }

  disconnect() {
    this.listening.abort();
    clearTimeout(this.timer);
  }

  // Saves what is new; resolves to true when the server has everything that stands in the form.
  async save() {
    clearTimeout(this.timer);
    if (this.isSubmitting || this.isStale) return false;
    if (this.saving) return this.saving.then(() => this.save());
    if (!this.isDraft) return true;
    if (this.confirmed === this.#serial()) {
      forget(this.#name());
      return true;
    }
    this.saving = this.#send().finally(() => { this.saving = null; });
    return this.saving;
  }

  // A photo needs a draft to hang on, even when nothing has been typed.
  async ensureDraft() {
    if (this.isNewValue) this.confirmed = null;
    return this.save();
  }

  async #send() {
    const sent = this.#serial();
    this.#say(this.savingValue);
    let answer;
    try {
      answer = await fetch(this.urlValue, {
        method: "POST", body: this.#body(), keepalive: true, redirect: "manual",
        headers: { Accept: "application/json" },
      });
    } catch {
      return this.#failed(sent, this.failedValue);
    }
    if (answer.type === "opaqueredirect") return this.#failed(sent, this.signedOutValue);
    const isJson = answer.headers.get("Content-Type")?.includes("json");
    const told = isJson ? await answer.json() : {};
    if (answer.status === 409) return this.#onStale(told, sent);
    if (!answer.ok) {
      this.isRefused = true;
      return this.#failed(sent, told.message ?? told.error ?? this.refusedValue);
    }
    return this.#confirm(told, sent);
  }

  #confirm(told, sent) {
    this.lost = null;
    this.isRefused = false;
    this.confirmed = sent;
    this.#field("version").value = told.version;
    if (told.urls.autosave !== this.urlValue) this.#becomeDraft(told.urls);
    if (this.#serial() === sent) forget(this.#name());
    else this.#schedule();
    const [sentence] = Object.values(told.errors);
    this.#say(sentence ?? this.savedValue.replace("%s", told.saved), sentence ? "off" : "ok");
    return true;
  }

  // The first save gave the draft an address, or a new one where somebody discarded the draft
  // meanwhile: a reload comes back to it.
  #becomeDraft(urls) {
    this.isNewValue = false;
    this.urlValue = urls.autosave;
    this.element.action = urls.action;
    if ("photos" in urls) this.element.dataset.photosUrlValue = urls.photos;
    history.replaceState(history.state, "", urls.action);
  }

  // Newer on the server: our own save whose answer was lost, or somebody else's.
  #onStale(told, sent) {
    if (this.lost && Object.entries(told.content).every(([name, said]) => isSame(this.lost.getAll(name), said))) {
      this.lost = null;
      this.#field("version").value = told.version;
      return this.#send();
    }
    this.isStale = true;
    return this.#failed(sent, told.message);
  }

  #failed(sent, words) {
    this.lost ??= new URLSearchParams(sent);
    this.#keep();
    this.#say(words, "off");
    if (!this.isStale) this.timer = setTimeout(() => this.save(), RETRY);
    return false;
  }

  #onInput({ target }) {
    if (target.type === "file") return;
    this.#keep();
    if (this.isDraft) this.#schedule();
    else this.#say(this.keptValue);
  }

  #schedule() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PAUSE);
  }

  // One press, one post: first the text is safe on the server, then the form goes.
  async #onSubmit(event) {
    if (this.isSubmitting) return event.preventDefault();
    if (this.isSafe || !this.isDraft || this.isStale) {
      this.isSubmitting = true;
      if (this.isStale) forget(this.#name());
      return undefined;
    }
    event.preventDefault();
    if (this.isWaiting) return undefined;
    this.isWaiting = true;
    const late = new Promise((resolve) => { setTimeout(() => resolve(false), PATIENCE); });
    this.isSafe = (await Promise.race([this.save(), late])) || this.isStale || this.isRefused;
    this.isWaiting = false;
    if (this.isSafe) this.element.requestSubmit(event.submitter);
    else this.#say(this.failedValue, "off");
    this.isSafe = false;
    return undefined;
  }

  #restore() {
    const found = this.#foundCopy();
    if (found) {
      this.#fill(found);
      this.#field("client_id").value = found.clientId;
      this.#say(this.restoredValue);
    }
    if (this.isDraft && this.confirmed !== this.#serial()) this.#schedule();
  }

  // A copy counts while the server has nothing newer than what it was typed on.
  #foundCopy() {
    const beginning = `${this.userValue}:${this.hackValue}:`;
    const names = this.isNewValue ? namesUnder(beginning) : [this.#name()];
    for (const name of names) {
      const copy = kept(name);
      if (!copy || (this.isNewValue && !copy.isNew)) continue;
      const isCurrent = this.isNewValue || copy.version === this.#field("version").value;
      if (isCurrent && copy.serial !== this.confirmed) return copy;
      if (!this.isNewValue) forget(name);
    }
    return null;
  }

  #keep() {
    keep(this.#name(), {
      serial: this.#serial(),
      entries: this.#entries(),
      names: this.#controls().map(({ name }) => name),
      clientId: this.#field("client_id").value,
      version: this.#field("version").value,
      isNew: this.isNewValue,
    });
  }

  // What somebody typed here before this script ran is newer than any copy.
  #fill({ fields = {}, entries = Object.entries(fields), names = Object.keys(fields) }) {
    const now = this.#entries();
    for (const control of this.#controls().filter(({ name }) => names.includes(name))) {
      const { name } = control;
      if (!isSame(valuesOf(name, now), valuesOf(name, this.before))) continue;
      const kept = valuesOf(name, entries);
      if (isTick(control)) control.checked = kept.includes(control.value);
      else if (kept.length) [control.value] = kept;
    }
  }

  #say(words, look = "") {
    this.stateTarget.textContent = words;
    this.stateTarget.className = `state${look ? ` state--${look}` : ""}`;
  }

  #name() {
    return `${this.userValue}:${this.hackValue}:${this.#field("client_id").value}`;
  }

  #field(name) {
    return this.element.elements.namedItem(name);
  }

  #controls() {
    return [...this.element.elements].filter(({ name, type }) => name && type !== "file" && !APART.has(name));
  }

  #entries() {
    return [...new FormData(this.element)].filter(([name]) => !APART.has(name));
  }

  #serial(entries = this.#entries()) {
    return new URLSearchParams(entries).toString();
  }

  #body() {
    const entries = [...new FormData(this.element)].filter(([, value]) => typeof value === "string");
    return new URLSearchParams(entries);
  }
}

// What the server wrote into the form, in the order of FormData.
function defaultEntries(form) {
  return [...form.elements]
    .filter(({ name, disabled }) => name && !disabled && !APART.has(name))
    .filter((control) => !isTick(control) || control.defaultChecked)
    .map((control) => [control.name, defaultValue(control)]);
}

function defaultValue(control) {
  if (control.type !== "select-one") return control.defaultValue;
  const chosen = [...control.options].find((option) => option.defaultSelected);
  return (chosen ?? control.options[0]).value;
}

const isTick = ({ type }) => type === "radio" || type === "checkbox";

const valuesOf = (name, entries) => entries.filter(([one]) => one === name).map(([, value]) => value);

// Nothing and an empty text are the same; neither spaces nor an order count.
function isSame(some, others) {
  const plain = (list) => list.map((text) => text.split(/\s+/).join(" ").trim()).filter(Boolean).sort();
  return plain(some).join("\n") === plain([others].flat()).join("\n");
}
