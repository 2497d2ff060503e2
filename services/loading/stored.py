"""The tables in the words of the file: each row's content as plain JSON values, and how to write it back."""

from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import ForeignKey, Model
from django.utils.translation import override

from services.loading.rows import LANGUAGES, Row
from services.models import Action, Agency, Category, Keyword, Listing, Requirement, Service, Source, Step

Content = dict[str, Any]
MODELS: dict[str, type[Model]] = {
    "agency": Agency,
    "source": Source,
    "category": Category,
    "service": Service,
    "listing": Listing,
}
KEYS = {"agency": "slug", "source": "key", "category": "slug", "service": "key"}
FIELDS = {
    "agency": "name_ar name_en note",
    "source": "url note",
    "category": "name_ar name_en full_name_ar full_name_en summary_ar summary_en agency kind order",
    "service": "agency audience kind access fee fee_unit fee_remark "
    "status paused_until reviewed_on returns is_hub "
    + " ".join(
        f"{name}_{lang}"
        for name in ["name", "summary", "description", "fee_note", "processing_time", "status_note"]
        for lang in LANGUAGES
    ),
    "listing": "order label_ar label_en",
}
PARTS: dict[str, type[Model]] = {"requirements": Requirement, "steps": Step, "actions": Action}
LINKS = ("related", "sources", "fee_sources")
WORDS = {"keywords_ar": "ar", "keywords_en": "en"}


class Tables:
    """All rows of the catalogue, read once and locked until the transaction ends."""

    def __init__(self) -> None:
        self.objects: dict[tuple[str, str], Any] = {}
        self.content: dict[tuple[str, str], Content] = {}
        for kind, key in KEYS.items():
            for obj in MODELS[kind]._default_manager.select_for_update():
                self._keep(kind, getattr(obj, key), obj)
        agencies = {a.pk: a.slug for (kind, _), a in self.objects.items() if kind == "agency"}
        for (kind, _), content in self.content.items():
            if kind in ("category", "service"):
                content["agency"] = agencies[content["agency"]]
        for listing in Listing.objects.select_related("category", "service"):
            self._keep("listing", f"{listing.category.slug}/{listing.service.key}", listing)
        self._read_parts()

    def _keep(self, kind: str, key: str, obj: Any) -> None:
        self.objects[kind, key] = obj
        self.content[kind, key] = {name: _plain(obj, name) for name in FIELDS[kind].split()}

    def _read_parts(self) -> None:
        parts: dict[str, dict[int, list[Any]]] = defaultdict(lambda: defaultdict(list))
        for name in ("requirements", "steps"):
            for part in PARTS[name]._default_manager.order_by("order", "pk"):
                parts[name][part.service_id].append([part.text_ar or "", part.text_en or ""])  # type: ignore[attr-defined]
        for a in Action.objects.order_by("order", "pk"):
            fee = None if a.fee is None else str(a.fee)
            parts["actions"][a.service_id].append([a.key, a.name_ar or "", a.name_en or "", fee])  # type: ignore[attr-defined]
        for word in Keyword.objects.order_by("pk"):
            parts[f"keywords_{word.language}"][word.service_id].append(word.text)
        for name in LINKS:
            through = getattr(Service, name).through
            other = "to_service__key" if name == "related" else "source__key"
            mine = "from_service_id" if name == "related" else "service_id"
            for service, key in through.objects.order_by("pk").values_list(mine, other):
                parts[name][service].append(key)
        for (kind, _), content in self.content.items():
            if kind == "service":
                obj = self.objects[kind, _]
                content |= {name: parts[name][obj.pk] for name in (*PARTS, *WORDS, *LINKS)}

    def create(self, row: Row) -> None:
        """A new row; its links wait for `write_parts`, when every service stands."""
        if row.kind == "listing":
            category, service = row.key.split("/")
            obj = Listing(
                category=self.objects["category", category], service=self.objects["service", service]
            )
        else:
            obj = MODELS[row.kind](**{KEYS[row.kind]: row.key})  # type: ignore[assignment]
        self._set(obj, row.kind, row.content)
        MODELS[row.kind]._default_manager.bulk_create([obj])
        self.objects[row.kind, row.key] = obj

    def update(self, row: Row, names: list[str]) -> None:
        """Write the named fields of a row that stands (without signals: the load moves the version once)."""
        obj = self.objects[row.kind, row.key]
        columns = [name for name in names if name in FIELDS[row.kind].split()]
        if columns:
            self._set(obj, row.kind, {name: row.content[name] for name in columns})
            bases = [name.removesuffix("_ar") for name in columns if name.endswith("_ar")]
            with override("ar"):
                MODELS[row.kind]._default_manager.bulk_update([obj], columns + bases)

    def _set(self, obj: Any, kind: str, content: Content) -> None:
        for name in FIELDS[kind].split():
            if name in content:
                value = self.objects["agency", content[name]] if name == "agency" else content[name]
                setattr(obj, name, _typed(obj, name, value))

    def write_parts(self, row: Row, names: list[str]) -> None:
        """Replace the named lists of a service whole."""
        service = self.objects["service", row.key]
        for name in names:
            values = row.content[name]
            if name in LINKS:
                kind = "service" if name == "related" else "source"
                getattr(service, name).set([self.objects[kind, key] for key in values], clear=True)
            elif name in WORDS:
                Keyword.objects.filter(service=service, language=WORDS[name]).delete()
                Keyword.objects.bulk_create(
                    [Keyword(service=service, language=WORDS[name], text=text) for text in values]
                )
            elif name in PARTS:
                PARTS[name]._default_manager.filter(service=service).delete()
                parts = [
                    PARTS[name](service=service, order=number, **_part(name, value))
                    for number, value in enumerate(values, start=1)
                ]
                PARTS[name]._default_manager.bulk_create(parts)


def _part(name: str, value: list[Any]) -> Content:
    if name == "actions":
        fee = None if value[3] is None else Decimal(value[3])
        return {"key": value[0], "name_ar": value[1], "name_en": value[2], "fee": fee}
    return {"text_ar": value[0], "text_en": value[1]}


def _plain(obj: Any, name: str) -> Any:
    field = obj._meta.get_field(name)
    value = getattr(obj, field.attname)
    if isinstance(value, Decimal | date):
        return str(value)
    return "" if value is None and field.get_internal_type() in ("CharField", "TextField") else value


def _typed(obj: Any, name: str, value: Any) -> Any:
    field = obj._meta.get_field(name)
    return value if value is None or isinstance(field, ForeignKey) else field.to_python(value)
