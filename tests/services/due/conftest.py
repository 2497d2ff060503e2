import pytest
from django.test import Client

from accounts.models import User
from activation.models import Act
from activation.models.acts import Kind
from tests.conftest import enter
from tests.services import scripted


@pytest.fixture(autouse=True)
def registry(settings):
    scripted.forget()
    settings.REGISTRY = scripted.NAME


@pytest.fixture
def owner(citizen: User) -> User:
    """A person whose account is activated."""
    Act.objects.record(citizen, Kind.ACTIVATED)
    return citizen


@pytest.fixture
def browser(client: Client, owner: User) -> Client:
    return enter(client, owner)
