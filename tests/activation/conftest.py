from functools import partial
from pathlib import Path

import pytest

from tests.content_files import ACTIVATION, Changed

loaded = ACTIVATION.load


@pytest.fixture
def centres(db: None) -> None:
    loaded()


@pytest.fixture
def changed_file(tmp_path: Path) -> Changed:
    return partial(ACTIVATION.changed, tmp_path)
