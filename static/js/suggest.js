// Services that fit what is being typed, in a list below the search box. Without this, Enter searches all the same.
const form = document.querySelector("form[data-suggest]");
const input = form?.querySelector("input[type=search]");
const list = document.createElement("ul");
const status = document.createElement("p");
const WAIT = 150; // ms without a key
let timer;
let asked = "";
let chosen = -1;

const isOpen = () => !list.hidden;

const choose = (place) => {
  chosen = place;
  [...list.children].forEach((option, here) => option.setAttribute("aria-selected", here === place));
  if (place < 0) input.removeAttribute("aria-activedescendant");
  else {
    input.setAttribute("aria-activedescendant", list.children[place].id);
    list.children[place].scrollIntoView({ block: "nearest" });
  }
};

const show = (open) => {
  list.hidden = !open;
  input.setAttribute("aria-expanded", open);
  choose(-1);
};

const option = ({ name, section, url }, place) => {
  const item = document.createElement("li");
  item.id = `suggestion-${place}`;
  item.setAttribute("role", "option");
  item.dataset.url = url;
  const title = document.createElement("span");
  title.textContent = name;
  const where = document.createElement("small");
  where.textContent = section;
  item.append(title, " ", where);
  return item;
};

const suggest = async () => {
  const text = input.value.trim();
  if (text === asked && list.children.length) return show(true);
  asked = text;
  if (text.length < 2) return show(false);
  try {
    const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(text)}`);
    if (!answer.ok || asked !== text) return;
    const { said, suggestions } = await answer.json();
    if (asked !== text || document.activeElement !== input) return;
    list.replaceChildren(...suggestions.map(option));
    status.textContent = said;
    show(suggestions.length > 0);
  } catch {
    show(false);
  }
};

const keys = {
  ArrowDown: () => (isOpen() ? choose(chosen + 1 < list.children.length ? chosen + 1 : -1) : suggest()),
  ArrowUp: () => (isOpen() ? choose(chosen < 0 ? list.children.length - 1 : chosen - 1) : suggest()),
  Enter: () => chosen >= 0 && location.assign(list.children[chosen].dataset.url),
  Escape: () => show(false),
};

if (input) {
  list.id = "suggestions";
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.querySelector("label").textContent);
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  form.append(list, status);
  input.type = "text"; // a search field may be no combobox
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-expanded": false,
    "aria-controls": list.id,
    "aria-autocomplete": "list",
  }))
    input.setAttribute(name, value);

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(suggest, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || !keys[event.key]) return;
    const moves = event.key.startsWith("Arrow");
    if (moves || (event.key === "Enter" && chosen >= 0) || (event.key === "Escape" && isOpen())) event.preventDefault();
    keys[event.key]();
  });
  input.addEventListener("blur", () => show(false));
  list.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the focus in the field
  list.addEventListener("click", (event) => {
    const item = event.target.closest("[role=option]");
    if (item) location.assign(item.dataset.url);
  });
}
