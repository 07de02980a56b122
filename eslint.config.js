import js from "@eslint/js";
import noUnsanitized from "eslint-plugin-no-unsanitized";
import globals from "globals";

export default [
  js.configs.recommended,
  noUnsanitized.configs.recommended,
  {
    languageOptions: { globals: globals.browser, sourceType: "module" },
    rules: {
      eqeqeq: "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-restricted-properties": [
        "error",
        { property: "innerHTML", message: "People's words go in by textContent." },
        { property: "outerHTML", message: "People's words go in by textContent." },
      ],
      "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "prefer-const": "error",
      // Django's hashed static files skip an import without a semicolon, silently.
      semi: ["error", "always"],
    },
  },
];
