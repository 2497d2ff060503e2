"""Triggers that keep rows as they were written, in the SQL of both databases (django-pgtrigger knows one of them).

SQLite drops triggers with a table that a migration remakes: such a migration puts the guard in place again (tests
try the triggers after all migrations).
"""

from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

ALWAYS = "1 = 1"


@dataclass(frozen=True, slots=True)
class Rule:
    """`what` (INSERT, UPDATE, DELETE) of a row of `table` is refused `when` this SQL condition on OLD and NEW holds."""

    name: str
    table: str
    what: str
    when: str = ALWAYS


@dataclass(frozen=True, slots=True)
class Guard:
    """The rules of some tables that belong together; on PostgreSQL they are not truncated either."""

    name: str
    refusal: str
    rules: tuple[Rule, ...]

    def put(self, connection: BaseDatabaseWrapper) -> None:
        """Put the triggers in place."""
        _run(connection, self._postgresql() if connection.vendor == "postgresql" else self._sqlite())

    def take(self, connection: BaseDatabaseWrapper) -> None:
        """Take them away: for a test that tampers, or empties the database."""
        on = connection.vendor == "postgresql"
        names = [(rule.name, rule.table) for rule in self.rules]
        names += [(f"{table}_stays_whole", table) for table in self.tables if on]
        _run(connection, [f"DROP TRIGGER IF EXISTS {name}" + (f" ON {table}" if on else "") for name, table in names])

    @property
    def tables(self) -> list[str]:
        return sorted({rule.table for rule in self.rules})

    def _sqlite(self) -> list[str]:
        return [
            f"CREATE TRIGGER {r.name} BEFORE {r.what} ON {r.table} WHEN {r.when} "
            f"BEGIN SELECT RAISE(ABORT, '{self.refusal}'); END"
            for r in self.rules
        ]

    def _postgresql(self) -> list[str]:
        """A WHEN clause there holds no subquery, so the condition stands in a function, one for each trigger."""
        made = []
        for rule in self.rules:
            made += [
                self._function(rule.name, rule.when, "OLD" if rule.what == "DELETE" else "NEW"),
                f"CREATE TRIGGER {rule.name} BEFORE {rule.what} ON {rule.table} "
                f"FOR EACH ROW EXECUTE FUNCTION {rule.name}()",
            ]
        whole = f"{self.name}_stay_whole"
        return [*made, self._function(whole, "true", "NULL")] + [
            f"CREATE TRIGGER {table}_stays_whole BEFORE TRUNCATE ON {table} EXECUTE FUNCTION {whole}()"
            for table in self.tables
        ]

    def _function(self, name: str, when: str, kept: str) -> str:
        return (
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {when} THEN "
            f"RAISE EXCEPTION '{self.refusal}' USING ERRCODE = 'integrity_constraint_violation'; END IF; "
            f"RETURN {kept}; END $$"
        )


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
