"""The file's fields: what each must hold. A name in `*_MAY` can be missing or null."""

from services.loading import checks as c
from services.models import Action, Agency, Category, Keyword, Listing, Requirement, Service, Source, Step

Shape = dict[str, c.Check]


def _both(model: type, names: str) -> Shape:
    """The checks of texts that stand in both languages, under their names in the file."""
    return {
        f"{name}_{language}": c.column(model, "processing_time" if name == "processing" else name)
        for name in names.split()
        for language in ("ar", "en")
    }


META_MAY: Shape = {"reviewed_on": c.day}

AGENCY: Shape = {"slug": c.slug(40), **_both(Agency, "name")}
AGENCY_MAY: Shape = {"note": c.text()}

CATEGORY: Shape = {
    "slug": c.slug(60),
    **_both(Category, "name full_name summary"),
    "agency": c.slug(40),
    "kind": c.one_of(Category.Kind.values),
    "order": c.count,
    "services": c.members,
}
LISTING: Shape = {"key": c.slug(80), **_both(Listing, "label"), "order": c.count}
LISTING = {name.replace("label", "name"): check for name, check in LISTING.items()}

SERVICE: Shape = {
    "key": c.slug(80),
    "categories": c.list_of(c.slug(60)),
    "agency": c.slug(40),
    **_both(Service, "name summary description fee_note processing"),
    "audience": c.one_of(Service.Audience.values),
    "kind": c.one_of(Service.Kind.values),
    "access": c.one_of(Service.Access.values),
    **{f"requirements_{language}": c.list_of(c.column(Requirement, "text")) for language in ("ar", "en")},
    **{f"steps_{language}": c.list_of(c.column(Step, "text")) for language in ("ar", "en")},
    **{f"keywords_{language}": c.list_of(c.column(Keyword, "text")) for language in ("ar", "en")},
}
SERVICE_MAY: Shape = {
    "slug": c.slug(80),
    "needs_activation": c.flag,
    "fee": c.fee,
    "fee_currency": c.one_of(["SAR"]),
    "fee_unit": c.column(Service, "fee_unit"),
    "fee_remark": c.column(Service, "fee_remark"),
    "status": c.one_of(Service.Status.values),
    "paused_until": c.day,
    **_both(Service, "status_note"),
    "reviewed_on": c.day,
    "returns": c.column(Service, "returns"),
    "is_hub": c.flag,
    "related": c.list_of(c.slug(80)),
    "sources": c.list_of(c.slug(60)),
    "fee_sources": c.list_of(c.slug(60)),
    "actions": c.members,
    "old_name_ar": c.column(Keyword, "text"),
    "old_name_en": c.column(Keyword, "text"),
    "name_ar_official": c.column(Keyword, "text"),
    "name_en_official": c.column(Keyword, "text"),
}
ACTION: Shape = {"key": c.slug(80), **_both(Action, "name")}
ACTION_MAY: Shape = {"fee": c.fee}

SOURCE_MAY: Shape = {"url": c.column(Source, "url"), "note": c.text()}
