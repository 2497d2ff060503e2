"""Many people pressing the same button at the same moment: real processes, each with its own connection."""

import multiprocessing
import queue
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, connections

PROCESSES = 32

# For a whole module: `pytestmark = RACES`.
RACES = [
    pytest.mark.races,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has one writer; set DATABASE_URL to PostgreSQL"),
]


def at_once(act: Callable[[int], Any], times: int) -> list[Any]:
    """The results of `act(0)` … `act(times - 1)`, made by 32 processes let go together (results must pickle)."""
    fork = multiprocessing.get_context("fork")
    connections.close_all()
    connection.close_pool()  # type: ignore[attr-defined]
    start, results = fork.Barrier(PROCESSES), fork.Queue()
    crowd = [
        fork.Process(target=_one, args=(act, range(n, times, PROCESSES), start, results)) for n in range(PROCESSES)
    ]
    for process in crowd:
        process.start()
    try:
        return [results.get(timeout=60) for _ in range(times)]
    except queue.Empty:
        pytest.fail("a process died or hung")
    finally:
        for process in crowd:
            process.join(10)
            process.kill()


def _one(act: Callable[[int], Any], numbers: range, start: Any, results: Any) -> None:
    connection.ensure_connection()
    start.wait(30)
    for number in numbers:
        results.put(act(number))
    connections.close_all()
    connection.close_pool()  # type: ignore[attr-defined]
