"""Chains of events numbered by a register and signed for their account; names without account share 256, not a day.

There is no way back: the signatures no longer say what a day's chain followed. What did not fit its signature is not
signed anew: it stays as it is, as evidence.
"""

from datetime import UTC

from django.db import migrations, models
from django.db.models import Max

from absher_portal.clock import db_now
from absher_portal.sealing import fingerprint
from accounts.security import append_only
from accounts.security.macs import mac, newest_key_id

BEFORE = ("name", "count", "head", "purged", "root", "follows", "key_id")
SIGNED = ("name", "number", "owner", "count", "head", "purged", "root", "key_id")


def signature(chain, names):
    facts = {name: getattr(chain, name) for name in names}
    return mac(chain.key_id, facts | {"updated_at": chain.updated_at.astimezone(UTC).isoformat()})


def number_chains(apps, schema_editor):
    """In the order of their names: which began first is not known."""
    User, EventChain = apps.get_model("accounts", "User"), apps.get_model("accounts", "EventChain")
    owners = {f"account:{key}": pk for pk, key in User.objects.values_list("pk", "events_key")}
    names = list(EventChain.objects.order_by("name").values_list("name", flat=True))
    for number, name in enumerate(names, 1):
        chain = EventChain.objects.get(pk=name)
        fits = signature(chain, BEFORE) == chain.signature
        chain.number = number
        chain.owner = fingerprint("events-owner", str(owners[name])) if name in owners else ""
        if fits:
            chain.key_id = newest_key_id()
            chain.signature = signature(chain, SIGNED)
        chain.save()


def begin_for_nobody(apps, schema_editor):
    """All of them at once, so that no first event of one tells by its cost that a name is nobody's."""
    EventChain = apps.get_model("accounts", "EventChain")
    last = EventChain.objects.aggregate(last=Max("number", default=0))["last"]
    names = [f"nobody:{shard:02x}" for shard in range(256)]
    count = last + len(names)
    fresh = {"updated_at": db_now(), "key_id": newest_key_id()}
    rows = [EventChain(name=name, number=number, **fresh) for number, name in enumerate(names, last + 1)]
    rows.append(EventChain(name="register", number=0, count=count, purged=count, **fresh))
    for row in rows:
        row.signature = signature(row, SIGNED)
    EventChain.objects.bulk_create(rows)


def unguard(apps, schema_editor):
    append_only.GUARD.take(schema_editor.connection)


def guard(apps, schema_editor):
    append_only.GUARD.put(schema_editor.connection)


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0011_officers_desk'),
    ]

    operations = [
        migrations.RunPython(unguard),
        migrations.AddField('eventchain', 'number', models.PositiveBigIntegerField(null=True)),
        migrations.AddField('eventchain', 'owner', models.CharField(blank=True, db_index=True, default='', max_length=64), preserve_default=False),
        migrations.RunPython(number_chains),
        migrations.RemoveField('eventchain', 'follows'),
        migrations.RunPython(begin_for_nobody),
        migrations.AlterField('eventchain', 'number', models.PositiveBigIntegerField(unique=True)),
        migrations.RunPython(guard),
    ]
