"""For machines: is the process alive, and may it be sent people?"""

from typing import Any

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from services.registry.reading import is_connected, registry

_migrated = False


@require_safe
def live(request: HttpRequest) -> JsonResponse:
    """200 as long as the process answers; asks nothing of the database."""
    return JsonResponse({"status": "ok"})


@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """200 when the database answers and every migration is applied, else 503 with the reason.

    A registry that is silent is named, and no reason to send people elsewhere: the portal works without.
    """
    try:
        fault = "" if _is_migrated() else "migrations"
        beside = {} if fault else _registry()
    except Error:
        fault = "database"
    if fault:
        return JsonResponse({"status": "unready", "fault": fault}, status=503)
    return JsonResponse({"status": "ok"} | beside)


def _registry() -> dict[str, Any]:
    """`state` of the circuit, and `until` when it stays open; asks nothing of the registry itself."""
    if not is_connected():
        return {}
    known = registry().availability()
    return {"registry": {"state": known.state, "until": known.until.isoformat() if known.until else None}}


def _is_migrated() -> bool:
    """Reading the plan costs some 50 ms; what is applied stays applied, so once is enough per process."""
    global _migrated
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    if not _migrated:
        executor = MigrationExecutor(connection)
        _migrated = not executor.migration_plan(executor.loader.graph.leaf_nodes())
    return _migrated
