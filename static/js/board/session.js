// What stands around the cards: the question, the phases, the timer, the dots that are left.
export class Session {
  // targets: the controller's, by name; some are not there for everybody
  constructor({ root, words, zone }) {
    Object.assign(this, { root, words, zone });
  }

  target(name) {
    return this.root.querySelector(`[data-board-target~="${name}"]`);
  }

  show(board) {
    setText(this.target("question"), board.question);
    setText(this.target("said"), this.saidOf(board));
    this.#showPhase(board.phase);
    this.#showTimer(board.timer);
    this.allow(board.may);
    const named = this.target("named"); // guests give no dots
    if (named) named.hidden = !board.named || this.target("left").hidden;
  }

  // What the phase does not let people do is hidden; a text that somebody is at stays in sight.
  allow(may) {
    for (const part of this.root.querySelectorAll("[data-may]")) {
      const isAllowed = may.includes(part.dataset.may);
      part.hidden = !isAllowed && !isWrittenIn(part);
      if (part.matches(".composer")) document.body.classList.toggle("has-composer", !part.hidden);
    }
  }

  showHidden(board, number) {
    const part = this.target("silent");
    part.hidden = !board.silent;
    setText(part.querySelector("span"), this.words.count("hidden", Math.max(0, number)));
    const empty = this.target("empty");
    if (empty && (board.silent || number > 0)) empty.hidden = true;
  }

  showPeople(number) {
    const part = this.target("people");
    part.hidden = !number;
    setText(part.querySelector("span"), this.words.count("people", number));
  }

  showDots(left, budget) {
    const part = this.target("left");
    if (!part) return; // guests have none
    const [dots, text] = part.children;
    dots.replaceChildren(...Array.from({ length: budget }, (_one, place) => dot(place < left)));
    setText(text, this.words.count("left", left));
  }

  // How much waits for the facilitator.
  showQueue(count) {
    const part = this.target("queue");
    setText(part, String(count));
    part.parentElement.classList.toggle("is-waiting", count > 0);
  }

  // While a facilitator is at the phases, the form keeps saying from which phase it was seen.
  #showPhase(phase) {
    const steps = [...this.root.querySelectorAll("[data-phase]")];
    for (const step of steps) {
      if (step.dataset.phase === phase) step.setAttribute("aria-current", "step");
      else step.removeAttribute("aria-current");
    }
    const before = this.target("before");
    if (!before || before.value === phase || before.form.contains(document.activeElement)) return;
    before.value = phase;
    const place = steps.findIndex((step) => step.dataset.phase === phase);
    this.target("after").value = steps[Math.min(place + 1, steps.length - 1)].dataset.phase;
  }

  // What the phase asks of people: a state says it, a change leaves it to the page's own words.
  saidOf(board) {
    return board.said ?? this.#step(board.phase)?.dataset.said ?? "";
  }

  phaseName(phase) {
    return this.#step(phase)?.textContent ?? "";
  }

  #step(phase) {
    return this.root.querySelector(`[data-phase="${phase}"]`);
  }

  #showTimer(endsAt) {
    const part = this.target("timer");
    part.hidden = !endsAt;
    if (!endsAt) return;
    const form = { hour: "numeric", minute: "2-digit", timeZone: this.zone };
    const time = new Intl.DateTimeFormat(document.documentElement.lang, form).format(new Date(endsAt));
    setText(part.querySelector("span"), this.words.say("until", { time }));
  }
}

function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function isWrittenIn(part) {
  const fields = [...part.querySelectorAll("input[type=text], textarea")];
  return fields.some((field) => field === document.activeElement || field.value.trim());
}

function dot(isLeft) {
  const one = document.createElement("i");
  if (isLeft) one.className = "on";
  return one;
}
