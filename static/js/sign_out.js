// Signing out, or leaving a board as a guest, clears what this browser keeps of a person's writing,
// and asks first where ideas for a board or notes of a visit were not sent yet; the question is in templates/layouts/_unsent.html.
import { clear, countOfUnsent } from "./board/store.js";

const PATIENCE = 2000;
let isAgreed = false;

addEventListener("submit", (event) => {
  const form = event.target;
  if (isAgreed || form.method === "dialog" || !isLeaving(form)) return;
  const question = document.getElementById("unsent");
  if (!question || !countOfUnsent()) return;
  event.preventDefault();
  event.stopImmediatePropagation(); // the copies of texts stay until the answer
  question.addEventListener("close", () => question.returnValue === "yes" && signOut(form), { once: true });
  question.returnValue = "";
  question.showModal();
}, { capture: true });

function isLeaving(form) {
  return "clears" in form.dataset || new URL(form.action).pathname.endsWith("/logout/");
}

async function signOut(form) {
  await Promise.race([clear().catch(() => null), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  isAgreed = true;
  form.requestSubmit();
}
