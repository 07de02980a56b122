// Says why this page hears no news any more: the words are in templates/layouts/_ended.html.
export function sayEnded(code) {
  const words = document.querySelector(`template[data-ended="${code}"]`);
  if (!words) return;
  words.parentElement.hidden = false;
  words.replaceWith(words.content.cloneNode(true)); // two sockets of a page may say the same
}
