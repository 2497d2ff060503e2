"""Services made for a test: as many as it takes, each in one category with one requirement and one step."""

from typing import Any

from django.db import connection

from services.models import Agency, Category, Keyword, Listing, Requirement, Service, Step

BOTH = ("ar", "en")


def texts(*names: str, ar: str = "نص", en: str = "Text") -> dict[str, str]:
    return {f"{name}_{language}": {"ar": ar, "en": en}[language] for name in names for language in BOTH}


def make_category(slug: str = "permits", **fields: Any) -> Category:
    agency, _ = Agency.objects.get_or_create(slug="office", defaults=texts("name", ar="المكتب", en="The Office"))
    own = texts("name", "full_name", ar="التصاريح", en="Permits") | texts("summary") | fields
    return Category.objects.create(slug=slug, agency=agency, **own)


def make_services(count: int, category: Category, first: int = 1, **fields: Any) -> list[Service]:
    """`service-1` … with names of their own in both languages."""
    own = texts("summary", "description", "fee_note", "processing_time") | fields
    services = Service.objects.bulk_create(_service(n, category, own) for n in range(first, first + count))
    Listing.objects.bulk_create(Listing(category=category, service=s, order=n) for n, s in enumerate(services))
    Requirement.objects.bulk_create(Requirement(service=s, order=1, **texts("text")) for s in services)
    Step.objects.bulk_create(Step(service=s, order=1, **texts("text")) for s in services)
    Keyword.objects.bulk_create(Keyword(service=s, language="en", text=f"word {s.pk}") for s in services)
    if count > 1000:  # as the server does by itself where rows stay: it would plan for an empty table
        connection.cursor().execute("ANALYZE")
    return services


def _service(number: int, category: Category, own: dict[str, Any]) -> Service:
    names = texts("name", ar=f"خدمة {number}", en=f"Service {number}")
    first = {"key": f"service-{number}", "agency": category.agency, "stage": Service.Stage.PUBLISHED}
    return Service(**(first | names | own))


def make_service(category: Category | None = None, **fields: Any) -> Service:
    return make_services(1, category or make_category(), **fields)[0]
