"""A portal in a process of its own, with other settings: prepared, and asked for some of its pages."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.guards.source import ROOT

ASK = """
import json, sys
import django
django.setup()
from django.core.management import call_command
from django.test import Client
from accounts.models import User
from services.models import Service
from tests.conftest import enter

call_command("serve", prepare_only=True, stdout=sys.stderr)
visitor, staff = Client(SERVER_NAME="localhost"), Client(SERVER_NAME="localhost")
enter(staff, User.objects.get(is_superuser=True)).cookies["django_language"] = sys.argv[1]
pages = {}
for path in sys.argv[2:]:
    path = path.replace("{service}", str(Service.objects.get(key="renew-saudi-passport").pk))
    answer = (staff if path.startswith("/admin/") else visitor).get(path, follow=True)
    pages[path] = [answer.status_code, answer.content.decode()]
print(json.dumps(pages))
"""


def run(folder: Path, data: Path, *arguments: str, **settings: str) -> str:
    """What a Python in the folder prints; `settings` are environment variables."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    env = kept | {"PYTHONPATH": f"{folder}:{ROOT}", "PORTAL_DATA_DIR": str(data)} | settings
    env["DJANGO_SETTINGS_MODULE"] = "absher_portal.settings"
    result = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=env, capture_output=True, text=True, timeout=300
    )
    assert result.returncode == 0, result.stderr[-3000:]
    return result.stdout


def pages(folder: Path, data: Path, language: str, *paths: str, **settings: str) -> dict[str, tuple[int, str]]:
    """Path → status and text, as a visitor gets them, and below `/admin/` the first admin in that language."""
    return json.loads(run(folder, data, "-c", ASK, language, *paths, **settings).splitlines()[-1])
