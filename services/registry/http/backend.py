"""The registry behind a REST contract (docs/registry.md): all questions are POSTs, so that no address names anybody."""

import json
import logging
from typing import Any

from django.utils import timezone

from services.models.circuit import PAUSE, RegistryCircuit
from services.registry import patience
from services.registry.http import answers
from services.registry.http.calling import Unanswered, post
from services.registry.kinds.identity import Person
from services.registry.protocol import Availability, Batch, Facts, Query, Silent
from services.registry.record import Garbled

log = logging.getLogger("portal.registry")


class HttpRegistry:
    """At `settings.REGISTRY_URL`."""

    def person(self, national_id: str) -> Person | None:
        """Who has this number."""
        return answers.person(_asked("/v1/person", about=national_id))

    def records(self, query: Query) -> Batch:
        """What is recorded about them."""
        page = {"where": dict(query.where), "offset": query.offset, "limit": query.limit}
        return answers.batch(_asked("/v1/records", about=query.about, kind=query.kind.key, **page), query)

    def facts(self, national_id: str) -> Facts:
        """What proves who they are."""
        return answers.facts(_asked("/v1/facts", about=national_id))

    def availability(self) -> Availability:
        """By its circuit."""
        circuit = RegistryCircuit.seen()
        return Availability(circuit.state == "closed", circuit.ask_again_at, circuit.state)


def _asked(path: str, **question: Any) -> dict[str, Any]:
    """What it said about `about`. Whoever answers in time is there, even when the answer is nonsense."""
    circuit, seconds = RegistryCircuit.seen(), patience.left()
    if seconds <= 0:
        raise Silent(timezone.now() + PAUSE)
    if until := circuit.wait():
        raise Silent(until)
    try:
        sent = post(path, json.dumps(question).encode(), seconds)
    except Unanswered as fault:
        log.warning("the registry did not answer: %s", fault)
        raise Silent(circuit.failed()) from None
    except Garbled:
        circuit.worked()
        raise
    circuit.worked()
    return answers.opened(sent, question["about"])
