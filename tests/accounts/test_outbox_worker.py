"""The worker process: it ends when asked, and several of them never send one message twice."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from typing import Any

import pytest
from django.conf import settings as portal
from django.db import connection

from accounts import otp
from accounts.models import DemoMessage, OutboxMessage
from accounts.otp import Purpose
from accounts.sms.delivery import deliver_due
from tests.accounts.parallel import RACES, at_once

pytestmark = RACES


@pytest.fixture(autouse=True)
def only_workers_send(settings: Any) -> None:
    settings.DELIVER_AFTER_COMMIT = False


def test_the_worker_sends_what_waits_and_ends_cleanly_when_asked() -> None:
    otp.issue(Purpose.REGISTER, "+966500000001", language="ar", ip="203.0.113.1")
    database = connection.settings_dict
    address = f"postgres://{database['USER']}:{database['PASSWORD']}@{database['HOST']}:{database['PORT']}"
    environment = os.environ | {"DATABASE_URL": f"{address}/{database['NAME']}"}
    worker = subprocess.Popen(
        [sys.executable, "manage.py", "deliver", "--pause", "0.1"], cwd=portal.BASE_DIR, env=environment
    )
    try:
        deadline = time.monotonic() + 30
        while not OutboxMessage.objects.filter(state="sent").exists() and time.monotonic() < deadline:
            time.sleep(0.1)
        assert OutboxMessage.objects.get().state == "sent"
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(10) == 0
    finally:
        worker.kill()


def test_many_workers_send_every_message_once() -> None:
    for n in range(20):
        otp.issue(Purpose.REGISTER, f"+9665000000{n:02}", language="ar", ip=f"203.0.113.{n}")
    assert sum(at_once(lambda n: deliver_due(), 64)) == 20
    assert Counter(OutboxMessage.objects.values_list("state", "tries")) == {("sent", 1): 20}
    assert DemoMessage.objects.count() == 20
