"""What the layers above may learn about a person's activation."""

from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from activation.access import assurance_level


def test_nobody_has_no_assurance():
    assert assurance_level(AnonymousUser()) == ""


def test_a_new_account_is_registered_and_no_more(citizen: User):
    assert assurance_level(citizen) == "registered"
