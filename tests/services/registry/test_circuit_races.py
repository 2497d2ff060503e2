"""Of many callers at once, one tries a registry that was silent."""

from datetime import timedelta

from django.utils import timezone

from services.models import RegistryCircuit
from services.models.circuit import FAILURES
from tests.accounts.parallel import RACES, at_once

pytestmark = RACES


def may_ask(_n: int) -> bool:
    return RegistryCircuit.seen().wait() is None


def fail(_n: int) -> str:
    circuit = RegistryCircuit.seen()
    circuit.failed()
    return circuit.state


def test_one_caller_of_many_tries():
    past = timezone.now() - timedelta(seconds=1)
    RegistryCircuit.objects.create(name="registry", failures=FAILURES, ask_again_at=past)
    assert sum(at_once(may_ask, 64)) == 1


def test_no_failure_is_lost():
    at_once(fail, 64)
    assert RegistryCircuit.seen().failures == 64
    assert RegistryCircuit.seen().state == "open"
