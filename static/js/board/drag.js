// A card follows the pointer: by its handle with any pointer, by all of it with a mouse. Dropped on a
// column it goes there; on the middle of another card the two are to be merged.
const FAR = 6; // px before it is a drag and not a click
const EDGE = 64; // px from the top and the foot of the window, where it scrolls
const PACE = 14; // px a frame

export class Drag {
  // onDrop(card, {column} or {into: card})
  constructor({ list, onDrop }) {
    Object.assign(this, { list, onDrop });
  }

  begin(event) {
    const card = event.target.closest("[data-idea]");
    const handle = card?.querySelector("[data-part=move]:not([hidden]) .idea__move");
    if (!handle || event.button !== 0 || this.card) return;
    const isByHandle = handle.contains(event.target);
    if (!isByHandle && (event.pointerType !== "mouse" || event.target.closest("a, button, input, summary"))) return;
    Object.assign(this, { card, x: event.clientX, y: event.clientY, isDragging: false, scrolled: scrollY });
    this.mayMerge = Boolean(handle.dataset.merges);
    this.listening = new AbortController();
    const { signal } = this.listening;
    addEventListener("pointermove", (moved) => this.#move(moved), { signal });
    addEventListener("pointerup", (up) => this.#drop(up), { signal });
    addEventListener("pointercancel", () => this.stop(), { signal });
    addEventListener("keydown", (key) => key.key === "Escape" && this.stop(), { signal });
  }

  stop() {
    if (!this.card) return;
    this.listening.abort();
    cancelAnimationFrame(this.frame);
    this.#mark(null);
    this.card.classList.remove("is-dragged");
    this.card.style.translate = "";
    document.documentElement.classList.remove("is-dragging");
    this.card = this.frame = null;
  }

  #move(event) {
    this.at = { x: event.clientX, y: event.clientY };
    if (!this.isDragging) {
      if (Math.hypot(this.at.x - this.x, this.at.y - this.y) < FAR) return;
      this.isDragging = true;
      getSelection().removeAllRanges();
      this.card.classList.add("is-dragged");
      document.documentElement.classList.add("is-dragging");
    }
    this.#draw();
    this.frame ??= requestAnimationFrame(() => this.#scroll());
  }

  #draw() {
    const down = this.at.y - this.y + scrollY - this.scrolled;
    this.card.style.translate = `${this.at.x - this.x}px ${down}px`;
    this.#mark(this.#place()?.marked ?? null);
  }

  #scroll() {
    this.frame = null;
    const pace = this.at.y < EDGE ? -PACE : PACE * (this.at.y > innerHeight - EDGE);
    if (!pace || !this.card) return;
    scrollBy({ top: pace, behavior: "instant" });
    this.#draw();
    this.frame = requestAnimationFrame(() => this.#scroll());
  }

  // What is under the pointer.
  #place() {
    const under = document.elementFromPoint(this.at.x, this.at.y);
    const column = under?.closest("[data-column]");
    if (!column || !this.list.contains(column)) return null;
    const into = under.closest("[data-idea]:not(.is-gone, .is-held)");
    if (into && this.mayMerge && isInMiddle(into, this.at.y)) return { into, marked: into };
    return { column: column.dataset.column, marked: column };
  }

  #mark(part) {
    if (this.marked === part) return;
    this.marked?.classList.remove("is-target");
    part?.classList.add("is-target");
    this.marked = part;
  }

  #drop(event) {
    const { card, isDragging } = this;
    this.at = { x: event.clientX, y: event.clientY };
    const place = isDragging ? this.#place() : null;
    this.stop();
    if (isDragging) hushClick();
    if (place) this.onDrop(card, place);
  }
}

function isInMiddle(card, y) {
  const { top, height } = card.getBoundingClientRect();
  return Math.abs(y - top - height / 2) < height / 4;
}

// The click that ends a drag opens nothing.
function hushClick() {
  const hush = (event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener("click", hush, { capture: true, once: true });
  setTimeout(() => removeEventListener("click", hush, { capture: true }));
}
