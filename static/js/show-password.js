// Reveals the "Show" buttons of password fields, which are hidden where no script runs.
for (const button of document.querySelectorAll("[data-shows]")) {
  const field = document.getElementById(button.dataset.shows);
  const word = button.firstChild;
  const show = word.data;
  const turn = (visible) => {
    field.type = visible ? "text" : "password";
    word.data = visible ? button.dataset.hide : show;
  };
  button.hidden = false;
  button.addEventListener("click", () => turn(field.type === "password"));
  field.form?.addEventListener("submit", () => turn(false));
}
