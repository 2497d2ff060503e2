"""`manage.py load_synonyms [FILE]`: the words by which people call what the catalogue names otherwise."""

from collections.abc import Iterator
from pathlib import Path

from absher_portal.languages import columns
from absher_portal.linejson import Row
from absher_portal.loading import LoadCommand, Record
from services.models import SynonymGroup


class Command(LoadCommand):
    help = "Load the synonyms; what was edited in the admin stays as it is."
    source = "synonyms"
    default_file = Path(__file__).resolve().parents[2] / "data" / "synonyms.json"

    def records(self, file: Row) -> Iterator[Record]:
        for row in file.rows("synonyms"):
            terms = {name: "\n".join(row.texts(name)) for name in columns("terms") if name in row}
            values = {"key": row["key"], "is_ignored": row.get("is_ignored", False), **terms}
            yield Record(SynonymGroup, ("key",), row, values)
