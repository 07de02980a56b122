// The columns of a board on the page; cards in none stand in the first, which has no number.
import { isInUse } from "./place.js";

// Shows the columns as they are now; cards of one that was removed are not grouped any more.
export function showColumns(list, model, columns) {
  const sections = columns.map((column) => sectionOf(list, model, column));
  const kept = new Set(sections);
  for (const section of list.querySelectorAll(":scope > [data-column]:not([data-column=''])")) {
    if (kept.has(section)) continue;
    listIn(list, "").prepend(...section.querySelector("ul").children);
    section.remove();
  }
  if (sections.some((section, place) => list.children[place + 1] !== section)) list.append(...sections);
  list.classList.toggle("is-grouped", Boolean(columns.length));
}

export function columnOf(card) {
  return card.closest("[data-column]").dataset.column;
}

export function nameOf(list, column) {
  return list.querySelector(`:scope > [data-column="${column}"] > h2`)?.textContent ?? "";
}

// First in its column, or last while somebody is at the cards.
export function placeIn(list, card, column, item = card.closest("li")) {
  const target = listIn(list, String(column)) ?? listIn(list, "");
  if (isInUse(list)) target.append(item);
  else target.prepend(item);
}

function listIn(list, column) {
  return list.querySelector(`:scope > [data-column="${column}"] > ul`);
}

function sectionOf(list, model, { id, name }) {
  const section = list.querySelector(`:scope > [data-column="${Number(id)}"]`) ?? model.cloneNode(true);
  const heading = section.querySelector("h2");
  if (heading.textContent !== name) heading.textContent = name;
  heading.id = `column-${id}`;
  section.dataset.column = String(id);
  section.setAttribute("aria-labelledby", heading.id);
  return section;
}
