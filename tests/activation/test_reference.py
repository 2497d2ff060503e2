"""The number on the slip: misread, mistyped and read out over a counter."""

from activation import reference


def test_any_usual_spelling_is_read():
    number = "7K3M9QPX4T" + reference.check_digits("7K3M9QPX4T")
    for typed in (number, reference.shown(number), number.lower(), f" {number[:4]} {number[4:]} "):
        assert reference.read(typed) == number


def test_letters_like_digits_are_read_as_what_was_meant():
    number = "10" * 5 + reference.check_digits("10" * 5)
    assert reference.read(number.replace("1", "l").replace("0", "o")) == number


def test_arabic_digits_are_read():
    number = "23" * 5 + reference.check_digits("23" * 5)
    assert reference.read(number.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))) == number


def test_one_wrong_character_is_always_noticed():
    number = reference.fresh()
    for at in range(len(number)):
        for character in reference.ALPHABET.replace(number[at], ""):
            assert reference.read(number[:at] + character + number[at + 1 :]) is None


def test_two_swapped_neighbours_are_always_noticed():
    for number in (reference.fresh() for _ in range(50)):
        for at in range(len(number) - 1):
            swapped = number[:at] + number[at + 1] + number[at] + number[at + 2 :]
            assert swapped == number or reference.read(swapped) is None


def test_what_is_no_number_is_not_read():
    for typed in ("", "7K3M", "‮", "7K3M-9QPX-4T2U", "x" * 500):
        assert reference.read(typed) is None
