"""Messages go out to translators' tools and come back judged and merged, to be committed."""

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from absher_portal.messages import files
from tests.services.translators.conftest import DESK, Desk

PLACE = f"{DESK}files/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def send(desk: Desk, client: Client):
    """What the desk answers to an uploaded file."""

    def upload(content: str | bytes, name: str = "ar.po"):
        data = content if isinstance(content, bytes) else content.encode()
        return client.post(PLACE, {"language": "ar", "file": SimpleUploadedFile(name, data)})

    return upload


def taken(client: Client, kind: str) -> str:
    return client.get(f"{PLACE}ar.{kind}").content.decode()


@pytest.mark.parametrize("kind", ["po", "xlf"])
def test_a_translation_comes_back_in_the_merged_file(send, client: Client, kind: str):
    before = files.path_of("ar").read_bytes()
    answer = send(taken(client, kind).replace("نسيت كلمة المرور؟", "هل نسيت كلمة المرور؟"), f"ar.{kind}")
    assert "attachment" in answer["Content-Disposition"]
    merged = polib.pofile(answer.content.decode())
    assert merged.find("Forgot password?").msgstr == "هل نسيت كلمة المرور؟"
    assert len(merged) == len(files.read("ar"))
    assert files.path_of("ar").read_bytes() == before


@pytest.mark.parametrize("kind", ["po", "xlf"])
def test_a_wrong_translation_is_named_and_nothing_is_merged(send, client: Client, kind: str):
    answer = send(taken(client, kind).replace("نسيت كلمة المرور؟", "نسيت كلمة السر?"), f"ar.{kind}")
    text = answer.content.decode()
    assert "Nothing was merged" in text
    assert "Latin punctuation" in text
    assert "Forgot password?" in text


def test_what_stands_there_already_is_nothing_new(send, client: Client):
    assert "Nothing in it is new." in send(taken(client, "po")).content.decode()
    assert "Nothing in it is new." in send(taken(client, "xlf")).content.decode()


def test_an_unsure_translation_comes_back_as_fuzzy(send, client: Client):
    source, _, rest = taken(client, "xlf").partition("نسيت كلمة المرور؟")
    head, _, tail = source.rpartition('state="translated"')
    answer = send(f'{head}state="needs-review-translation"{tail}نسيت كلمة المرور؟{rest}', "ar.xlf")
    unsure = [entry.msgstr for entry in polib.pofile(answer.content.decode()) if entry.fuzzy]
    assert any("نسيت كلمة المرور؟" in text for text in unsure)


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe", b"", b"/etc/passwd", b"hello", b"<html></html>", b"<xliff", b"msgid", b'msgid "x', b"\x00",
        b'<!DOCTYPE x [<!ENTITY a "b">]><xliff>&a;</xliff>',
        b'<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0"/>',
    ],
)  # fmt: skip
def test_what_is_no_catalogue_is_told_in_words(send, content: bytes):
    answer = send(content)
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "errorlist" in text


def test_what_cannot_be_taken_away_leads_back(desk: Desk, client: Client):
    for name in ("en.po", "xx.po", "ar.exe"):
        assert client.get(f"{PLACE}{name}").url == PLACE
