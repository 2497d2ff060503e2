"""The demo registry's own tables: what is made up about people who do not exist.

Days are kept as distances from today (`services/registry/demo/marks.py`), so that nothing here grows old.
"""

from django.db import models


class DemoPerson(models.Model):
    """Somebody whom the registry knows. `digest`: of what was loaded, to see at a glance whether it still is that."""

    number = models.CharField(max_length=10, unique=True)
    digest = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return self.number


class DemoRecord(models.Model):
    """One record of a kind. `position` orders the kind's records of one person: the highest is the newest."""

    person = models.ForeignKey(DemoPerson, models.CASCADE, to_field="number", related_name="records", db_index=False)
    kind = models.CharField(max_length=40)
    position = models.BigIntegerField()
    content = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["person", "kind", "-position", "-id"], name="demo_records_in_order")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class DemoValue(models.Model):
    """What a record may be asked for by: one of its codes, identifiers or plates, beside its place in the order.

    `amount` and `reduced` (riyals, of violations) stand here too, to be added up without reading records.
    """

    record = models.ForeignKey(DemoRecord, models.CASCADE, related_name="values", db_index=False)
    about = models.CharField(max_length=10)
    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=40)
    value = models.CharField(max_length=100)
    position = models.BigIntegerField()
    amount = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    reduced = models.DecimalField(max_digits=12, decimal_places=2, null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "name"], name="demo_value_once")]
        indexes = [
            models.Index(fields=["about", "kind", "name", "value", "-position", "-record"], name="demo_values_in_order")
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.value}"
