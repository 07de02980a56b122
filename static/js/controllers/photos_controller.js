// Sends photos one by one as soon as they are chosen, and does their buttons without leaving the
// form. Without this script the same buttons send the whole form.
import { Controller } from "@hotwired/stimulus";

const FRAGMENT = "text/html-fragment";

export default class extends Controller {
  static targets = ["list", "photo", "plain", "live", "waiting"];
  static values = { url: String, sending: String, failed: String };

  connect() {
    const [plain, live] = [this.plainTarget, this.liveTarget].map((part) => part.querySelector("input"));
    this.queue = Promise.resolve();
    this.add({ target: plain }); // what was chosen before this script was here
    this.add({ target: live });
    plain.disabled = true;
    this.plainTarget.hidden = true;
    this.liveTarget.hidden = false;
  }

  add(event) {
    for (const file of event.target.files) this.#line(file);
    event.target.value = "";
  }

  // One of a photo's buttons; its part of the form comes back as the server has it.
  async act(event) {
    const { currentTarget: button } = event;
    event.preventDefault();
    const row = button.closest(".photo-row");
    const answer = await this.#press(button);
    if (answer?.ok) this.#swap(row, await answer.text());
  }

  async move(event) {
    const { currentTarget: button } = event;
    event.preventDefault();
    const row = button.closest(".photo-row");
    const rows = this.photoTargets.filter((one) => one.matches("fieldset"));
    const other = rows[rows.indexOf(row) + Number(button.dataset.by)];
    if (!other || !(await this.#press(button))?.ok) return;
    if (button.dataset.by === "1") other.after(row);
    else other.before(row);
    this.#number();
    button.focus();
  }

  async #press(button) {
    if (button.disabled) return null;
    button.disabled = true;
    const body = this.#body();
    body.set("token", button.dataset.token ?? "");
    try {
      return await fetch(button.dataset.url, { method: "POST", body, headers: { Accept: FRAGMENT } });
    } catch {
      return null;
    } finally {
      button.disabled = false;
    }
  }

  #line(file) {
    const row = this.waitingTarget.content.firstElementChild.cloneNode(true);
    const part = (name) => row.querySelector(`[data-part=${name}]`);
    const id = newId();
    part("preview").src = URL.createObjectURL(file);
    part("again").addEventListener("click", () => this.#enqueue(row, file, id));
    part("drop").addEventListener("click", () => row.remove());
    this.listTarget.append(row);
    this.#enqueue(row, file, id);
  }

  #enqueue(row, file, id) {
    this.#say(row, this.sendingValue);
    this.queue = this.queue.then(() => this.#send(row, file, id));
  }

  async #send(row, file, id) {
    try {
      await this.#autosave()?.ensureDraft();
      const url = this.element.dataset.photosUrlValue;
      if (!url) throw new TypeError("no draft yet");
      const body = this.#body();
      body.set("photos", file);
      body.set("client_id", id);
      const answer = await fetch(url, { method: "POST", body });
      if (answer.status === 201) return this.#swap(row, await answer.text());
      const { message, error } = await answer.json();
      if (!message && !error) throw new TypeError("not sent");
      this.#say(row, `${file.name}: ${message ?? error}`, { mayRetry: !message, mayDrop: true, isError: true });
    } catch {
      this.#say(row, this.failedValue, { mayRetry: true, mayDrop: true, isError: true });
    }
    return undefined;
  }

  #say(row, words, { mayRetry = false, mayDrop = false, isError = false } = {}) {
    const state = row.querySelector("[data-part=words]");
    state.textContent = words;
    state.className = isError ? "error" : "state";
    row.querySelector("[data-part=again]").hidden = !mayRetry;
    row.querySelector("[data-part=drop]").hidden = !mayDrop;
  }

  // Puts the server's part in place; what was typed meanwhile stays.
  #swap(row, html) {
    const parsed = new DOMParser().parseFromString(html, "text/html");
    const fresh = document.importNode(parsed.body.firstElementChild, true);
    for (const [name, value] of values(row)) {
      const control = [...fresh.querySelectorAll(`[name="${name}"]`)];
      for (const one of control) {
        if (one.type === "radio") one.checked = one.value === value;
        else one.value = value;
      }
    }
    const preview = row.querySelector("[data-part=preview]");
    if (preview) URL.revokeObjectURL(preview.src);
    row.replaceWith(fresh);
    this.#number();
  }

  // The first photo has no earlier place, the last no later one; numbers follow the order.
  #number() {
    const rows = this.photoTargets.filter((one) => one.matches("fieldset"));
    rows.forEach((row, index) => {
      const legend = row.querySelector("legend");
      legend.textContent = legend.textContent.replace(/\p{Nd}+/u, String(index + 1));
      row.querySelector("[data-by='-1']").hidden = index === 0;
      row.querySelector("[data-by='1']").hidden = index === rows.length - 1;
    });
  }

  #body() {
    const body = new FormData();
    body.set("csrfmiddlewaretoken", this.element.elements.csrfmiddlewaretoken.value);
    return body;
  }

  #autosave() {
    return this.application.getControllerForElementAndIdentifier(this.element, "autosave");
  }
}

function values(row) {
  return [...row.querySelectorAll("input, textarea, select")]
    .filter((control) => control.name && (control.type !== "radio" || control.checked))
    .map((control) => [control.name, control.value]);
}

// randomUUID needs a secure page; a school's test server on plain http has none.
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
