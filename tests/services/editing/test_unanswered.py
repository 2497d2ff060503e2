"""An inquiry that nothing answers may be published: its page describes it, and the editor is told."""

import pytest

from accounts.models import User
from services.editing.problems import problems
from services.models import Service
from tests.services.conftest import page
from tests.services.editing.conftest import ADMIN, desk
from tests.services.made import make_category, make_service

TOLD = {"en": "Nothing answers this inquiry", "ar": "لا شيء يجيب عن هذا الاستعلام"}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_editor_reads_that_nothing_answers_an_inquiry(editor: User, language: str):
    row = make_service(make_category(), kind=Service.Kind.INQUIRY)
    assert TOLD[language] in page(f"{ADMIN}{row.pk}/change/", desk(editor, language)).text
    assert problems(row) == []


@pytest.mark.parametrize("fields", [{"kind": "inquiry", "key": "travel-record"}, {"kind": "service"}])
def test_of_one_that_is_answered_and_of_a_service_nothing_is_said(editor: User, fields: dict[str, str]):
    row = make_service(make_category(), **fields)
    assert TOLD["en"] not in page(f"{ADMIN}{row.pk}/change/", desk(editor)).text
