"""Sizes that keep a file readable, test folders that pytest finds, and rows that match their migrations."""

import ast
from collections.abc import Iterable
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.guards.source import APPS, ROOT, python_files

FILE_LINES = 250
FUNCTION_LINES = 45
TEMPLATE_LINES = 90


def longer_than(most: int, files: Iterable[Path]) -> dict[str, int]:
    sizes = {str(file.relative_to(ROOT)): len(file.read_text().splitlines()) for file in files}
    return {name: size for name, size in sizes.items() if size > most}


def test_no_file_is_longer_than_a_reader_keeps_in_mind():
    assert longer_than(FILE_LINES, python_files(*APPS, "tests")) == {}


def test_no_template_is_too_long():
    sizes = {str(f.relative_to(ROOT)): len(f.read_text().splitlines()) for f in ROOT.glob("templates/**/*.html")}
    assert {name: size for name, size in sizes.items() if size > TEMPLATE_LINES} == {}


def test_no_function_is_too_long():
    long = []
    for file in python_files(*APPS):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= FUNCTION_LINES:
                long.append(f"{file.relative_to(ROOT)}:{node.lineno} {node.name}")
    assert long == []


def test_pytest_finds_every_folder_with_tests():
    folders = {file.parent for file in (ROOT / "tests").rglob("test_*.py")}
    assert [str(folder) for folder in folders if not (folder / "__init__.py").exists()] == []


@pytest.mark.django_db
def test_no_migration_is_pending():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
