// Reveals the passkey forms of a page where the browser knows passkeys. What to sign comes from the form's own
// address; what the browser made goes back in its hidden field. Bytes travel as base64url.
const toBytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const toText = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

const read = ({ publicKey: o }) => ({
  ...o,
  challenge: toBytes(o.challenge),
  ...(o.user && { user: { ...o.user, id: toBytes(o.user.id) } }),
  ...(o.excludeCredentials && { excludeCredentials: o.excludeCredentials.map((c) => ({ ...c, id: toBytes(c.id) })) }),
  ...(o.allowCredentials && { allowCredentials: o.allowCredentials.map((c) => ({ ...c, id: toBytes(c.id) })) }),
});

const written = (credential) => {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = toText(credential.response[name]);
  }
  const { id, type } = credential;
  return { id, type, rawId: toText(credential.rawId), response, clientExtensionResults: credential.getClientExtensionResults() };
};

for (const form of window.PublicKeyCredential ? document.querySelectorAll("[data-passkey]") : []) {
  const button = form.querySelector("button");
  const failed = form.querySelector("[role=status]");
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    if (event.submitter?.name) return;
    event.preventDefault(); // Enter in a field: the passkey comes first
    button.click();
  });
  button.addEventListener("click", async () => {
    failed.hidden = true;
    button.disabled = true;
    try {
      const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
      const publicKey = read(await answer.json());
      const credential = await navigator.credentials[form.dataset.passkey]({ publicKey });
      form.elements.credential.value = JSON.stringify(written(credential));
      form.submit();
    } catch {
      failed.hidden = false;
      button.disabled = false;
    }
  });
}
