// Who tries an idea, on its card: a chip for each team, with how its hack stands for whom may know.

// A team that the page heard of before it asked what it may know.
export function tryOf(said) {
  const item = document.createElement("li");
  item.append(chipOf(said));
  return item;
}

// As the server tells it for this person; model: an item with the link to a hack.
export function toldTry(model, { said, status, url }) {
  if (!url) return tryOf(said);
  const item = model.cloneNode(true);
  const chip = item.querySelector("a");
  chip.classList.add(`chip--${status}`);
  chip.setAttribute("href", url);
  chip.lastElementChild.textContent = said;
  return item;
}

function chipOf(text) {
  const chip = document.createElement("span");
  chip.className = "chip";
  chip.textContent = text;
  return chip;
}
