"""Arabic words written in Latin letters by ear: `tajdeed`, `tajdid` and تجديد have the same consonants."""

import re
from functools import lru_cache

LETTERS = str.maketrans(
    {
        **dict.fromkeys("اوىيعء", ""),
        **dict.fromkeys("تطث", "t"),
        **dict.fromkeys("دضذظ", "d"),
        **dict.fromkeys("سص", "s"),
        **dict.fromkeys("حه", "h"),
        **dict.fromkeys("قك", "k"),
        **dict(zip("بجخرزشغفلمن", "bjxrzcgflmn", strict=True)),
    }
)
PAIRS = {"kh": "x", "sh": "c", "gh": "g", "th": "t", "dh": "d", "ph": "f"}
PAIR = re.compile("|".join(PAIRS))
LATIN = str.maketrans({"q": "k", "p": "b", "v": "f", **dict.fromkeys("aeiouyw", "")})
SHORTEST = 3  # consonants; with fewer, too many words sound alike


@lru_cache(maxsize=100_000)
def consonants(word: str) -> str:
    """The consonants of a folded word as one hears them, doubles once; "" when they are too few to tell words apart."""
    if "\u0600" <= word[:1] <= "\u06ff":
        heard = word.removesuffix("ه").translate(LETTERS)
    else:
        heard = re.sub("(?<=[aeiou])h$", "", word)
        heard = PAIR.sub(lambda pair: PAIRS[pair[0]], heard).translate(LATIN)
    heard = re.sub(r"(.)\1+", r"\1", heard)
    return heard if len(heard) >= SHORTEST else ""
