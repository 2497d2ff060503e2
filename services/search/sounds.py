"""Arabic words written in Latin letters by ear: `tajdeed`, `tajdid` and تجديد have the same consonants."""

import re
from functools import lru_cache

LETTERS = str.maketrans(
    {
        **dict.fromkeys("اىعء", ""),
        **dict.fromkeys("تطث", "t"),
        **dict.fromkeys("دضذظ", "d"),
        **dict.fromkeys("سص", "s"),
        **dict.fromkeys("حه", "h"),
        **dict.fromkeys("قك", "k"),
        **dict(zip("بجخرزشغفلمنوي", "bjxrzcgflmnwy", strict=True)),
    }
)
PAIRS = {"kh": "x", "sh": "c", "gh": "g", "th": "t", "dh": "d", "ph": "f"}
PAIR = re.compile("|".join(PAIRS))
LATIN = str.maketrans({"q": "k", "p": "b", "v": "f", **dict.fromkeys("aeiou", "")})
NEITHER = str.maketrans("", "", "wy")  # a consonant or a vowel
SHORTEST = 3  # consonants; with fewer, too many words sound alike


@lru_cache(maxsize=100_000)
def consonants(word: str) -> str:
    """The consonants of a folded word as one hears them, doubles once; "" when they are too few to tell words apart.

    Where there are few, `w` and `y` count among them: `jawaz`, جواز.
    """
    if "\u0600" <= word[:1] <= "\u06ff":
        heard = word.removesuffix("ه").translate(LETTERS)
    else:
        heard = re.sub("(?<=[aeiou])h$", "", word)
        heard = PAIR.sub(lambda pair: PAIRS[pair[0]], heard).translate(LATIN)
    strict = _doubles_once(heard.translate(NEITHER))
    return next((sound for sound in (strict, _doubles_once(heard)) if len(sound) >= SHORTEST), "")


def _doubles_once(heard: str) -> str:
    return re.sub(r"(.)\1+", r"\1", heard)
