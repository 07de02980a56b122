// Makes or uses a passkey: asks the device, puts its answer into the form and sends it.
// What the device is asked stands in the page, or is fetched from where the form goes.
import { Controller } from "@hotwired/stimulus";

const JSON_ONLY = { headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" } };

export default class extends Controller {
  static targets = ["button", "state"];
  static values = { failed: String, unsupported: String };

  connect() {
    if (window.PublicKeyCredential) return;
    this.buttonTarget.disabled = true;
    this.stateTarget.textContent = this.unsupportedValue;
  }

  create() {
    const alone = this.element.elements.namedItem("passwordless")?.checked ?? false;
    return this.#ask(async () => navigator.credentials.create({ publicKey: creation(await this.#options(), alone) }));
  }

  use() {
    return this.#ask(async () => navigator.credentials.get({ publicKey: request(await this.#options()) }));
  }

  async #ask(device) {
    this.stateTarget.textContent = "";
    this.buttonTarget.disabled = true;
    try {
      this.element.elements.namedItem("credential").value = JSON.stringify(answer(await device()));
      this.element.submit();
    } catch {
      // Cancelled, timed out, or no passkey of this site on the device: the browser has said which.
      this.stateTarget.textContent = this.failedValue;
      this.buttonTarget.disabled = false;
    }
  }

  async #options() {
    const inPage = this.element.querySelector("#passkey-options");
    if (inPage) return JSON.parse(inPage.textContent).publicKey;
    const told = await fetch(this.element.action, JSON_ONLY);
    if (!told.ok) throw new Error(String(told.status));
    return (await told.json()).request_options.publicKey;
  }
}

function creation(options, alone) {
  const authenticatorSelection = {
    ...options.authenticatorSelection,
    residentKey: alone ? "required" : "discouraged",
    requireResidentKey: alone,
    ...(alone && { userVerification: "required" }),
  };
  return {
    ...options,
    authenticatorSelection,
    challenge: bytes(options.challenge),
    user: { ...options.user, id: bytes(options.user.id) },
    excludeCredentials: known(options.excludeCredentials),
  };
}

function request(options) {
  return { ...options, challenge: bytes(options.challenge), allowCredentials: known(options.allowCredentials) };
}

function known(credentials) {
  return (credentials ?? []).map((one) => ({ ...one, id: bytes(one.id) }));
}

// The credential as the server reads it: every buffer as base64url.
function answer(credential) {
  const { response } = credential;
  const names = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const buffers = names.filter((name) => response[name]).map((name) => [name, text(response[name])]);
  const transports = response.getTransports?.();
  return {
    type: credential.type,
    id: credential.id,
    rawId: text(credential.rawId),
    authenticatorAttachment: credential.authenticatorAttachment,
    response: { ...Object.fromEntries(buffers), ...(transports && { transports }) },
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

function bytes(words) {
  const binary = atob(words.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}

function text(buffer) {
  const binary = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
