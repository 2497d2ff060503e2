"""Sizes that keep a file readable, test folders that pytest finds, and rows that match their migrations."""

import ast
from collections.abc import Iterable
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.guards.source import APPS, ROOT, python_files

FILE_LINES = 250
FUNCTION_LINES = 25
TEST_LINES = 20
TEMPLATE_LINES = 60


def longer_than(most: int, files: Iterable[Path]) -> dict[str, int]:
    sizes = {str(file.relative_to(ROOT)): len(file.read_text().splitlines()) for file in files}
    return {name: size for name, size in sizes.items() if size > most}


def test_no_file_is_longer_than_a_reader_keeps_in_mind():
    assert longer_than(FILE_LINES, python_files(*APPS, "tests")) == {}


def test_no_template_is_too_long():
    sizes = {str(f.relative_to(ROOT)): len(f.read_text().splitlines()) for f in ROOT.glob("templates/**/*.html")}
    assert {name: size for name, size in sizes.items() if size > TEMPLATE_LINES} == {}


def test_no_function_is_too_long():
    assert functions_longer_than(FUNCTION_LINES, *APPS) == []


def test_no_test_is_too_long():
    assert functions_longer_than(TEST_LINES, "tests") == []


def functions_longer_than(most: int, *folders: str) -> list[str]:
    """Lines of its own; those of a function inside count for that one."""
    long = []
    for file in python_files(*folders):
        functions = [n for n in ast.walk(ast.parse(file.read_text())) if isinstance(n, ast.FunctionDef)]
        for function in functions:
            inner = sum(length(n) for n in function.body if isinstance(n, ast.FunctionDef))
            if length(function) - inner > most:
                long.append(f"{file.relative_to(ROOT)}:{function.lineno} {function.name}")
    return long


def length(function: ast.FunctionDef) -> int:
    return (function.end_lineno or 0) - function.lineno + 1


def test_every_public_function_says_what_it_is_for():
    """Methods too, where subclasses must fill them in; the others are explained by their class."""
    silent = []
    for file in python_files(*APPS):
        tree = ast.parse(file.read_text())
        contracts = [n for c in tree.body if isinstance(c, ast.ClassDef) for n in c.body if is_left_open(n)]
        for function in [*tree.body, *contracts]:
            if isinstance(function, ast.FunctionDef) and function.name[0] != "_" and not ast.get_docstring(function):
                silent.append(f"{file.relative_to(ROOT)}:{function.lineno} {function.name}")
    assert silent == []


def is_left_open(node: ast.stmt) -> bool:
    return any(isinstance(n, ast.Name) and n.id == "NotImplementedError" for n in ast.walk(node))


def test_pytest_finds_every_folder_with_tests():
    folders = {file.parent for file in (ROOT / "tests").rglob("test_*.py")}
    assert [str(folder) for folder in folders if not (folder / "__init__.py").exists()] == []


@pytest.mark.django_db
def test_no_migration_is_pending():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
