"""The whole file judged before anything is written: every fault with its line, or the rows to load."""

from dataclasses import dataclass, field
from json import JSONDecodeError
from typing import Any

from services.loading import shape
from services.loading.located import LocatedJSON, Path
from services.loading.rows import Row, catalogue_rows


@dataclass(order=True)
class Fault:
    line: int
    message: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}"


class BrokenCatalogue(Exception):
    """The file is refused whole; `faults` says where and why, in the order of lines."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(f"{len(faults)} fault(s)")
        self.faults = sorted(faults)


def read_catalogue(content: bytes) -> list[Row]:
    """The rows of a catalogue file, or BrokenCatalogue."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BrokenCatalogue([Fault(content.count(b"\n", 0, error.start) + 1, "is not UTF-8")]) from error
    try:
        document = LocatedJSON(text)
    except JSONDecodeError as error:
        raise BrokenCatalogue([Fault(error.lineno, f"is not JSON: {error.msg}")]) from error
    judge = Judge(document)
    judge.catalogue()
    if judge.faults:
        raise BrokenCatalogue(judge.faults)
    return catalogue_rows(document.value)


@dataclass
class Judge:
    document: LocatedJSON
    faults: list[Fault] = field(default_factory=list)

    def fault(self, path: Path, message: str) -> None:
        self.faults.append(Fault(self.document.line(path), message))

    def catalogue(self) -> None:
        whole = self.document.value
        if not isinstance(whole, dict):
            return self.fault((), "must be an object with agencies, categories, services and sources")
        for name, kind in (("agencies", list), ("categories", list), ("services", list), ("sources", dict)):
            if not isinstance(whole.get(name, {} if kind is dict else None), kind):
                self.fault((name,), f"{name}: is missing or is not a {'list' if kind is list else 'group'}")
        self._object(("meta",), whole.get("meta") or {}, "meta", {}, shape.META_MAY)
        if not self.faults:
            self._agencies(whole["agencies"])
            self._sources(whole.get("sources", {}))
            self._categories(whole["categories"])
            self._services(whole["services"])
        if not self.faults:
            self._links(whole)
        return None

    def _agencies(self, agencies: list[Any]) -> None:
        for number, agency in enumerate(agencies):
            self._object(("agencies", number), agency, "agency", shape.AGENCY, shape.AGENCY_MAY)
        self._unique(("agencies",), agencies, "agency", "slug")

    def _sources(self, sources: dict[str, Any]) -> None:
        for key, source in sources.items():
            if fault := shape.c.slug(60)(key):
                self.fault(("sources", key), f"source {key}: key {fault}")
            self._object(("sources", key), source, f"source {key}", {}, shape.SOURCE_MAY)

    def _categories(self, categories: list[Any]) -> None:
        for number, category in enumerate(categories):
            path: Path = ("categories", number)
            if self._object(path, category, "category", shape.CATEGORY, {}):
                for place, entry in enumerate(category["services"]):
                    self._object((*path, "services", place), entry, "listing", shape.LISTING, {})
        self._unique(("categories",), categories, "category", "slug")

    def _services(self, services: list[Any]) -> None:
        for number, service in enumerate(services):
            path: Path = ("services", number)
            if not self._object(path, service, "service", shape.SERVICE, shape.SERVICE_MAY):
                continue
            actions = service.get("actions") or []
            for place, action in enumerate(actions):
                self._object((*path, "actions", place), action, "action", shape.ACTION, shape.ACTION_MAY)
            self._unique((*path, "actions"), actions, "action", "key")
            self._agrees(path, service)
        self._unique(("services",), services, "service", "key")

    def _agrees(self, path: Path, service: dict[str, Any]) -> None:
        """What one service says twice must be the same both times."""
        named = f"service {service['key']}"
        if service.get("slug", service["key"]) != service["key"]:
            self.fault((*path, "slug"), f"{named}: slug must be the same as key")
        if service.get("needs_activation", service["access"] == "activated") != (
            service["access"] == "activated"
        ):
            self.fault((*path, "needs_activation"), f"{named}: needs_activation contradicts access")
        for name in ("requirements", "steps"):
            if len(service[f"{name}_ar"]) != len(service[f"{name}_en"]):
                self.fault(
                    (*path, f"{name}_en"), f"{named}: {name} differ in number between Arabic and English"
                )
        if service.get("paused_until") and service.get("status") != "paused":
            self.fault((*path, "paused_until"), f"{named}: paused_until needs the status paused")

    def _object(self, path: Path, value: Any, noun: str, must: shape.Shape, may: shape.Shape) -> bool:
        """Check one object's fields; True when all are right."""
        if not isinstance(value, dict):
            self.fault(path, f"{noun}: must be an object, not {shape.c.shown(value)}")
            return False
        known = len(self.faults)
        name = value.get("key") or value.get("slug") or ""
        named = f"{noun} {name}" if isinstance(name, str) and name else noun
        for key, check in must.items():
            if value.get(key) is None:
                self.fault((*path, key), f"{named}: {key} is missing")
            elif fault := check(value[key]):
                self.fault((*path, key), f"{named}: {key} {fault}")
        for key, check in may.items():
            if value.get(key) is not None and (fault := check(value[key])):
                self.fault((*path, key), f"{named}: {key} {fault}")
        return len(self.faults) == known

    def _unique(self, group: Path, values: list[Any], noun: str, name: str) -> None:
        seen: dict[Any, int] = {}
        for number, value in enumerate(values):
            key = value.get(name) if isinstance(value, dict) else None
            if isinstance(key, str) and key in seen:
                first = self.document.line((*group, seen[key], name))
                self.fault((*group, number, name), f"{noun} {key}: key given twice, first on line {first}")
            elif isinstance(key, str):
                seen[key] = number

    def _links(self, whole: dict[str, Any]) -> None:
        """Every key that points to another row finds it, and both sides of a listing know of it."""
        agencies = {agency["slug"] for agency in whole["agencies"]}
        listed = {c["slug"]: [entry["key"] for entry in c["services"]] for c in whole["categories"]}
        services = {service["key"]: service for service in whole["services"]}
        targets = {
            "related": services,
            "sources": whole.get("sources", {}),
            "fee_sources": whole.get("sources", {}),
        }
        for number, service in enumerate(whole["services"]):
            path: Path = ("services", number)
            named = f"service {service['key']}"
            self._known((*path, "agency"), service["agency"], agencies, f"{named}: unknown agency")
            if len(set(service["categories"])) != len(service["categories"]) or not service["categories"]:
                self.fault((*path, "categories"), f"{named}: categories is empty or names one twice")
            for place, slug in enumerate(service["categories"]):
                at = (*path, "categories", place)
                self._known(at, slug, listed, f"{named}: unknown category")
                if slug in listed and service["key"] not in listed[slug]:
                    self.fault(at, f"{named}: category {slug} does not list it")
            for name, known in targets.items():
                for place, key in enumerate(service.get(name) or []):
                    self._known((*path, name, place), key, known, f"{named}: unknown key in {name}")
        self._listings(whole["categories"], agencies, services)

    def _listings(self, categories: list[Any], agencies: Any, services: dict[str, Any]) -> None:
        for number, category in enumerate(categories):
            path: Path = ("categories", number)
            named = f"category {category['slug']}"
            self._known((*path, "agency"), category["agency"], agencies, f"{named}: unknown agency")
            seen: set[str] = set()
            for place, entry in enumerate(category["services"]):
                at, key = (*path, "services", place, "key"), entry["key"]
                self._known(at, key, services, f"{named}: unknown service")
                if key in services and category["slug"] not in services[key]["categories"]:
                    self.fault(at, f"{named}: service {key} does not name this category")
                if key in seen:
                    self.fault(at, f"{named}: service {key} listed twice")
                seen.add(key)

    def _known(self, path: Path, key: Any, known: Any, message: str) -> None:
        if key not in known:
            self.fault(path, f"{message} {key!r}")
