// A board that follows what happens on it. Everything on the page works without this script.
import { Controller } from "@hotwired/stimulus";
import { Announcer } from "../board/announcer.js";
import { Band } from "../board/band.js";
import { Cards } from "../board/cards.js";
import { showColumns } from "../board/columns.js";
import { Connection } from "../board/connection.js";
import { Feed } from "../board/feed.js";
import { sortByDots } from "../board/order.js";
import { isInUse, steadily } from "../board/place.js";
import { Session } from "../board/session.js";
import { Votes } from "../board/votes.js";
import { Words } from "../board/words.js";
import { sayEnded } from "../ended.js";

const SPREAD = 2000; // a whole room asks for the ideas of a reveal
const REST = 300;

export default class extends Controller {
  static targets = ["band", "chip", "column", "list", "messages", "model", "pause", "refusal", "region", "sort", "tried", "words"];
  static values = { stateUrl: String, socket: String, poll: Number, zone: String };

  connect() {
    this.words = new Words(this.wordsTarget);
    this.state = this.#told();
    this.session = new Session({ root: this.element, words: this.words, zone: this.zoneValue });
    const { listTarget: list, modelTarget: model, words, state } = this;
    this.cards = new Cards({ list, model, tried: this.triedTarget.content.firstElementChild, words, state });
    this.band = new Band(this.bandTarget);
    this.announcer = new Announcer(this.regionTarget);
    this.votes = new Votes({
      state: this.state,
      draw: (id) => this.#drawDots([id]),
      onAnswer: (told, isLast) => this.#answered(told, isLast),
      onRefused: (sentence) => this.#refuse(sentence ?? this.words.say("not_sent")),
    });
    this.#listen();
    this.pauseTarget.hidden = false;
    this.sortTarget.hidden = !this.cards.showsCounts;
  }

  disconnect() {
    this.connection.stop();
    this.announcer.stop();
    clearTimeout(this.asking);
    clearTimeout(this.resting);
  }

  // Holds the page as it is; what was missed comes afterwards.
  pause() {
    this.isPaused = !this.isPaused;
    this.pauseTarget.setAttribute("aria-pressed", String(this.isPaused));
    this.announcer.say("state", this.words.say(this.isPaused ? "paused" : "resumed"));
    if (!this.isPaused) this.feed.ask();
  }

  sort() {
    steadily(this.listTarget, () => sortByDots(this.listTarget, this.state.votes));
    this.announcer.say("sorted", this.words.say("sorted"));
  }

  vote(event) {
    if (!["cast", "back"].includes(event.target.dataset.part)) return;
    event.preventDefault();
    this.hush();
    this.votes.send(event.target);
    this.announcer.say("dots", this.words.count("left", this.state.left()));
  }

  // The composer's idea is on the board.
  sent({ detail: { idea } }) {
    this.state.own.add(idea.id);
    this.cards.put(idea);
    this.announcer.say("sent", this.words.say(idea.held ? "said_held" : "said_sent"));
    const card = this.cards.find(idea.id);
    card.dataset.young = "";
    this.#redraw(card);
    this.#showCount(Math.max(this.state.count, this.#ownShown));
  }

  // Somebody here moved a card.
  grouped({ detail: { told, sentence } }) {
    this.hush();
    told?.ideas.forEach((idea) => this.cards.put(idea, true));
    if (told?.error) this.#refuse(told.error);
    else if (sentence) this.#refuse(sentence);
  }

  // Another part of the page has something to say.
  tell({ detail: { sentence } }) {
    this.announcer.say("told", sentence);
  }

