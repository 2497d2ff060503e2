// Reveals “Print” and “Copy” beside what should be kept, where a script runs.
for (const bar of document.querySelectorAll("[data-keep]")) {
  const kept = [...document.querySelectorAll(`#${bar.dataset.keep} li`)].map((line) => line.textContent.trim());
  bar.hidden = false;
  bar.querySelector("[data-print]").addEventListener("click", () => window.print());
  const copy = bar.querySelector("[data-copy]");
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(kept.join("\n"));
    copy.textContent = copy.dataset.copy;
  });
}
