// Sorts places by distance where the person asks for it and the browser tells the position, which stays here.
const box = document.querySelector("[data-nearest]");
const list = document.getElementById("places");

const kilometres = (from, to) => {
  const rad = (degrees) => (degrees * Math.PI) / 180;
  const a =
    Math.sin(rad(to.latitude - from.latitude) / 2) ** 2 +
    Math.cos(rad(from.latitude)) * Math.cos(rad(to.latitude)) * Math.sin(rad(to.longitude - from.longitude) / 2) ** 2;
  return 12742 * Math.asin(Math.sqrt(a));
};

const sort = (position) => {
  const known = [...list.children].filter((place) => place.dataset.latitude);
  const away = (place) =>
    kilometres(position.coords, { latitude: +place.dataset.latitude, longitude: +place.dataset.longitude });
  for (const place of known.sort((a, b) => away(b) - away(a))) {
    const words = place.querySelector(".away") ?? place.querySelector(".tags").appendChild(document.createElement("span"));
    words.className = "away hint";
    words.textContent = box.dataset.away.replace("{km}", Math.max(1, Math.round(away(place))));
    list.prepend(place);
  }
  return known.length ? box.dataset.sorted : box.dataset.nothing;
};

if (box && list && navigator.geolocation) {
  const status = box.querySelector("[role=status]");
  box.hidden = false;
  box.querySelector("button").addEventListener("click", () => {
    navigator.geolocation.getCurrentPosition(
      (position) => (status.textContent = sort(position)),
      () => (status.textContent = box.dataset.failed),
      { timeout: 10000, maximumAge: 300000 },
    );
  });
}
