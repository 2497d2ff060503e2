"""What a search costs and how often it finds the right service first, on a database of its own.

    .venv/bin/python bench/search.py [SERVICES]

Prints the share of queries that are answered rightly (those in the file given by QUERIES, if any, and the project's
own, of each of which one half was never looked at), and the CPU time per search, without the database, among the
catalogue's own services and among SERVICES (default 10,000) made of the same words and of invented ones.
"""

import csv
import os
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ["DJANGO_SETTINGS_MODULE"] = "absher_portal.settings"

import django

django.setup()

from django.core.management import call_command
from django.db import connection
from django.test.utils import setup_test_environment

from services.search.entries import KEYWORD, NAME, SUMMARY, Entry
from services.search.index import Index
from services.search.reading import entry_of, read_rows, read_terms, thesaurus_of

OWN = [ROOT / "tests" / "services" / f"search_{name}.tsv" for name in ("queries", "strangers")]
SYLLABLES = {"ar": ["با", "تو", "سي", "در", "كم", "نو", "فا", "رش"], "en": ["ba", "to", "si", "dor", "kem", "no", "fa"]}
Asked = tuple[str, set[str]]  # a query and the keys of the services that may come first


def queries(path: Path) -> Iterator[tuple[str, Asked]]:
    """(part of the file, query) for each line."""
    with path.open() as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield row.get("set") or "examples", (row["query"], set(row["accepted_service_keys"].split(",")))


def invented(count: int, like: list[Entry]) -> Iterator[Entry]:
    """As many services, named by words of the catalogue and a word of their own, always the same ones."""
    chance = Random(63)  # noqa: S311 - made-up names are no secret
    for number in range(count):
        base, other = chance.choice(like), chance.choice(like)
        own = {code: "".join(chance.choices(syllables, k=5)) for code, syllables in SYLLABLES.items()}
        name = {code: f"{' '.join(base.name[code].split()[:2])} {own[code]}" for code in own}
        entry = Entry(-number - 1, f"made-{number}", base.kind, base.audience, base.access, name, base.section)
        entry.categories = base.categories
        for code in own:
            entry.add(name[code], NAME)
            entry.add(f"{own[code]} {other.name[code].split()[-1]}", KEYWORD)
            entry.add(f"{other.name[code]} {own[code]}", SUMMARY)
        yield entry


def quality(index: Index, asked: list[Asked]) -> str:
    found = [([entry.key for entry in index.find(query).entries[:3]], right) for query, right in asked]
    first = sum(keys[:1] != [] and keys[0] in right for keys, right in found) / len(found)
    three = sum(bool(right.intersection(keys)) for keys, right in found) / len(found)
    return f"{len(asked):4} queries: first {first:6.1%}, in the first three {three:6.1%}"


def hostile(index: Index) -> Iterator[str]:
    """The costliest questions: twelve common, misspelt or unknown words, two letters, a word without end."""
    chance = Random(63)  # noqa: S311 - made-up words are no secret
    common = sorted(index.words.keys(), key=lambda word: (-len(index.words.holding(word)), word))[:240]
    yield from (" ".join(common[start : start + 12]) for start in range(0, 48, 12))
    yield from (" ".join(word[:3] + word[4:] for word in chance.sample(common, 12)) for _ in range(4))
    starts = Counter(word[:2] for word in sorted(index.vocabulary.words))
    yield from (start for start, _count in starts.most_common(20))
    for letters in ("abcdefghijklmnopqrstuvwxyz", "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"):
        yield " ".join("".join(chance.choices(letters, k=8)) for _ in range(12))
        yield "".join(chance.choices(letters, k=200))


def milliseconds(index: Index, asked: Iterable[str]) -> list[float]:
    """CPU time of each query, the least of three, the cheapest first."""
    return sorted(min(_once(index, query) for _ in range(3)) for query in asked)


def _once(index: Index, query: str) -> float:
    began = time.process_time()
    if not index.find(query).entries:
        index.nearest(query)
    return (time.process_time() - began) * 1000


def report(index: Index, asked: Iterable[str], built: float) -> None:
    times, worst = milliseconds(index, asked), milliseconds(index, hostile(index))
    began = time.process_time()
    Index([index.entries[0], *map(replace, index.entries[1:2]), *index.entries[2:]], index.thesaurus, index)
    edited = (time.process_time() - began) * 1000
    print(f"{len(index.entries):7,} services: median {statistics.median(times):.2f} ms, most {times[-1]:.2f} ms, "
          f"made to be costly {worst[-1]:.2f} ms; built in {built:.0f} ms, after an edit {edited:.0f} ms")  # fmt: skip


def main(many: int) -> None:
    parts: dict[str, list[Asked]] = {}
    for path in [*map(Path, filter(None, [os.environ.get("QUERIES")])), *OWN]:
        for part, query in queries(path):
            parts.setdefault(part, []).append(query)
    for count in (0, many):
        began = time.process_time()
        entries = list(map(entry_of, read_rows().values()))
        entries += invented(count - len(entries), entries)
        index = Index(entries, thesaurus_of(read_terms()))
        built = (time.process_time() - began) * 1000
        for part, asked in parts.items() if not count else ():
            print(f"{part:10}{quality(index, asked)}")
        report(index, [query for asked in parts.values() for query, _right in asked], built)


if __name__ == "__main__":
    setup_test_environment()
    connection.creation.create_test_db(verbosity=0)
    try:
        call_command("load_catalogue", verbosity=0)
        call_command("load_synonyms", verbosity=0)
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
    finally:
        connection.creation.destroy_test_db("", verbosity=0)