  settle() {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      if (!isInUse(this.listTarget)) this.cards.settle();
      this.session.allow(this.state.board.may);
    }, REST);
  }

  hush() {
    this.messagesTarget.replaceChildren();
  }

  #told() {
    const told = JSON.parse(document.getElementById("board-told").textContent);
    const state = { ...told, own: new Set(told.own), given: new Set(told.given), votes: new Map() };
    state.left = () => Math.max(0, state.board.dots - state.given.size);
    return state;
  }

  #listen() {
    this.feed = new Feed({
      number: this.state.n,
      address: this.stateUrlValue,
      onChange: (change) => this.#change(change),
      onVotes: (votes) => this.#count(votes),
      onState: (state, counted) => this.#takeState(state, counted),
    });
    this.connection = new Connection({
      address: this.socketValue,
      poll: this.pollValue,
      since: () => this.feed.number,
      hear: (message) => this.#hear(message),
      ask: () => (this.isPaused ? "reached" : this.feed.ask()),
      say: (state) => this.#say(state),
      end: (code) => this.#end(code),
    });
    this.connection.start();
  }

  #hear(message) {
    if (message.type === "queue") this.session.showQueue(message.count);
    else if (message.type === "presence") this.session.showPeople(message.people);
    else if (this.isPaused) return;
    else if (message.type === "spotlight") this.#light(message);
    else this.feed.hear(message);
  }

  #light(message) {
    const title = this.band.hear(message);
    if (title) this.announcer.say("spotlight", this.words.say("said_spotlight", { title }));
  }

  #change({ board, ideas = [], gone = [], count, moved = false }) {
    if (board) this.#takeBoard(board);
    this.#takeIdeas(ideas, gone);
    if (count !== undefined) this.#showCount(count);
    else if (!board) this.#showCount(this.cards.all.length);
    if (moved) this.#askSoon(false);
  }

  #takeBoard(board) {
    const before = this.state.board;
    this.state.board = board;
    steadily(this.listTarget, () => {
      this.session.show(board);
      showColumns(this.listTarget, this.columnTarget.content.firstElementChild, board.columns);
      this.listTarget.classList.toggle("is-open", board.may.includes("group") && !this.state.guest);
    });
    this.#showCount(this.state.count);
    this.session.showDots(this.state.left(), board.dots);
    const may = (one) => one.may.join();
    if (may(board) !== may(before) || board.results !== before.results) this.cards.drawAll();
    this.cards.allowDots();
    this.sortTarget.hidden = !this.cards.showsCounts;
    if (board.phase !== before.phase) this.announcer.say("phase", `${this.session.phaseName(board.phase)}. ${this.session.saidOf(board)}`);
    if (board.silent !== before.silent || board.results !== before.results) this.#askSoon();
  }

  // A reveal is told without its ideas, and of a hack each person may know something else:
  // everybody asks, not all at once.
  #askSoon(isAll = true) {
    clearTimeout(this.asking);
    this.isAllDue ||= isAll;
    this.asking = setTimeout(() => {
      if (!this.isPaused) this.feed.ask(this.isAllDue);
      this.isAllDue = false;
    }, Math.random() * SPREAD);
  }

  #takeIdeas(ideas, gone) {
    const isNew = (idea) => this.cards.put(idea) && !this.state.own.has(idea.id);
    const fresh = ideas.filter(isNew).length;
    gone.forEach((id) => this.cards.drop(id));
    if (fresh) this.announcer.add("ideas", fresh, (number) => this.words.count("ideas", number));
  }

  #takeState(state, counted) {
    const touched = this.#takeOwn(state, counted);
    this.state.count = state.count;
    this.#takeBoard(state.board);
    this.#light({ n: state.n, item: state.spotlight });
    this.#takeIdeas(state.ideas, [...state.gone, ...(state.all ? this.#missingFrom(state.ideas) : [])]);
    this.cards.showTried(state.tried ?? {});
    this.#showCount(state.count);
    this.#drawDots(touched);
  }

  // Own ideas and dots, and all numbers; gives the ideas that look different now. Dots that are
  // on their way stay as they are shown.
  #takeOwn(state, counted) {
    const { own, given, votes } = this.state;
    const isNew = ([id, count]) => !counted.has(id) && votes.get(id) !== count;
    const touched = [...own, ...state.own];
    replaced(own, state.own);
    if (this.votes.waiting) return touched;
    touched.push(...given, ...state.given);
    replaced(given, state.given);
    for (const [id, count] of Object.entries(state.votes).filter(isNew)) {
      votes.set(id, count);
      touched.push(id);
    }
    return touched;
  }

  #missingFrom(ideas) {
    const there = new Set(ideas.map((idea) => idea.id));
    return this.cards.all.map((card) => Number(card.dataset.idea)).filter((id) => !there.has(id));
  }

  #showCount(count) {
    this.state.count = count;
    const { board } = this.state;
    steadily(this.listTarget, () => this.session.showHidden(board, board.silent ? count - this.#ownShown : count));
  }

  // Those that everybody counts; what waits for the facilitator nobody does.
  get #ownShown() {
    return this.state.own.size - this.cards.heldCount;
  }

  #count(votes) {
    Object.entries(votes).forEach(([id, count]) => this.state.votes.set(id, count));
    this.#drawDots(Object.keys(votes));
  }

  #answered({ votes, given }, isLast) {
    if (!isLast) return;
    const before = [...this.state.given];
    replaced(this.state.given, given);
    this.#count(votes);
    this.#drawDots([...before, ...given]);
  }

  #drawDots(ids) {
    ids.map((id) => this.cards.find(id)).filter(Boolean).forEach((card) => this.cards.draw(card));
    this.session.showDots(this.state.left(), this.state.board.dots);
    this.cards.allowDots();
  }

  #redraw(card) {
    card.querySelector("[data-part=own]")?.remove();
    this.cards.draw(card);
  }

  #refuse(sentence) {
    const words = this.refusalTarget.content.cloneNode(true);
    words.querySelector("p").textContent = sentence;
    this.messagesTarget.replaceChildren(words);
  }

  #say(state) {
    const before = this.chipTarget.dataset.state;
    if (before === state) return;
    this.chipTarget.hidden = false;
    this.chipTarget.dataset.state = state;
    this.chipTarget.lastElementChild.textContent = this.words.say(state);
    const sentence = this.words.say(`said_${state}`);
    if (before && sentence) this.announcer.say("state", sentence);
  }

  #end(code) {
    this.chipTarget.hidden = this.pauseTarget.hidden = true;
    sayEnded(code);
  }
}

// The cards read the same set.
function replaced(set, values) {
  set.clear();
  values.forEach((value) => set.add(value));
}
