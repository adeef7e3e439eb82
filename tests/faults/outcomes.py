"""Outcomes: how many of the failures that were seen in the field were caught in this run, by what its tests reported.

It is a plugin of pytest that `tests/conftest.py` names: where tests run in several processes, their reports come
together in the first one, which reads no other conftest.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

ROWS = tuple(f"F{number}" for number in range(1, 41))
_PROPERTY = "failure"
_FOLDER = Path(__file__).parent
_NAMED = re.compile(r"(?:test_|\A)(f[0-9]+)_|\A(F[0-9]+):")


def row_of(name: str, about: str, parameters: Mapping[str, Any]) -> str:
    """Say which failure a test plants: by its data, its name, or the start of its docstring; empty where none."""
    if isinstance(fault := parameters.get("fault"), Mapping):
        return str(fault["row"])
    found = _NAMED.match(name) or _NAMED.match(about)
    return (found[1] or found[2]).upper() if found else ""


def told(outcomes: Iterable[tuple[str, str]], waiting: Mapping[str, str]) -> str:
    """Sum up the outcomes of tests, each with its row; rows that wait for other work are told apart.

    A row is caught when each of its tests passed, and only in part while something of it waits.
    """
    counts: dict[str, Counter[str]] = {row: Counter() for row in ROWS}
    for row, outcome in outcomes:
        counts[row][outcome] += 1
    passed = [row for row, found in counts.items() if set(found) == {"passed"}]
    caught = [row for row in passed if row not in waiting]
    missed = [row for row, found in counts.items() if found and row not in passed]
    unseen = [row for row, found in counts.items() if not found and row not in waiting]
    planted = sum(found.total() for found in counts.values())
    parts = (
        f"{len(caught)} rows of {len(ROWS)} caught",
        _listed("in part", {row: waiting[row] for row in passed if row in waiting}),
        _listed("waiting", {row: topic for row, topic in waiting.items() if not counts[row]}),
        f"{len(missed)} missed{''.join(f' {row}' for row in missed)}",
        f"{len(unseen)} not run" if unseen else "",
        f"{sum(found['passed'] for found in counts.values())} of {planted} tests passed",
    )
    return f"faults: {', '.join(filter(None, parts))}"


def waiting_rows() -> Mapping[str, str]:
    """Give the rows of which something waits, and for what."""
    faults = yaml.safe_load((_FOLDER / "faults.yaml").read_text("utf-8"))
    return {fault["row"]: fault["waits_for"] for fault in faults if "waits_for" in fault}


def _listed(what: str, rows: Mapping[str, str]) -> str:
    return f"{what} {', '.join(f'{row} ({topic})' for row, topic in rows.items())}" if rows else ""


class _Outcomes:
    """Collect what tests of failures report, in whichever process they ran, and print the sum at the end."""

    def __init__(self) -> None:
        self._seen: list[tuple[str, str]] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        row = dict(report.user_properties).get(_PROPERTY)
        if row and (report.when == "call" or report.outcome != "passed"):
            self._seen.append((str(row), report.outcome))

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self._seen:
            terminalreporter.write_line(told(self._seen, waiting_rows()))


def pytest_configure(config: pytest.Config) -> None:
    """Collect reports in the process that gets all of them."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(_Outcomes())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of failures with their rows, so that each report says which it is of."""
    for item in items:
        if isinstance(item, pytest.Function) and item.path.parent == _FOLDER:
            parameters = item.callspec.params if hasattr(item, "callspec") else {}
            if row := row_of(item.originalname, item.function.__doc__ or "", parameters):
                item.user_properties.append((_PROPERTY, row))
