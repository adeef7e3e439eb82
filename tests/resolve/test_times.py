"""The patterns of times admit the days of the calendar, and no others."""

import re
from datetime import date

import pytest

from pingreg.resolve.shape import TIME_PATTERNS
from pingreg.spec import patterns

YEARS = (1, 4, 99, 100, 400, 1900, 1996, 2000, 2023, 2024, 2100, 2400, 9999)


def exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("form", TIME_PATTERNS)
def test_a_pattern_of_times_is_read_alike_by_all_engines(form: str) -> None:
    assert patterns.fault(TIME_PATTERNS[form]) is None


@pytest.mark.parametrize(
    ("form", "rest"), [("date", ""), ("timestamp", "T23:59:60Z"), ("timestamp", "T00:00:00+14:00")]
)
def test_a_pattern_of_times_admits_exactly_the_days_that_exist(form: str, rest: str) -> None:
    pattern = TIME_PATTERNS[form]
    for year in YEARS:
        for month in range(14):
            for day in range(33):
                text = f"{year:04}-{month:02}-{day:02}{rest}"
                assert patterns.matches(pattern, text) == exists(year, month, day), text


def test_every_leap_year_has_its_day_and_no_other_year() -> None:
    judged = re.compile(TIME_PATTERNS["date"])
    leap = {year for year in range(1, 10_000) if exists(year, 2, 29)}
    assert {year for year in range(1, 10_000) if judged.match(f"{year:04}-02-29")} == leap
