"""The search is measured on queries written before it was made; half of them were never looked at."""

import csv
from pathlib import Path

import pytest

from services.models import Service
from services.search.index import current_index

QUERIES = Path(__file__).with_name("search_queries.tsv")


def queries(part: str) -> list[tuple[str, set[str]]]:
    with QUERIES.open() as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [(row["query"], set(row["accepted_service_keys"].split(","))) for row in rows if row["set"] == part]


@pytest.mark.parametrize("part", ["tuned", "held-out"])
def test_nine_of_ten_find_the_right_service_first_and_almost_all_among_three(searchable, part: str):
    asked, index = queries(part), current_index()
    top = [([entry.key for entry in index.find(query).entries[:3]], right) for query, right in asked]
    assert len(asked) == 60
    assert sum(bool(right.intersection(keys[:1])) for keys, right in top) >= 54
    assert sum(bool(right.intersection(keys)) for keys, right in top) >= 58.2


def test_every_service_is_found_by_its_own_names(searchable):
    index, names = current_index(), Service.objects.published().values_list("key", "name_ar", "name_en")
    asked = [(key, name) for key, *both in names for name in both]
    assert [(key, name) for key, name in asked if index.find(name).entries[0].key != key] == []
