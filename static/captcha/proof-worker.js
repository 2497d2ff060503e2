// Solves an ALTCHA challenge (second format, PBKDF2/SHA-256): tries numbers until the derived key begins as asked.
const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const hex = (array) => Array.from(array, (byte) => byte.toString(16).padStart(2, "0")).join("");

async function derive({ cost, keyLength, nonce, salt }, counter) {
  const start = bytes(nonce);
  const password = new Uint8Array(start.length + 4);
  password.set(start);
  new DataView(password.buffer).setUint32(start.length, counter);
  const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
  const rounds = { name: "PBKDF2", hash: "SHA-256", salt: bytes(salt), iterations: cost };
  return hex(new Uint8Array(await crypto.subtle.deriveBits(rounds, key, keyLength * 8)));
}

self.onmessage = async ({ data: challenge }) => {
  const started = performance.now();
  const { keyPrefix, data } = challenge.parameters;
  for (let counter = 0; counter <= data.most; counter += 1) {
    const derivedKey = await derive(challenge.parameters, counter);
    if (derivedKey.startsWith(keyPrefix)) {
      const solution = { counter, derivedKey, time: Math.round(performance.now() - started) };
      self.postMessage({ payload: btoa(JSON.stringify({ challenge, solution })) });
      return;
    }
    if (counter % 10 === 9) self.postMessage({ tried: counter });
  }
  self.postMessage({});
};
