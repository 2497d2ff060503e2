"""How long a page may wait for the registry in all, however often it asks: no longer than for its first silence."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.http import HttpRequest

from services.registry.protocol import Silent

_ends: ContextVar[float | None] = ContextVar("registry_patience", default=None)


@contextmanager
def of(request: HttpRequest) -> Iterator[None]:
    """Inside, `left` is what remains of `REGISTRY_TIMEOUT` since this request first asked; nothing after a `Silent`."""
    ends = vars(request).setdefault("registry_patience", time.monotonic() + settings.REGISTRY_TIMEOUT)
    token = _ends.set(ends)
    try:
        yield
    except Silent:
        vars(request)["registry_patience"] = 0.0
        raise
    finally:
        _ends.reset(token)


def left() -> float:
    """Seconds; 0 or less when the page has waited long enough."""
    ends = _ends.get()
    return float(settings.REGISTRY_TIMEOUT if ends is None else ends - time.monotonic())
