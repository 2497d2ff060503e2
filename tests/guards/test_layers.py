"""Imports go one way: the portal's top, services, activation, accounts, the portal's shared leaves."""

from graphlib import CycleError, TopologicalSorter

import pytest

from tests.guards.source import APPS, imports

# The shared leaves of absher_portal; everything else in it is the top layer.
LEAVES = {
    "absher_portal",
    "absher_portal.any_digits",
    "absher_portal.append_only",
    "absher_portal.bilingual",
    "absher_portal.clock",
    "absher_portal.days",
    "absher_portal.fallback",
    "absher_portal.form_page",
    "absher_portal.formats.amounts",
    "absher_portal.formats.dates",
    "absher_portal.formats.durations",
    "absher_portal.formats.identifiers",
    "absher_portal.formats.lists",
    "absher_portal.forms",
    "absher_portal.languages",
    "absher_portal.linejson",
    "absher_portal.loading",
    "absher_portal.messages",
    "absher_portal.messages.checks",
    "absher_portal.messages.entries",
    "absher_portal.messages.files",
    "absher_portal.messages.glossary",
    "absher_portal.messages.sources",
    "absher_portal.messages.spelling",
    "absher_portal.messages.xliff",
    "absher_portal.models",
    "absher_portal.pseudo",
    "absher_portal.public",
    "absher_portal.records",
    "absher_portal.refusal",
    "absher_portal.request_id",
    "absher_portal.sealing",
    "absher_portal.templatetags.formats",
    "absher_portal.text",
}
ORDER = ["top", "services", "activation", "accounts", "leaves"]
# Django asks for these from its own hooks, when importing earlier is too early.
INSIDE_ALLOWED = {
    ("absher_portal.apps", "absher_portal.checks"),
    ("accounts.apps", "accounts.sms.delivery"),
    ("services.apps", "services.editing.schedule"),
    ("services.apps", "services.inquiries.checks"),
}


def layer(module: str) -> str:
    app = module.split(".")[0]
    if app != "absher_portal":
        return app
    return "leaves" if module in LEAVES else "top"


def test_an_app_imports_only_what_stands_to_its_right():
    upward = [
        f"{i.where} imports {i.target}"
        for i in imports()
        if ORDER.index(layer(i.module)) > ORDER.index(layer(i.target))
    ]
    assert upward == []


def test_no_function_imports_a_module_of_ours():
    inside = [f"{i.where} imports {i.target}" for i in imports() if i.inside]
    allowed = [i for i in imports() if (i.module, i.target) in INSIDE_ALLOWED]
    assert len(inside) == len(allowed), inside


def test_no_module_imports_itself_round_a_corner():
    graph: dict[str, set[str]] = {}
    for i in imports():
        if i.target != i.module and i.target not in APPS:
            graph.setdefault(i.module, set()).add(i.target)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_the_walk_sees_the_imports_it_judges():
    seen = {(i.module, i.target) for i in imports()}
    assert ("accounts.models.user", "absher_portal.sealing") in seen
    assert ("absher_portal.first_admin", "accounts.models") in seen
