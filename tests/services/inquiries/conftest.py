import pytest
from django.test import Client

from accounts.models import User
from activation.models import Act
from activation.models.acts import Kind
from tests.conftest import enter
from tests.services.inquiries import household


@pytest.fixture
def home(catalogue: None, settings) -> None:
    """The catalogue, and a household that the registry knows."""
    settings.REGISTRY = "tests.services.inquiries.household.MovableRegistry"
    household.silent.clear()
    household.move_in()


@pytest.fixture
def head(home: None, client: Client, citizen: User) -> Client:
    """The browser of the household's head, activated and signed in."""
    Act.objects.record(citizen, Kind.ACTIVATED)
    return enter(client, citizen)
