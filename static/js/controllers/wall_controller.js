// The wall needs nobody: it hears the board, asks for its own page again when something changed,
// counts the timer down, keeps the screen on, and loads itself anew after a new version came.
import { Controller } from "@hotwired/stimulus";
import { ask, isLeft } from "../board/asking.js";
import { Connection } from "../board/connection.js";
import { Words } from "../board/words.js";
import { sayEnded } from "../ended.js";

const SOON = 200;
const APART = 1000; // between two times of asking, however much happens
const POLL = 10;
const SECOND = 1000;
const MINUTE = 60;
const CHANGED = 4403;

export default class extends Controller {
  static targets = ["chip", "part", "people", "timer", "words"];
  static values = { socket: String, number: Number };

  connect() {
    this.words = new Words(this.wordsTarget);
    this.askedAt = -APART;
    this.connection = new Connection({
      address: this.socketValue,
      poll: POLL,
      since: () => this.numberValue,
      hear: (message) => this.#hear(message),
      ask: () => this.#refresh(),
      say: (state) => this.#say(state),
      end: (code) => this.#end(code),
    });
    this.connection.start();
    this.ticking = setInterval(() => this.#tick(), SECOND);
    this.wake();
  }

  disconnect() {
    this.connection.stop();
    clearInterval(this.ticking);
    clearTimeout(this.asking);
  }

  timerTargetConnected(timer) {
    this.endsAt = performance.now() + Number(timer.dataset.left) * SECOND;
    this.#tick();
  }

  // The browser lets go of the lock whenever the page is out of sight.
  wake() {
    if (document.visibilityState === "visible") navigator.wakeLock?.request("screen").catch(() => {});
  }

  #hear(message) {
    if (message.type === "presence") this.#count(message.people);
    else this.#askSoon();
  }

  #count(people) {
    this.peopleTarget.hidden = !people;
    this.peopleTarget.lastElementChild.textContent = this.words.count("people", people);
  }

  #askSoon() {
    const wait = Math.max(SOON, this.askedAt + APART - performance.now());
    this.asking ??= setTimeout(() => {
      this.asking = null;
      this.#refresh();
    }, wait);
  }

  async #refresh() {
    this.askedAt = performance.now();
    try {
      const answer = await ask(location.href);
      if (isLeft(answer)) return isLeft(answer);
      if (!answer.ok) return "unreachable";
      this.#take(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch {
      return "unreachable";
    }
    return "reached";
  }

  #take(fresh) {
    const number = Number(fresh.body.dataset.wallNumberValue);
    if (number < this.numberValue) return;
    if (versionOf(fresh) !== versionOf(document)) {
      location.reload();
      return;
    }
    this.numberValue = number;
    document.title = fresh.title;
    const parts = [...fresh.querySelectorAll("[data-wall-target=part]")];
    this.partTargets.forEach((part, place) => {
      if (!part.isEqualNode(parts[place])) part.replaceWith(document.importNode(parts[place], true));
    });
  }

  #tick() {
    if (!this.hasTimerTarget) return;
    const left = Math.max(0, Math.round((this.endsAt - performance.now()) / SECOND));
    const two = (number) => String(number).padStart(2, "0");
    this.timerTarget.textContent = `${two(Math.floor(left / MINUTE))}:${two(left % MINUTE)}`;
    this.timerTarget.classList.toggle("is-over", left === 0);
  }

  #say(state) {
    this.chipTarget.hidden = false;
    this.chipTarget.dataset.state = state;
    this.chipTarget.lastElementChild.textContent = this.words.say(state);
  }

  #end(code) {
    if (code === CHANGED) location.reload();
    this.chipTarget.hidden = true;
    sayEnded(code);
  }
}

// A new version of the site has other addresses of its styles and scripts.
function versionOf(page) {
  const files = page.querySelectorAll("link[rel=stylesheet], script[type=importmap]");
  return [...files].map((one) => one.getAttribute("href") ?? one.textContent).join();
}
