import pytest

from tests.services.inquiries.public import asking


@pytest.fixture(autouse=True)
def registry(catalogue: None, settings) -> None:
    """The catalogue, a registry that knows Omar, and an image code that is always solved."""
    settings.REGISTRY = f"{asking.__name__}.SilentRegistry"
    settings.CAPTCHA_TEST_MODE = True
    asking.move_in()
