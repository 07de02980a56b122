// Says why this page hears no news any more: the words are in templates/layouts/_ended.html.
export function sayEnded(code) {
  const words = document.querySelector(`template[data-ended="${code}"]`);
  if (!words) return;
  words.parentElement.hidden = false;
  words.after(words.content.cloneNode(true));
}
