"""The file's rows in the words of the tables: plain JSON values, comparable with what stands there."""

from dataclasses import dataclass
from datetime import date
from typing import Any

LANGUAGES = ("ar", "en")


@dataclass(frozen=True)
class Row:
    """`kind` and `key` name the row in both the file and the tables; `content` is field → JSON value."""

    kind: str
    key: str
    content: dict[str, Any]


def catalogue_rows(whole: dict[str, Any]) -> list[Row]:
    """Agencies, sources, categories, services, listings, in the order in which they can be written."""
    reviewed_on = (whole.get("meta") or {}).get("reviewed_on")
    entries = {(c["slug"], e["key"]): e for c in whole["categories"] for e in c["services"]}
    rows = [
        Row("agency", a["slug"], {**_texts(a, "name"), "note": a.get("note") or ""})
        for a in whole["agencies"]
    ]
    for key, source in (whole.get("sources") or {}).items():
        rows.append(Row("source", key, {"url": source.get("url") or "", "note": source.get("note") or ""}))
    rows += [_category(c) for c in whole["categories"]]
    rows += [_service(s, reviewed_on) for s in whole["services"]]
    # In the order of each service's own categories: the first listing is its canonical address.
    rows += [
        _listing(s, slug, entries[slug, s["key"]]) for s in whole["services"] for slug in s["categories"]
    ]
    return rows


def amount(value: float | None) -> str | None:
    """A fee as the tables spell it: `300` → `300.00`."""
    return None if value is None else f"{value:.2f}"


def _day(value: str | None) -> str | None:
    return date.fromisoformat(value).isoformat() if value else None


def _texts(source: dict[str, Any], names: str) -> dict[str, str]:
    return {f"{n}_{lang}": source.get(f"{n}_{lang}") or "" for n in names.split() for lang in LANGUAGES}


def _agency(agency: dict[str, Any]) -> Row:
    return Row("agency", agency["slug"], {**_texts(agency, "name"), "note": agency.get("note") or ""})


def _category(category: dict[str, Any]) -> Row:
    plain = {name: category[name] for name in ("agency", "kind", "order")}
    return Row("category", category["slug"], {**_texts(category, "name full_name summary"), **plain})


def _listing(service: dict[str, Any], category: str, entry: dict[str, Any]) -> Row:
    """A label only where the category calls the service by another name."""
    own = any(entry[f"name_{lang}"] != service[f"name_{lang}"] for lang in LANGUAGES)
    labels = {f"label_{lang}": entry[f"name_{lang}"] if own else "" for lang in LANGUAGES}
    return Row("listing", f"{category}/{service['key']}", {"order": entry["order"], **labels})


def _service(service: dict[str, Any], reviewed_on: str | None) -> Row:
    content: dict[str, Any] = {name: service[name] for name in ("agency", "audience", "kind", "access")}
    content |= _texts(service, "name summary description fee_note status_note")
    for lang in LANGUAGES:
        content[f"processing_time_{lang}"] = service[f"processing_{lang}"]
        # Former and official names are what people still search by.
        also = [service.get(f"old_name_{lang}"), service.get(f"name_{lang}_official")]
        content[f"keywords_{lang}"] = service[f"keywords_{lang}"] + [name for name in also if name]
    content |= {name: service.get(name) or "" for name in ("fee_unit", "fee_remark", "returns")}
    content |= {name: service.get(name) or [] for name in ("related", "sources", "fee_sources")}
    content |= {
        "fee": amount(service.get("fee")),
        "status": service.get("status") or "open",
        "paused_until": _day(service.get("paused_until")),
        "reviewed_on": _day(service.get("reviewed_on") or reviewed_on),
        "is_hub": bool(service.get("is_hub")),
        "actions": [
            [a["key"], a["name_ar"], a["name_en"], amount(a.get("fee"))] for a in service.get("actions") or []
        ],
    }
    for name in ("requirements", "steps"):
        pairs = zip(service[f"{name}_ar"], service[f"{name}_en"], strict=True)
        content[name] = [list(pair) for pair in pairs]
    return Row("service", service["key"], content)
