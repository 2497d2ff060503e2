"""Editors keep the centres in both languages."""

import pytest
from django.test import Client

from absher_portal.models import ContentVersion
from accounts.models import User
from activation.models import Act, Place
from activation.models.acts import Kind
from tests.conftest import enter
from tests.pages import Page, words

pytestmark = pytest.mark.usefixtures("centres")


@pytest.mark.parametrize("model", ["region", "city", "channel", "place", "bank"])
def test_every_list_opens_and_finds(client: Client, admin: User, model: str):
    assert enter(client, admin).get(f"/admin/activation/{model}/").status_code == 200


@pytest.mark.parametrize("model", ["region", "city", "channel", "place", "bank", "bankstep"])
def test_what_is_only_read_stands_in_its_own_language(client: Client, admin: User, model: str):
    enter(client, admin).cookies["django_language"] = "ar"
    assert '<bdi lang="en" dir="ltr">' in client.get(f"/admin/activation/{model}/").content.decode()


def test_an_edit_is_on_the_public_page_at_once(client: Client, admin: User):
    place = Place.objects.get(code="PA-001")
    path = f"/admin/activation/place/{place.pk}/change/"
    form = Page(path, enter(client, admin).get(path)).forms()[-1]
    version = ContentVersion.read()
    form.send(client, address_en="Edited street")
    assert ContentVersion.read() > version
    assert "Edited street" in Client().get("/en/activation/offices/?region=riyadh").content.decode()


def test_what_was_done_is_titled_in_arabic(client: Client, admin: User, citizen: User):
    act = Act.objects.record(citizen, Kind.PHONE_CHANGED)
    enter(client, admin).cookies["django_language"] = "ar"
    path = f"/admin/activation/act/{act.pk}/change/"
    title = words(Page(path, client.get(path)).all("title")[0])
    assert "تغيير رقم الجوال في مكتب (1)" in title
