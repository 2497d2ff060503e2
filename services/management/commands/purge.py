"""`purge`, with the reads of records that were kept long enough and the answers that may no longer be shown."""

from typing import Any

from absher_portal.clock import db_now
from accounts.management.commands.purge import delete_old
from activation.management.commands import purge
from services.models import PublicAnswer, RecordRead
from services.registry import kept


class Command(purge.Command):
    """Django takes this one, because the app stands before `activation` in INSTALLED_APPS."""

    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        now = db_now()
        reads = delete_old(RecordRead.objects.filter(kept_until__lt=now))
        answers = delete_old(PublicAnswer.objects.filter(expires_at__lt=now))
        self.stdout.write(f"reads of records: {reads}\nanswers to strangers: {answers}")
        self.stdout.write(f"kept records: {kept.forget_old(now)}")
