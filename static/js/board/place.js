// Keeps what somebody points at, has in focus or reads where it is, whatever changes around it.

// The card that must not move: the one that is dragged, the focused one, else the one under the
// pointer.
export function held(list) {
  const focused = list.contains(document.activeElement) && document.activeElement.closest("[data-idea]");
  return list.querySelector(".is-dragged") || focused || list.querySelector("[data-idea]:hover");
}

// Whether a new card at the beginning would push what somebody looks at.
export function isInUse(list) {
  return Boolean(held(list)) || list.matches(":hover") || list.getBoundingClientRect().top < 0;
}

// Does the change; what is held, or stands first on the screen, keeps its height on the screen.
export function steadily(list, change) {
  const kept = held(list) ?? firstSeen(list);
  const before = kept?.getBoundingClientRect().top;
  change();
  if (!kept?.isConnected) return;
  const moved = kept.getBoundingClientRect().top - before;
  if (moved) scrollBy({ top: moved, behavior: "instant" });
}

function firstSeen(list) {
  if (list.getBoundingClientRect().top >= 0) return null;
  return [...list.querySelectorAll("[data-idea]")].find((item) => item.getBoundingClientRect().bottom > 0);
}
