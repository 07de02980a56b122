// The page's sentences, from a <template> that the server wrote in the reader's language.
export class Words {
  constructor(template) {
    this.found = new Map(
      [...template.content.querySelectorAll("[data-word]")].map((one) => [one.dataset.word, one.textContent]),
    );
  }

  say(name, parts = {}) {
    return (this.found.get(name) ?? "").replace(/\{(\w+)\}/g, (whole, part) => String(parts[part] ?? whole));
  }

  count(name, number) {
    return this.say(number === 1 ? `${name}_one` : `${name}_many`, { number });
  }
}
