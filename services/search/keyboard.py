"""What was typed with the keyboard switched to the other language: the same keys, read in the one that was meant."""

PLAIN = dict(zip("qwertyuiop[]asdfghjkl;'zxcvnm,./`", "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظذ", strict=True))
WITH_SHIFT = dict(zip("HYNJ<>{}", "أإآـوزجد", strict=True)) | {"B": "لآ", "G": "لأ", "T": "لإ"}
TO_ARABIC = {key.upper(): letter for key, letter in PLAIN.items()} | WITH_SHIFT | PLAIN | {"b": "لا"}
TO_LATIN = {letter: key for key, letter in PLAIN.items()} | {"أ": "h", "إ": "y", "آ": "n"}
LAM_ALEF = ("لا", "لأ", "لإ", "لآ")


def retyped(word: str) -> list[str]:
    """How the keys of a word read in the other layout; لا is one key or two, so there may be two ways. Or none."""
    if any("\u0600" <= letter <= "\u06ff" for letter in word):
        by_one_key = word
        for pair in LAM_ALEF:
            by_one_key = by_one_key.replace(pair, "b")
        ways = ["".join(TO_LATIN.get(letter, letter) for letter in way) for way in (by_one_key, word)]
    else:
        ways = ["".join(TO_ARABIC.get(letter, letter) for letter in word)]
    return [way for way in dict.fromkeys(ways) if way != word]
