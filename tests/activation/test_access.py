"""What the layers above may learn about a person's activation."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils.translation import override

from accounts.models import User
from activation.access import activated_account_required, assurance_level
from activation.models import Act
from activation.models.acts import Kind


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


def test_nobody_has_no_assurance():
    assert assurance_level(AnonymousUser()) == ""


def test_a_new_account_is_registered_and_no_more(citizen: User):
    assert assurance_level(citizen) == "registered"


def serve(user: object) -> HttpResponse:
    """What a page that needs an activated account answers to this visitor."""
    request = RequestFactory().get("/en/services/x/start/?a=1")
    request.user = user
    return activated_account_required(lambda _request: HttpResponse("the page"))(request)


def test_a_stranger_is_led_to_sign_in_and_back():
    assert serve(AnonymousUser()).url == "/en/account/sign-in/?next=%2Fen%2Fservices%2Fx%2Fstart%2F%3Fa%3D1"


def test_whoever_is_not_activated_is_led_there_and_back(citizen: User):
    assert serve(citizen).url == "/en/account/activation/?next=%2Fen%2Fservices%2Fx%2Fstart%2F%3Fa%3D1"


def test_a_page_that_was_open_serves_until_the_activation_is_withdrawn_and_not_once_more(citizen: User):
    Act.objects.record(citizen, Kind.ACTIVATED, channel="offices")
    assert serve(citizen).content == b"the page"
    Act.objects.record(citizen, Kind.REVOKED, channel="offices")
    assert serve(citizen).status_code == 302
