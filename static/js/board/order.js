// The cards of each column, those with the most dots first, then the newest: the server's order.
export function sortByDots(list, votes) {
  for (const column of list.querySelectorAll(":scope > [data-column] > ul")) {
    const items = [...column.children];
    const idOf = (item) => item.querySelector("[data-idea]").dataset.idea;
    const dotsOf = (item) => votes.get(idOf(item)) ?? 0;
    const sorted = [...items].sort((one, other) => dotsOf(other) - dotsOf(one) || idOf(other) - idOf(one));
    if (sorted.some((item, place) => item !== items[place])) column.append(...sorted);
  }
}
