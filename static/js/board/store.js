// Ideas (and notes of visits) that were posted and that the server has not confirmed yet, in this
// browser's database.
// How many there are stands in localStorage too, so that signing out knows it at once.
const NAME = "board";
const IDEAS = "ideas";
const COUNT = "unsent";

export async function put(idea) {
  await change((ideas) => ideas.put(idea));
}

export async function remove(clientId) {
  await change((ideas) => ideas.delete(clientId));
}

export async function clear() {
  await change((ideas) => ideas.clear());
}

// This person's ideas for this board, in the order in which they were written.
export async function ideasOf(user, board) {
  const mine = await allOf(user);
  return mine.filter((one) => one.board === board).sort((one, other) => one.at - other.at);
}

// The boards and visits for which something of this person's waits.
export async function boardsOf(user) {
  return [...new Set((await allOf(user)).map(({ board }) => board))];
}

async function allOf(user) {
  const database = await open();
  const all = await done(database.transaction(IDEAS).objectStore(IDEAS).getAll());
  database.close();
  return all.filter((one) => one.user === user);
}

export function countOfUnsent() {
  try {
    return Number(localStorage.getItem(COUNT));
  } catch {
    return 0;
  }
}

async function change(act) {
  const database = await open();
  const transaction = database.transaction(IDEAS, "readwrite", { durability: "strict" });
  const ideas = transaction.objectStore(IDEAS);
  act(ideas);
  const count = await done(ideas.count());
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
  database.close();
  try {
    localStorage.setItem(COUNT, String(count));
  } catch {
    // Signing out then asks nothing.
  }
}

function open() {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(IDEAS, { keyPath: "clientId" });
  return done(request);
}

function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
