// Offers what is like the idea that is being written. It asks when typing rests, holds nobody up,
// and keeps silent where it gets no answer.
import { Controller } from "@hotwired/stimulus";
import { ask, toldBy } from "../board/asking.js";
import { Words } from "../board/words.js";

const REST = 400;
const FEWEST = 6; // letters

export default class extends Controller {
  static targets = ["hacks", "ideas", "place", "words"];
  static values = { url: String };

  connect() {
    this.words = new Words(this.wordsTarget);
    const form = this.element.querySelector("form");
    if (form.elements.namedItem("title").value) this.look({ currentTarget: form }); // typed before this script was here
  }

  disconnect() {
    clearTimeout(this.resting);
  }

  look({ currentTarget: form }) {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.#ask(form), REST);
  }

  // The idea is posted: the next one begins anew.
  clear() {
    clearTimeout(this.resting);
    this.asked = "";
    this.isTold = false;
    this.placeTarget.hidden = true;
  }

  async #ask(form) {
    const title = form.elements.namedItem("title").value.trim();
    if (title === this.asked) return;
    if (title.length < FEWEST) {
      this.clear();
      return;
    }
    this.asked = title;
    const token = form.elements.namedItem("csrfmiddlewaretoken").value;
    const body = new URLSearchParams({ title, csrfmiddlewaretoken: token });
    const answer = await ask(this.urlValue, { method: "POST", body }).catch(() => null);
    const told = answer?.ok && (await toldBy(answer));
    if (told && title === this.asked) this.#show(told);
  }

  #show({ ideas, hacks }) {
    fill(this.ideasTarget, ideas);
    fill(this.hacksTarget, hacks);
    const number = ideas.length + hacks.length;
    this.placeTarget.hidden = !number;
    if (!number || this.isTold) return;
    this.isTold = true;
    this.dispatch("found", { detail: { sentence: this.words.count("found", number) } });
  }
}

function fill(section, lines) {
  section.hidden = !lines.length;
  section.querySelector("ul").replaceChildren(...lines.map(item));
}

function item({ title, url, about }) {
  const link = document.createElement("a");
  link.href = url;
  link.textContent = title;
  const beside = document.createElement("span");
  beside.textContent = about;
  const line = document.createElement("li");
  line.append(link, " ", beside);
  return line;
}
