"""The last answers, sealed, for while the registry is silent; each kind of record says for how long, if at all."""

import json
from datetime import datetime

from cryptography.fernet import InvalidToken
from django.utils import timezone

from absher_portal.sealing import fingerprint, seal, unseal
from services.models.reads import KeptRecords
from services.registry.protocol import Batch, Garbled, Query


def keep(query: Query, batch: Batch | None) -> None:
    """Remember this answer, if its kind may be kept; it takes the place of an older one."""
    if batch is None or not query.kind.kept_for:
        return
    said = {"records": [record.to_json() for record in batch.records], "total": batch.total}
    row = {
        "sealed": seal(json.dumps(said)),
        "as_of": batch.as_of,
        "expires_at": batch.as_of + query.kind.kept_for,
    }
    KeptRecords.objects.bulk_create(
        [KeptRecords(key=_key(query), **row)],
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=list(row),
    )


def last(query: Query) -> Batch | None:
    """What was last known, or None when nothing is kept or it is too old."""
    row = KeptRecords.objects.filter(key=_key(query), expires_at__gt=timezone.now()).first()
    if row is None:
        return None
    try:
        said = json.loads(unseal(row.sealed))
        records = tuple(query.kind.from_json(sent) for sent in said["records"])
    except (InvalidToken, Garbled):  # sealed by a key that is no longer ours, or kept by an older version
        return None
    return Batch(records, said["total"], row.as_of)


def forget_old(now: datetime) -> int:
    """Delete what may no longer be shown; how many."""
    return KeptRecords.objects.filter(expires_at__lte=now).delete()[0]


def _key(query: Query) -> str:
    asked = [query.about, query.kind.key, sorted(query.where.items()), query.offset, query.limit]
    return fingerprint("kept-records", json.dumps(asked))
