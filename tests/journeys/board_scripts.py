"""What the journeys of the board run in the page: faster asking, a socket's address, looks into
what the browser keeps."""

FAST = """
new MutationObserver(() => {
  const board = document.querySelector("[data-controller~=board]");
  if (board && board.dataset.boardPollValue !== "0.3") board.dataset.boardPollValue = "0.3";
}).observe(document, { childList: true, subtree: true });
"""
SOCKET = FAST.replace('boardPollValue !== "0.3"', "boardSocketValue !== SOCKET").replace(
    'boardPollValue = "0.3"', "boardSocketValue = SOCKET"
)
KEPT = """
new Promise((done) => {
  const isKept = () => Object.keys(localStorage).some((key) => key.startsWith("draft:board"));
  const look = () => (isKept() ? done() : setTimeout(look, 50));
  look();
})
"""
COUNT_UNSENT = """
new Promise((done) => {
  const open = indexedDB.open("board");
  open.onsuccess = () => {
    const count = open.result.transaction("ideas").objectStore("ideas").count();
    count.onsuccess = () => done(count.result);
  };
})
"""
