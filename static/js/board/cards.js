// The cards of ideas on the page: added, changed, taken off, and what can be done on each of them.
import { columnOf, placeIn } from "./columns.js";
import { held, isInUse, steadily } from "./place.js";
import { toldTry, tryOf } from "./tries.js";

const PARTS = ["back", "cast", "count", "take", "spot", "move", "own", "talk", "follow", "report", "hide"];
const DOTS = ["back", "cast"];

export class Cards {
  // state: {board, own, given, votes, takes, left}; the controller keeps it up to date
  constructor({ list, model, tried, words, state }) {
    Object.assign(this, { list, tried, words, state });
    this.model = model.content.firstElementChild;
    for (const card of list.querySelectorAll("[data-votes]")) {
      state.votes.set(card.dataset.idea, Number(card.dataset.votes));
    }
  }

  get all() {
    return [...this.list.querySelectorAll("[data-idea]")];
  }

  find(id) {
    return this.list.querySelector(`[data-idea="${Number(id)}"]`);
  }

  // Shows the idea as it is now; true where its card is new. A card that somebody is at changes its
  // column when nobody is, except where it is they who moved it.
  put(idea, isOwnMove = false) {
    const known = this.find(idea.id);
    steadily(this.list, () => {
      const card = known ?? this.#add(idea);
      this.#fill(card, idea);
      this.draw(card);
      card.dataset.wanted = idea.column ?? "";
      if (isOwnMove || held(this.list) !== card) this.#place(card);
    });
    return !known;
  }

