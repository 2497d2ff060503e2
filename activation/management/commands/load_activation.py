"""`manage.py load_activation [FILE]`: regions, cities, the three ways, places, their hours, holidays and banks."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from absher_portal.languages import codes, column
from absher_portal.linejson import BrokenFile, Row
from absher_portal.loading import LoadCommand, Record
from activation.models import Bank, BankStep, Channel, City, Holiday, OpeningHours, Place, Region, Weekday

WEEKDAYS = {day.name.lower(): day.value for day in Weekday}


class Command(LoadCommand):
    help = "Load the activation centres; what was edited in the admin stays as it is."
    source = "activation"
    default_file = Path(__file__).resolve().parents[2] / "data" / "activation.json"
    parts = {OpeningHours: "place", BankStep: "bank"}

    def records(self, file: Row) -> Iterator[Record]:
        yield from _regions(file)
        yield from _channels(file)
        yield from _places(file)
        yield from _hours(file)
        yield from _holidays(file)
        yield from _banks(file)
        yield from _bank_steps(file)


def _regions(file: Row) -> Iterator[Record]:
    for order, row in enumerate(file.rows("regions"), 1):
        own = {"slug": row["slug"], "code": row["code"], "map_code": row["address_maps_code"], "order": order}
        yield Record(Region, ("slug",), row, own | row.both("name", "short_name"))
        for place, city in enumerate(row.rows("cities"), 1):
            own = {
                "slug": city["slug"],
                "region": row["slug"],
                "is_capital": city["is_capital"],
                "order": place,
            }
            own |= {"latitude": city["lat"], "longitude": city["lon"]}
            yield Record(City, ("slug",), city, own | city.both("name"))


def _channels(file: Row) -> Iterator[Record]:
    for row in file.rows("channels"):
        own = {"key": row["key"], "order": row["order"]} | row.both("name", "summary")
        own |= {key: "\n".join(row.texts(key)) for code in row.languages("steps") for key in [column("steps", code)]}
        own |= {column("note", code): row.get(column("demo_note", code)) for code in codes()}
        yield Record(Channel, ("key",), row, own)


def _places(file: Row) -> Iterator[Record]:
    regions = {city["slug"]: row["slug"] for row in file.rows("regions") for city in row.rows("cities")}
    for row in file.rows("offices"):
        if regions.get(str(row["city"])) not in (None, row["region_slug"]):
            raise BrokenFile((row.lines["region_slug"], f"“{row['city']}” is not in “{row['region_slug']}”"))
        sections = row.texts("sections")
        own = {name: row[name] for name in ("code", "kind", "city", "phone", "coordinates", "source", "note")}
        own |= {"latitude": row["lat"], "longitude": row["lon"], "is_illustrative": row["illustrative"]}
        own |= {"has_mens_section": "men" in sections, "has_womens_section": "women" in sections}
        yield Record(Place, ("code",), row, own | row.both("name", "address", "hours"))


def _hours(file: Row) -> Iterator[Record]:
    for place in file.rows("offices"):
        for row in place.rows("opening"):
            for name in row.texts("days"):
                if name not in WEEKDAYS:
                    raise BrokenFile((row.lines["days"], f"“{name}” is no day of the week"))
                own = {"place": place["code"], "weekday": WEEKDAYS[name]}
                own |= {end: f"{row[end]}:00" for end in ("opens", "closes")}
                yield Record(OpeningHours, ("place", "weekday", "opens"), row, own)


def _holidays(file: Row) -> Iterator[Record]:
    for row in file.rows("holidays"):
        if str(row["last_day"]) < str(row["first_day"]):
            raise BrokenFile((row.lines["last_day"], "“last_day” is before “first_day”"))
        own = {name: row[name] for name in ("key", "first_day", "last_day")} | {"is_expected": row["expected"]}
        yield Record(Holiday, ("key",), row, own | row.both("name"))


def _banks(file: Row) -> Iterator[Record]:
    """Banks of today that the old list does not name come first: old names refer to them."""
    names = {row["slug"]: row for row in file.rows("banks")}
    for row in file.rows("current_banks"):
        if row["slug"] not in names:
            yield Record(Bank, ("slug",), row, _bank(row, _former(row, names)) | {"is_active": True})
    for row in names.values():
        yield Record(Bank, ("slug",), row, _bank(row, row) | {"is_active": row["active"]} | _successor(row))


def _bank(row: Row, listed: Row) -> dict[str, Any]:
    """The bank's own values; `listed`: the name under which the old list knows it."""
    own = {"slug": row["slug"], "website": row["website"], "order": listed["order"]}
    return own | {"is_illustrative": listed["illustrative"]} | row.both("name")


def _bank_steps(file: Row) -> Iterator[Record]:
    """The steps of the banks of today; a new name takes them from the first that it was listed as."""
    names = {row["slug"]: row for row in file.rows("banks")}
    for bank in file.rows("current_banks"):
        for way in names.get(bank["slug"], _former(bank, names)).rows("ways"):
            steps = _steps(way)
            for channel in way.texts("channels"):
                for number, texts in enumerate(steps, 1):
                    own = {"bank": bank["slug"], "channel": channel, "number": number} | texts
                    yield Record(BankStep, ("bank", "channel", "number"), way, own)


def _steps(way: Row) -> list[dict[str, str]]:
    """The texts of each step by their columns; every language has as many."""
    first, *others = [(code, way.texts(column("steps", code))) for code in way.languages("steps")]
    for code, texts in others:
        if len(texts) != len(first[1]):
            words = f"must have as many texts as “{column('steps', first[0])}”"
            raise BrokenFile((way.lines[column("steps", code)], words))
    return [{column("text", code): texts[place] for code, texts in [first, *others]} for place in range(len(first[1]))]


def _former(row: Row, names: dict[str, Row]) -> Row:
    slugs = row.texts("listed_as")
    if not slugs or slugs[0] not in names:
        fault = f"“{slugs[0]}” is not in “banks”" if slugs else "“listed_as” must not be empty"
        raise BrokenFile((row.lines["listed_as"], fault))
    return names[slugs[0]]


def _successor(row: Row) -> dict[str, Any]:
    if row["successor"] is None:
        return {}
    successor = row.row("successor")
    notes = {column("successor_note", code): successor[column("note", code)] for code in successor.languages("note")}
    return {"successor": successor["slug"], "successor_year": successor["year"]} | notes
