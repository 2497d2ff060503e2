"""Editors keep the centres in both languages."""

import pytest
from django.test import Client

from absher_portal.models import ContentVersion
from accounts.models import User
from activation.models import Place
from tests.conftest import enter
from tests.pages import Page

pytestmark = pytest.mark.usefixtures("centres")


@pytest.mark.parametrize("model", ["region", "city", "channel", "place", "bank"])
def test_every_list_opens_and_finds(client: Client, admin: User, model: str):
    assert enter(client, admin).get(f"/admin/activation/{model}/").status_code == 200


def test_an_edit_is_on_the_public_page_at_once(client: Client, admin: User):
    place = Place.objects.get(code="PA-001")
    path = f"/admin/activation/place/{place.pk}/change/"
    form = Page(path, enter(client, admin).get(path)).forms()[-1]
    version = ContentVersion.read()
    form.send(client, address_en="Edited street")
    assert ContentVersion.read() > version
    assert "Edited street" in Client().get("/en/activation/offices/?region=riyadh").content.decode()
