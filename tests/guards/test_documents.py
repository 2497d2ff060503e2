"""The documents say what is there."""

import re

from absher_portal import keys
from tests.guards.source import ROOT

READS = re.compile(r"env\.\w+\(\s*\"([A-Z_]+)\"|environ(?:\.get\(|\[)\"([A-Z_]+)\"")
OWN = {"DJANGO_SETTINGS_MODULE", "PORTAL_WELCOME"}  # set by the portal for itself


def test_every_setting_is_documented_and_every_documented_one_is_read():
    files = [*(ROOT / "absher_portal").rglob("*.py"), *(ROOT / "accounts").rglob("*.py")]
    read = {name for file in files for pair in READS.findall(file.read_text()) for name in pair if name}
    read |= set(keys.NAMES)
    tables = [line for line in (ROOT / "docs/settings.md").read_text().splitlines() if line.startswith("| `")]
    documented = {name for line in tables for name in re.findall(r"`([A-Z_]{5,})`", line.split("|")[1])}
    assert documented == read - OWN


def test_no_document_leads_nowhere():
    broken = []
    for document in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text()):
            if not (document.parent / target).exists():
                broken.append(f"{document.name}: {target}")
    assert broken == []
