"""Events in sealed chains that no longer hang on their account; what was written before is sealed as it stands.

There is no way back: the old rows were deleted with their account, these must not be.
"""

import uuid
from datetime import UTC

from django.db import migrations, models

from accounts.security import append_only
from accounts.security.macs import mac, newest_key_id

BATCH = 2000
REFUSALS = ("wrong-password", "wrong-code", "wrong-factor", "refused")
SEALED = ("chain", "seq", "kind", "outcome", "purpose", "device", "ip_fingerprint", "request_id", "key_id")
SIGNED = ("name", "count", "head", "purged", "root", "follows", "key_id")


def give_keys(apps, schema_editor):
    """One to every account, and a chain where one must be: the account has signed in."""
    User, EventChain = apps.get_model("accounts", "User"), apps.get_model("accounts", "EventChain")
    for user in User.objects.filter(events_key=None).only("pk").iterator(chunk_size=BATCH):
        User.objects.filter(pk=user.pk).update(events_key=uuid.uuid4())
    signed_in = User.objects.exclude(last_login=None).values_list("events_key", "last_login")
    for key, moment in signed_in.iterator(chunk_size=BATCH):
        _save(EventChain(name=f"account:{key}", updated_at=moment))


def seal_events(apps, schema_editor):
    """In the order in which they were written, account by account; the rest by days."""
    SecurityEvent = apps.get_model("accounts", "SecurityEvent")
    chain = None
    events = SecurityEvent.objects.order_by("user__events_key", "at", "pk").select_related("user")
    for event in events.iterator(chunk_size=BATCH):
        name = f"account:{event.user.events_key}" if event.user else f"day:{event.at.astimezone(UTC):%F}"
        if chain is None or chain.name != name:
            chain = _next(apps.get_model("accounts", "EventChain"), name, chain)
        _seal(event, chain)
        event.save()
        _save(chain)


def _next(EventChain, name, before):
    found = EventChain.objects.filter(name=name).first()
    chain = found or EventChain(name=name)
    if name.startswith("day:") and before is not None and before.name.startswith("day:"):
        chain.follows, chain.root, chain.head = before.name, before.head, before.head
    return chain


def _seal(event, chain):
    event.chain, event.seq, event.key_id = chain.name, chain.count + 1, newest_key_id()
    event.outcome = "refused" if event.kind in REFUSALS else "done"
    facts = {name: getattr(event, name) for name in SEALED}
    event.mac = mac(event.key_id, facts | {"at": event.at.astimezone(UTC).isoformat(), "previous": chain.head})
    chain.count, chain.head, chain.updated_at = event.seq, event.mac, event.at


def _save(chain):
    chain.key_id = newest_key_id()
    facts = {name: getattr(chain, name) for name in SIGNED}
    chain.signature = mac(chain.key_id, facts | {"updated_at": chain.updated_at.astimezone(UTC).isoformat()})
    chain.save()


def guard(apps, schema_editor):
    append_only.GUARD.put(schema_editor.connection)


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0005_notices'),
    ]

    operations = [
        migrations.CreateModel(
            name='EventChain',
            fields=[
                ('name', models.CharField(max_length=44, primary_key=True, serialize=False)),
                ('count', models.PositiveBigIntegerField(default=0)),
                ('head', models.CharField(blank=True, max_length=64)),
                ('purged', models.PositiveBigIntegerField(default=0)),
                ('root', models.CharField(blank=True, max_length=64)),
                ('follows', models.CharField(blank=True, max_length=44)),
                ('updated_at', models.DateTimeField()),
                ('key_id', models.CharField(max_length=8)),
                ('signature', models.CharField(max_length=64)),
            ],
        ),
        migrations.AddField('user', 'events_key', models.UUIDField(null=True, editable=False)),
        migrations.AddField('securityevent', 'chain', models.CharField(default='', max_length=44)),
        migrations.AddField('securityevent', 'seq', models.PositiveBigIntegerField(default=0)),
        migrations.AddField('securityevent', 'outcome', models.CharField(choices=[('done', 'Done'), ('refused', 'Refused')], default='done', max_length=8, verbose_name='outcome')),
        migrations.AddField('securityevent', 'purpose', models.CharField(blank=True, default='', max_length=40, verbose_name='purpose'), preserve_default=False),
        migrations.AddField('securityevent', 'request_id', models.CharField(blank=True, default='', max_length=64)),
        migrations.AddField('securityevent', 'key_id', models.CharField(default='', editable=False, max_length=8)),
        migrations.AddField('securityevent', 'mac', models.CharField(default='', editable=False, max_length=64)),
        migrations.RunPython(give_keys),
        migrations.RunPython(seal_events),
        migrations.RemoveIndex('securityevent', 'events_of_a_user'),
        migrations.RemoveField('securityevent', 'user'),
        migrations.AlterField('user', 'events_key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
        migrations.AlterField('securityevent', 'chain', models.CharField(max_length=44, verbose_name='chain')),
        migrations.AlterField('securityevent', 'seq', models.PositiveBigIntegerField(verbose_name='number in its chain')),
        migrations.AlterField('securityevent', 'request_id', models.CharField(blank=True, db_index=True, max_length=64, verbose_name='reference')),
        migrations.AlterField('securityevent', 'key_id', models.CharField(editable=False, max_length=8)),
        migrations.AlterField('securityevent', 'mac', models.CharField(editable=False, max_length=64)),
        migrations.AlterField('securityevent', 'at', models.DateTimeField(db_index=True, verbose_name='at')),
        migrations.AddConstraint('securityevent', models.UniqueConstraint(fields=('chain', 'seq'), name='event_once_in_its_chain')),
        migrations.RunPython(guard),
    ]
