// Notes of a visit that were written without a network are sent from whatever page comes next, not
// from their sheet alone. What does that is fetched only where something waits and there is a
// network; a sheet that this device keeps sends its own.
import { countOfUnsent } from "./board/store.js";

const model = document.getElementById("unsent-notes");
if (model && navigator.onLine && countOfUnsent()) {
  document.getElementById("main").prepend(model.content.cloneNode(true));
}
