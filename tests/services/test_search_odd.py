"""Nothing that can be typed makes a search fail or comes back as markup."""

import re
from random import Random
from urllib.parse import urlencode

from django.test import Client

from services.search import misses

PIECES = ["", " ", "😀", "👨‍👩‍👧", "\u202e", "\u2066", "\u200f", "\x00", "\x07", "' OR 1=1 --", "%_*", "((", "[", "\\"]
PIECES += ["<script>alert(1)</script>", '"><img src=x onerror=a()>', "{{ 7*7 }}", "${7}", "&amp;", "\n", "\t", "-"]
PIECES += ["ـ" * 9, "ُ" * 9, "لا" * 9, "𝒜", "ﷺ", "a" * 10_000, "ا " * 5_000, "１٢۳", "ß", "İ", "\ud7ff", "re-entry"]
PIECES += ["جواز", "passport", "j[]d]", "قثىثص"]
MARKUP = re.compile(r"<script>alert|<img src=x", re.IGNORECASE)


def test_a_thousand_odd_questions_are_answered(searchable, monkeypatch):
    monkeypatch.setattr(misses, "_written", [])
    chance, client = Random(7), Client()
    for _ in range(1_000):
        query = "".join(chance.choices(PIECES, k=chance.randint(1, 4)))
        place = chance.choice(["search/", *["search/suggest"] * 4])
        answer = client.get(f"/{chance.choice(['ar', 'en'])}/{place}?{urlencode({'q': query, 'page': query[:9]})}")
        assert answer.status_code == 200, query[:99]
        assert answer["Content-Type"] == "application/json" or not MARKUP.search(answer.content.decode()), query[:99]
