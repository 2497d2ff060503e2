"""The database's clock: the only one that several machines agree on."""

from datetime import UTC, datetime

from django.db import connection

_NOW = {"postgresql": "SELECT statement_timestamp()", "sqlite": "SELECT strftime('%Y-%m-%d %H:%M:%f', 'now')"}
# Whole seconds since 1970, for counters kept in SQL; julianday because unixepoch() is younger than 3.38 and
# strftime's %s would be taken for a parameter.
EPOCH = {
    "postgresql": "floor(extract(epoch FROM statement_timestamp()))::bigint",
    "sqlite": "CAST((julianday('now') - 2440587.5) * 86400 AS INTEGER)",
}


def db_now() -> datetime:
    """The database's time now, aware, in UTC."""
    with connection.cursor() as cursor:
        cursor.execute(_NOW[connection.vendor])
        (value,) = cursor.fetchone()
    return value if isinstance(value, datetime) else datetime.fromisoformat(value).replace(tzinfo=UTC)


def epoch_sql() -> str:
    """The SQL expression for whole seconds since 1970 on this database."""
    return EPOCH[connection.vendor]
