"""Every failure that was seen in the field is planted, or says what it waits for; and how many there are of each."""

import pytest

from faults import test_faults, test_faults_in_changes, test_faults_in_payloads
from faults.outcomes import ROWS, row_of, told, waiting_rows


def _rows_of_tests(module: object) -> set[str]:
    """Read from names and docstrings of tests which failures they plant."""
    tests = {name: test for name, test in vars(module).items() if name.startswith("test_")}
    return {row for name, test in tests.items() if (row := row_of(name, test.__doc__ or "", {}))}


def test_every_row_is_planted_or_says_what_it_waits_for() -> None:
    data = [*test_faults.FAULTS, *test_faults_in_changes.FAULTS]
    tests = _rows_of_tests(test_faults_in_changes) | _rows_of_tests(test_faults_in_payloads)
    planted = {fault["row"] for fault in data} | tests
    assert planted == {*ROWS}


ALL = [(row, "passed") for row in ROWS]


@pytest.mark.parametrize(
    ("outcomes", "said"),
    [
        (ALL, "39 rows of 40 caught, in part F33 (audit), 0 missed, 40 of 40 tests passed"),
        ([*ALL, ("F7", "failed")], "38 rows of 40 caught, in part F33 (audit), 1 missed F7, 40 of 41 tests passed"),
        ([*ALL, ("F33", "failed")], "39 rows of 40 caught, 1 missed F33, 40 of 41 tests passed"),
        ([("F7", "skipped")], "0 rows of 40 caught, waiting F33 (audit), 1 missed F7, 38 not run, 0 of 1 tests passed"),
    ],
)
def test_a_failure_is_caught_only_where_each_of_its_tests_passed(outcomes: list[tuple[str, str]], said: str) -> None:
    assert told(outcomes, {"F33": "audit"}) == f"faults: {said}"


def test_what_waits_is_read_from_the_data() -> None:
    assert waiting_rows().keys() <= {*ROWS}
