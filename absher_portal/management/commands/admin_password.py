from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from absher_portal import first_admin
from accounts.models import User


class Command(BaseCommand):
    help = "Gives the first admin a new password, prints it once, and takes away app, passkeys, codes and sessions."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", nargs="?", default="", help="another member of staff")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        try:
            username, password = first_admin.renew_password(username)
        except User.DoesNotExist:
            raise CommandError("There is no such admin yet: `make run` creates the first one.") from None
        self.stdout.write(f"{username} has a new password: {password}")
        self.stdout.write("It is not shown again. Every session of this account has ended.")
        self.stdout.write("Its authenticator app, passkeys and recovery codes are gone: sign in by text message.")
