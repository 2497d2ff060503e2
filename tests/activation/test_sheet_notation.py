"""A week of opening hours in one cell."""

import pytest

from activation.sheets.notation import read, written


@pytest.mark.parametrize(
    "text",
    ["", "sunday-thursday 08:00-14:30", "sunday-saturday 00:00-00:00", "thursday 20:00-02:00; saturday 09:00-12:00"],
)
def test_a_week_reads_as_it_is_written(text: str):
    assert written(read(text)) == text


def test_a_run_of_days_may_pass_the_end_of_the_week():
    assert written(read("Friday - Sunday 9:00 – 12:00")) == "sunday 09:00-12:00; friday-saturday 09:00-12:00"
