"""Print the contract of a registry over HTTP as OpenAPI: `manage.py registry_contract > docs/registry-openapi.json`."""

import json
from typing import Any

from django.core.management.base import BaseCommand

from services.registry.http.contract import description


class Command(BaseCommand):
    help = "Print the OpenAPI description of the registry that inquiries ask."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(json.dumps(description(), ensure_ascii=False, indent=1))
