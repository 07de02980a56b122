// The band of the spotlight: what everybody looks at now, as far as this reader may see it.
import { Words } from "./words.js";

const WHOLE = 99; // what the page or its state says, over what a single group is told

export class Band {
  constructor(root) {
    this.root = root;
    this.words = new Words(root.querySelector("template"));
    this.n = Number(root.dataset.n);
    this.rank = WHOLE;
  }

  // Several groups hear of one change: who sees more has the higher rank. Gives what to read out,
  // nothing where the band stays as it is.
  hear({ n, rank = WHOLE, item }) {
    if (n < this.n || (n === this.n && rank < this.rank)) return "";
    Object.assign(this, { n, rank });
    const title = this.#title(item);
    const before = this.#text();
    this.#show(item, title, this.#about(item));
    return before === this.#text() ? "" : title;
  }

  part(name) {
    return this.root.querySelector(`[data-band=${name}]`);
  }

  #text() {
    return `${this.part("title").textContent.trim()} ${this.part("about").textContent.trim()}`;
  }

  #show(item, title, about) {
    this.part("title").textContent = title;
    this.part("about").textContent = about;
    const photo = this.part("photo");
    photo.hidden = !item?.photo;
    photo.alt = item?.photo?.alt ?? "";
    if (item?.photo) photo.src = item.photo.src;
    else photo.removeAttribute("src");
    const link = this.part("link");
    link.hidden = !item;
    if (!item) return;
    link.setAttribute("href", item.url);
    link.textContent = this.words.say(`link_${item.kind}`);
  }

  #title(item) {
    if (!item) return this.words.say("title_none");
    return item.kind === "iteration" ? this.words.say("title_iteration", item) : item.title;
  }

  #about(item) {
    if (!item) return "";
    if (item.kind === "iteration") return `${this.words.say("about_iteration", item)} ${item.text}`.trim();
    if (item.kind === "highlight") return item.text;
    return item.guest ? this.words.say("guest", { number: item.guest }) : item.team;
  }
}
