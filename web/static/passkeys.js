/* Passkeys: asks the device, puts its answer into the form and sends it. Everything else is decided on the server. */
(() => {
  "use strict";

  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const ids = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

  async function ask(kind, asked) {
    const publicKey = { ...asked, challenge: bytes(asked.challenge) };
    if (kind === "create") {
      publicKey.user = { ...asked.user, id: bytes(asked.user.id) };
      publicKey.excludeCredentials = ids(asked.excludeCredentials);
      return navigator.credentials.create({ publicKey });
    }
    publicKey.allowCredentials = ids(asked.allowCredentials);
    return navigator.credentials.get({ publicKey });
  }

  function written(credential) {
    const response = {};
    for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (credential.response[name]) response[name] = text(credential.response[name]);
    }
    return JSON.stringify({ id: credential.id, rawId: text(credential.rawId), type: credential.type, response, clientExtensionResults: {} });
  }

  function passkeyForm(form) {
    const field = form.querySelector("[name=credential]");
    const failed = form.querySelector("[data-passkey-failed]");
    if (!window.PublicKeyCredential) return;
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      if (field.value) return;
      event.preventDefault();
      event.stopPropagation();
      failed.hidden = true;
      try {
        field.value = written(await ask(form.dataset.passkey, JSON.parse(form.dataset.options)));
        form.requestSubmit();
      } catch {
        failed.hidden = false;
      }
    });
    if (form.hasAttribute("data-start")) form.requestSubmit();
  }

  document.querySelectorAll("form[data-passkey]").forEach(passkeyForm);
})();
