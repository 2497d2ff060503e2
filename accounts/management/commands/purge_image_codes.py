"""`manage.py purge_image_codes`: expired image codes, held checks and used proofs go, in batches."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from accounts.captcha.purge import purge_all
from accounts.numbers import PURGE_BATCH


class Command(BaseCommand):
    help = "Delete expired image codes, held checks and used proofs of work, a batch a transaction."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--batch", type=int, default=PURGE_BATCH, help="rows per transaction")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{purge_all(max(1, options['batch']))} expired rows deleted")
