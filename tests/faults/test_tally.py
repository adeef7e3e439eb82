"""Every failure that was seen in the field is planted, or says what it waits for; and how many there are of each."""

import re

import pytest

from faults import test_faults, test_faults_in_changes, test_faults_in_payloads

ROWS = tuple(f"F{number}" for number in range(1, 41))
_ROW = re.compile(r"(?:test_|\A)(f[0-9]+)_|\A(F[0-9]+):")


def _rows_of_tests(module: object) -> set[str]:
    """Read from names and docstrings of tests which failures they plant."""
    tests = {name: test for name, test in vars(module).items() if name.startswith("test_")}
    said = [_ROW.match(text) for name, test in tests.items() for text in (name, test.__doc__ or "")]
    return {(found[1] or found[2]).upper() for found in said if found}


def test_every_row_is_planted_or_says_what_it_waits_for(capsys: pytest.CaptureFixture[str]) -> None:
    data = [*test_faults.FAULTS, *test_faults_in_changes.FAULTS]
    tests = _rows_of_tests(test_faults_in_changes) | _rows_of_tests(test_faults_in_payloads)
    caught = {fault["row"] for fault in data if "waits_for" not in fault} | tests
    waiting = {fault["row"]: fault["waits_for"] for fault in data if "waits_for" in fault}
    missed = [row for row in ROWS if row not in caught | waiting.keys()]
    only = {row: topic for row, topic in waiting.items() if row not in caught}
    waits = ", ".join(f"{row} for {topic}" for row, topic in only.items()) or "none"
    planted = sum("waits_for" not in fault for fault in data)
    with capsys.disabled():
        print(f"\nfaults: {len(caught)} rows of 40 caught, {len(missed)} missed, waiting: {waits}; {planted} in files")  # noqa: T201  the suite's tally
    assert missed == []
    assert caught <= {*ROWS}