  #place(card) {
    const { wanted } = card.dataset;
    delete card.dataset.wanted;
    if (columnOf(card) !== wanted) placeIn(this.list, card, wanted);
  }

  // A card that leaves says why while somebody points at the cards, and goes when nobody does.
  drop(id) {
    const card = this.find(id);
    if (!card || card.classList.contains("is-gone")) return;
    card.classList.add("is-gone");
    steadily(this.list, () => {
      const isMerged = Boolean(this.list.querySelector(`.idea__merged [data-merged="${Number(id)}"]`));
      card.querySelector(".idea__by").textContent = this.words.say(isMerged ? "merged" : "withdrawn");
      this.draw(card);
      this.settle();
    });
  }

  settle() {
    if (isInUse(this.list)) return;
    this.list.querySelectorAll(".is-gone").forEach((card) => card.closest("li").remove());
    this.list.querySelectorAll("[data-wanted]").forEach((card) => this.#place(card));
    this.#anchor();
  }

  drawAll() {
    steadily(this.list, () => this.all.forEach((card) => this.draw(card)));
  }

  // Shows the parts that the phase lets this person use, and hides the others.
  draw(card) {
    const wanted = this.#wanted(card);
    const isFocused = card.contains(document.activeElement);
    this.#foot(card, wanted);
    card.classList.toggle("note--mint", this.state.given.has(Number(card.dataset.idea)));
    if (isFocused) keepFocus(card);
  }

  // Buttons for dots as they are when this person has some left, or none.
  allowDots() {
    const isSpent = this.state.left() <= 0;
    if (isSpent === this.isSpent) return;
    this.isSpent = isSpent;
    this.list.querySelectorAll("[data-part=cast] button").forEach((button) => { button.disabled = isSpent; });
  }

  // Own ideas that nobody else sees yet.
  get heldCount() {
    return this.list.querySelectorAll(".is-held").length;
  }

  get showsCounts() {
    const { board } = this.state;
    return board.results && !board.may.includes("add_idea");
  }

  // Links to ideas that were merged lead to the card they are a part of, once theirs is gone.
  #anchor() {
    for (const place of this.list.querySelectorAll("[data-merged]:not([id])")) {
      if (!this.find(place.dataset.merged)) place.id = `idea-${place.dataset.merged}`;
    }
  }

  #add({ id, column }) {
    const item = this.model.cloneNode(true);
    const card = item.querySelector("article");
    card.querySelector(".idea__foot").remove();
    card.id = `idea-${id}`;
    card.dataset.idea = String(id);
    card.querySelector(".idea__text").id = `idea-${id}-title`;
    card.setAttribute("aria-labelledby", `idea-${id}-title`);
    placeIn(this.list, card, column ?? "", item);
    return card;
  }

  #fill(card, idea) {
    card.classList.remove("is-gone");
    card.querySelector(".idea__text").textContent = idea.title;
    card.dataset.comments = String(idea.comments);
    this.#fillText(card, idea.text);
    const { words } = this;
    const parts = [this.#creditsOf(idea) || words.say("teamless")];
    const merged = idea.merged ?? [];
    if (merged.length) parts.push(words.count("merged", merged.length));
    fillMerged(card, merged);
    if (this.state.own.has(idea.id)) parts.push(words.say("mine"));
    if (idea.held) parts.push(words.say("held"));
    card.classList.toggle("is-held", Boolean(idea.held));
    if (idea.edited) parts.push(words.say("edited"));
    card.querySelector(".idea__by").textContent = parts.join(" · ");
    this.#fillTries(card, idea.tries);
    card.querySelectorAll("[data-say]").forEach((part) => this.#fillSaid(part, idea.title));
  }

  // Teams and guests whose ideas it is, each once.
  #creditsOf({ team, guest, also = [] }) {
    const name = (one) => (typeof one === "number" ? this.words.say("guest", { number: one }) : one);
    return [...new Set([team || guest, ...also].filter(Boolean).map(name))].join(" + ");
  }

  // The server's paragraphs, with links, stay where the words are the same.
  #fillText(card, text) {
    const more = card.querySelector(".idea__more") ?? this.#part(card, ".idea__more", ".idea__text");
    const squeezed = (words) => words.replace(/\s+/g, "");
    if (squeezed(more.textContent) !== squeezed(text)) {
      const paragraph = document.createElement("p");
      paragraph.textContent = text;
      more.replaceChildren(paragraph);
    }
    more.hidden = !text;
  }

  #fillTries(card, tries) {
    const list = card.querySelector(".idea__tries") ?? this.#part(card, ".idea__tries", ".idea__by");
    const fresh = tries.slice(list.children.length);
    list.append(...fresh.map((team) => tryOf(this.words.say("tries", { team }))));
    list.hidden = !list.children.length;
  }

  // Who tries ideas, and how that goes, as this person may know it.
  showTried(tried) {
    for (const [id, chips] of Object.entries(tried)) {
      const card = this.find(id);
      if (!card) continue;
      const list = card.querySelector(".idea__tries") ?? this.#part(card, ".idea__tries", ".idea__by");
      if (list.contains(document.activeElement)) continue;
      steadily(this.list, () => list.replaceChildren(...chips.map((chip) => toldTry(this.tried, chip))));
      list.hidden = !chips.length;
    }
  }

  #part(card, selector, after) {
    const part = this.model.querySelector(selector).cloneNode(true);
    card.querySelector(after).after(part);
    return part;
  }

  #fillSaid(part, title) {
    part.textContent = this.words.say(part.dataset.say, { title });
  }

  #wanted(card) {
    const id = Number(card.dataset.idea);
    const may = new Set(this.state.board.may);
    if (this.state.guest) may.delete("vote");
    const isGiven = this.state.given.has(id);
    if (card.classList.contains("is-gone")) return new Set();
    const parts = {
      back: may.has("vote") && isGiven,
      cast: may.has("vote") && !isGiven,
      count: this.showsCounts && !may.has("vote"),
      take: may.has("try") && this.state.takes,
      move: may.has("group") && !this.state.guest && !card.classList.contains("is-held"),
      spot: true,
      own: may.has("change_idea") && this.state.own.has(id),
      talk: true,
      report: !this.state.own.has(id),
      hide: true,
      follow: !this.state.own.has(id) || Boolean(card.querySelector("[data-part=follow]:not([data-new])")),
    };
    return new Set(PARTS.filter((name) => parts[name] && this.model.querySelector(`[data-part=${name}]`)));
  }

  #foot(card, wanted) {
    let foot = card.querySelector(".idea__foot");
    if (!foot) {
      foot = this.model.querySelector(".idea__foot").cloneNode(false);
      card.append(foot);
    }
    this.#turnDot(card, foot, wanted);
    let before = null;
    for (const name of PARTS) {
      let part = foot.querySelector(`[data-part=${name}]`);
      if (!part && wanted.has(name)) {
        part = this.#newPart(card, name);
        if (before) before.after(part);
        else foot.prepend(part);
      }
      if (part) {
        part.hidden = !wanted.has(name);
        before = part;
      }
    }
    foot.hidden = !wanted.size;
    this.#number(card, foot);
  }

  // The form of a dot gives it or takes it back: it stays one form, so the focus stays where it is.
  #turnDot(card, foot, wanted) {
    const name = DOTS.find((one) => wanted.has(one));
    const form = foot.querySelector("[data-part=back], [data-part=cast]");
    if (!form || !name || form.dataset.part === name) return;
    const other = this.#newPart(card, name);
    form.dataset.part = name;
    form.setAttribute("action", other.getAttribute("action"));
    const button = form.querySelector("button");
    button.disabled = false;
    button.setAttribute("aria-pressed", String(name === "back"));
    button.querySelector("[data-say]").replaceWith(other.querySelector("[data-say]"));
  }

  #newPart(card, name) {
    const part = this.model.querySelector(`[data-part=${name}]`).cloneNode(true);
    part.dataset.new = ""; // who adds an idea follows it, which this part does not know
    for (const one of [part, ...part.querySelectorAll("[href*='/ideas/0/']")]) {
      for (const address of ["href", "action"]) {
        const before = one.getAttribute(address);
        if (before) one.setAttribute(address, before.replace("/ideas/0/", `/ideas/${card.dataset.idea}/`));
      }
    }
    if (!("young" in card.dataset)) part.querySelector(".idea__edit")?.remove();
    const move = part.querySelector(".idea__move");
    if (move && this.state.own.has(Number(card.dataset.idea))) move.dataset.merges = "yes";
    const token = document.querySelector("input[name=csrfmiddlewaretoken]");
    const field = part.querySelector("input[name=csrfmiddlewaretoken]");
    if (field && token) field.value = token.value;
    part.querySelectorAll("[data-say]").forEach((said) => {
      this.#fillSaid(said, card.querySelector(".idea__text").textContent);
    });
    return part;
  }

  #number(card, foot) {
    const count = this.state.votes.get(card.dataset.idea) ?? 0;
    const { words, showsCounts } = this;
    const texts = {
      "[data-part=back] .vote__label": showsCounts ? String(count) : words.say("yours"),
      "[data-part=cast] .vote__label": showsCounts ? String(count) : words.say("give"),
      "[data-part=count]": words.count("dots", count),
    };
    for (const [selector, text] of Object.entries(texts)) {
      const part = foot.querySelector(selector);
      if (part && part.textContent !== text) part.textContent = text;
    }
    const talk = foot.querySelector("[data-part=talk] .num");
    if (talk && "comments" in card.dataset) talk.textContent = card.dataset.comments;
    const button = foot.querySelector("[data-part=cast] button");
    if (button) button.disabled = this.state.left() <= 0;
  }
}

function fillMerged(card, merged) {
  const places = merged.map((id) => {
    const place = card.querySelector(`[data-merged="${Number(id)}"]`) ?? document.createElement("span");
    place.dataset.merged = String(id);
    return place;
  });
  card.querySelector(".idea__merged").replaceChildren(...places);
}

// A control that went from under the focus hands it to its counterpart, or to the card.
function keepFocus(card) {
  const { activeElement } = document;
  if (card.contains(activeElement) && !activeElement.closest("[hidden]")) return;
  const next = card.querySelector("[data-part]:not([hidden]) .vote:not(:disabled)") ?? card;
  next.focus({ preventScroll: true });
}
