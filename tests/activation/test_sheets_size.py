"""A sheet that would fill the memory is refused before it is opened."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.test import Client

from activation.models import UploadedSheet
from activation.sheets.forms import MOST, MOST_UNPACKED

from .test_sheets import CSV, XLSX, brought_in, editor, words  # noqa: F401 (a fixture)

pytestmark = pytest.mark.usefixtures("centres")


def packed(size: int) -> bytes:
    """A zip of a few kilobytes that holds so many bytes."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as file:
        file.writestr("xl/worksheets/sheet1.xml", b"0" * size)
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"), [(b"x" * (MOST + 1), CSV), (packed(MOST_UNPACKED + 1), XLSX)], ids=["large", "bomb"]
)
def test_what_is_too_large_is_refused_in_words(editor: Client, content: bytes, kind: str):  # noqa: F811
    answer = brought_in(editor, content, kind=kind)
    assert answer.status == 200
    assert "This file is too large. Choose one of at most 5 MB" in words(answer.root)
    assert not UploadedSheet.objects.exists()
