"""What came with the portal counts as reviewed: its writers read both languages side by side."""

from collections.abc import Iterator

from django.apps import apps
from modeltranslation.manager import get_translatable_fields_for_model

from absher_portal.languages import codes, column
from absher_portal.models import LoadedFile
from services.models import ReviewedText
from services.translators import content
from services.translators.reviews import Pair, approve, pairs, texts_of


def approve_shipped() -> int:
    """Approve the texts of the content files as they stand there; how many pairs were new.

    The first time also what stands in the tables, of which migrations wrote a part.
    """
    found = [*_loaded()]
    if not ReviewedText.objects.exists():
        found += _standing()
    return approve(found, by=None)


def _loaded() -> Iterator[Pair]:
    for file in LoadedFile.objects.all():
        for label, rows in file.records.items():
            names = get_translatable_fields_for_model(apps.get_model(label)) or ()
            for values in rows.values():
                for name in names:
                    yield from pairs({code: values.get(column(name, code)) or "" for code in codes()})


def _standing() -> Iterator[Pair]:
    for model in content.translated():
        for row in content.rows(model):
            for name in get_translatable_fields_for_model(model) or ():
                yield from pairs(texts_of(row, name))
