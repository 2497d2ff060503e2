// The image code without reloading the page, and the way around it: the device works instead of the person.
// Only the last needs this file; without it the form's own buttons and the player do the rest.
(() => {
  const root = document.querySelector("[data-human-check]");
  if (!root) return;
  const part = (name) => root.querySelector(`[data-${name}]`);
  const [key, proof, code, picture, listen, answer] = ["key", "proof", "code", "picture", "listen", "answer"].map(part);
  const [newCode, around, work, progress, elsewhere, status] =
    ["new", "around", "work", "progress", "elsewhere", "says"].map(part);
  const audio = listen?.querySelector("audio"); // none while this network waits for new codes
  const say = (what) => { status.textContent = root.dataset[`says${what}`]; };

  listen?.addEventListener("toggle", () => { if (listen.open) audio.play().catch(() => {}); else audio.pause(); });

  newCode.addEventListener("click", async (event) => {
    if (!event.isTrusted || !picture) return;
    event.preventDefault();
    try {
      const token = root.closest("form").elements.csrfmiddlewaretoken.value;
      const body = new URLSearchParams({ key: key.value, csrfmiddlewaretoken: token });
      const reply = await fetch(root.dataset.refresh, { method: "POST", body });
      const fresh = await reply.json();
      key.defaultValue = fresh.key; // Firefox brings a changed `value` back after a reload, to another picture
      picture.src = fresh.image_url;
      audio.src = fresh.audio_url;
      listen.open = false;
      answer.value = "";
      say("New");
    } catch {
      newCode.form.requestSubmit(newCode);
    }
  });

  // Browsers do cryptography on safe origins only (https, localhost).
  if (!window.Worker || !window.crypto?.subtle) return;
  around.hidden = false;
  elsewhere.hidden = true;

  const finish = (payload) => {
    proof.defaultValue = payload;
    code.hidden = around.hidden = true;
    if (answer) {
      answer.value = "";
      document.querySelector(`label[for="${answer.id}"]`)?.replaceChildren(root.dataset.labelDone);
    }
    root.classList.add("image-code-is-done");
    say("Done");
    status.tabIndex = -1;
    status.focus();
  };
  const fail = () => {
    progress.hidden = true;
    work.disabled = false;
    elsewhere.hidden = false;
    say("Failed");
  };

  work.addEventListener("click", async () => {
    work.disabled = true;
    progress.value = 0;
    progress.hidden = false;
    say("Working");
    try {
      const challenge = await (await fetch(root.dataset.challenge)).json();
      const worker = new Worker(root.dataset.worker);
      worker.onerror = fail;
      worker.onmessage = ({ data }) => {
        if (data.tried) {
          progress.value = data.tried;
          return;
        }
        worker.terminate();
        if (data.payload) finish(data.payload);
        else fail();
      };
      worker.postMessage(challenge);
    } catch {
      fail();
    }
  });
})();
