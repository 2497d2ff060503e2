// Shows the nearest places where the person asks for them and the browser tells the position, which stays here.
const SHOWN = 5;
const box = document.querySelector("[data-nearest]");
const list = box?.querySelector("ol");

const kilometres = (from, to) => {
  const rad = (degrees) => (degrees * Math.PI) / 180;
  const a =
    Math.sin(rad(to.latitude - from.latitude) / 2) ** 2 +
    Math.cos(rad(from.latitude)) * Math.cos(rad(to.latitude)) * Math.sin(rad(to.longitude - from.longitude) / 2) ** 2;
  return 12742 * Math.asin(Math.sqrt(a));
};

const words = (km) => (km < 1 ? box.dataset.close : box.dataset.away.replace("{km}", Math.round(km)));

const show = ({ coords }) => {
  const places = [...list.children].map((place) => ({ place, km: kilometres(coords, place.dataset) }));
  places.sort((one, other) => one.km - other.km);
  for (const [rank, { place, km }] of places.entries()) {
    const link = place.querySelector("a");
    if (document.getElementById(link.hash.slice(1))) link.href = link.hash;
    place.querySelector(".away").textContent = words(km);
    place.hidden = rank >= SHOWN;
    list.append(place);
  }
  list.hidden = false;
  return box.dataset.found;
};

if (box && navigator.geolocation) {
  const status = box.querySelector("[role=status]");
  box.hidden = false;
  box.querySelector("button")?.addEventListener("click", () => {
    navigator.geolocation.getCurrentPosition(
      (position) => (status.textContent = show(position)),
      () => (status.textContent = box.dataset.failed),
      { timeout: 10000, maximumAge: 300000 },
    );
  });
}
