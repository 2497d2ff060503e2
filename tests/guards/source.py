"""The project's own source files, and what each module imports."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = ("absher_portal", "services", "activation", "accounts")


@dataclass(frozen=True)
class Import:
    """`module` imports `target`; `where` is file:line; `inside` a function or not."""

    module: str
    target: str
    where: str
    inside: bool


def python_files(*folders: str) -> list[Path]:
    files = (file for folder in folders for file in (ROOT / folder).rglob("*.py"))
    return sorted(file for file in files if "migrations" not in file.parts)


def module_name(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(file) for file in python_files(*APPS)}


def imports() -> Iterator[Import]:
    """Every import of one of our modules by one of our modules."""
    for file in python_files(*APPS):
        tree = ast.parse(file.read_text())
        functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
        inside = {id(node) for function in functions for node in ast.walk(function)}
        for node in ast.walk(tree):
            for target in _targets(node, file):
                if target.split(".")[0] in APPS:
                    where = f"{file.relative_to(ROOT)}:{node.lineno}"  # type: ignore[attr-defined]
                    yield Import(module_name(file), target, where, id(node) in inside)


def _targets(node: ast.AST, file: Path) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    package = module_name(file).split(".")
    if file.name != "__init__.py":
        package = package[:-1]
    base = package[: len(package) - node.level + 1] if node.level else []
    stem = ".".join([*base, *([node.module] if node.module else [])])
    names = [f"{stem}.{alias.name}" for alias in node.names]
    return [name if name in MODULES else stem for name in names]
