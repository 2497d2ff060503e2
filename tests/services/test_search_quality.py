"""The search is measured on queries of people who had not seen it; half of each set was never looked at."""

import csv
from pathlib import Path

import pytest

from services.models import Service
from services.search.index import current_index

HERE = Path(__file__).parent
PARTS = {"tuned": 60, "held-out": 60, "strangers": 100, "strangers-held-out": 100}


def queries(part: str) -> list[tuple[str, set[str]]]:
    files = (HERE / f"search_{name}.tsv" for name in ("queries", "strangers"))
    lines = [file.read_text().splitlines() for file in files]
    rows = [row for of_file in lines for row in csv.DictReader(of_file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    return [(row["query"], set(row["accepted_service_keys"].split(","))) for row in rows if row["set"] == part]


@pytest.mark.parametrize("part", PARTS)
def test_nine_of_ten_find_the_right_service_first_and_almost_all_among_three(searchable, part: str):
    asked, index = queries(part), current_index()
    top = [([entry.key for entry in index.find(query).entries[:3]], right) for query, right in asked]
    assert len(asked) == PARTS[part]
    assert sum(bool(right.intersection(keys[:1])) for keys, right in top) >= 0.9 * len(asked)
    assert sum(bool(right.intersection(keys)) for keys, right in top) >= 0.97 * len(asked)


def test_every_service_is_found_by_its_own_names(searchable):
    index, names = current_index(), Service.objects.published().values_list("key", "name_ar", "name_en")
    asked = [(key, name) for key, *both in names for name in both]
    assert [(key, name) for key, name in asked if index.find(name).entries[0].key != key] == []
