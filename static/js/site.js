// Starts Stimulus. A controller's module is fetched only on pages that name it.
import { Application } from "@hotwired/stimulus";
import { modules } from "./controllers/index.js";
import "./kept_page.js";
import "./kept_text.js";
import "./sign_out.js";
import "./unsent_notes.js";

const application = Application.start();
const fetched = new Map();
const registered = new Set();

function load(root) {
  const elements = [root, ...root.querySelectorAll("[data-controller]")];
  for (const element of elements) {
    const names = element.dataset?.controller?.split(/\s+/).filter((name) => name in modules) ?? [];
    if (names.length) start(names);
  }
}

// The controllers of one element start together, in the order it names them: one may need another.
async function start(names) {
  const found = await Promise.allSettled(names.map(fetchOnce));
  found.forEach(({ value }, index) => {
    if (!value || registered.has(names[index])) return;
    registered.add(names[index]);
    application.register(names[index], value.default);
  });
}

function fetchOnce(name) {
  if (!fetched.has(name)) fetched.set(name, modules[name]());
  return fetched.get(name);
}

load(document.documentElement);
new MutationObserver((records) => {
  for (const { addedNodes } of records) {
    for (const node of addedNodes) {
      if (node instanceof Element) load(node);
    }
  }
}).observe(document.documentElement, { childList: true, subtree: true });
