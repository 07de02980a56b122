// Starts Stimulus. A controller's module is fetched only on pages that name it.
import { Application } from "@hotwired/stimulus";
import { modules } from "./controllers/index.js";
import "./kept_text.js";
import "./sign_out.js";

const application = Application.start();
const asked = new Set();

function load(root) {
  const elements = [root, ...root.querySelectorAll("[data-controller]")];
  const names = elements.flatMap((element) => element.dataset?.controller?.split(/\s+/) ?? []);
  for (const name of names) {
    if (asked.has(name) || !(name in modules)) continue;
    asked.add(name);
    modules[name]().then((module) => application.register(name, module.default));
  }
}

load(document.documentElement);
new MutationObserver((records) => {
  for (const { addedNodes } of records) {
    for (const node of addedNodes) {
      if (node instanceof Element) load(node);
    }
  }
}).observe(document.documentElement, { childList: true, subtree: true });
