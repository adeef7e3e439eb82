"""What breaks ingestion, tables and code: cases as data, whole pings, and the way back."""

from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from pingreg.compat.rule import CompatRule, compat_rules
from pingreg.diagnostics import Diagnostic
from support.cases import pointed_at
from support.compared import changes, examples
from support.minimal import AREA, MINIMAL, overlay

RULES = tuple(rule for rule in compat_rules() if rule.code.startswith("PC1"))
WAYS_BACK = {"PC105": "PC106", "PC108": "PC109", "PC110": "PC111", "PC112": "PC113"}
"""What one way refuses, and the other way admits."""

SEEN_BOTH_WAYS = frozenset(
    [
        *("PC107", "PC114", "PC115", "PC116", "PC117", "PC119", "PC120"),
        *("PC121", "PC122", "PC123", "PC124", "PC125", "PC129", "PC130"),
    ]
)
"""What is another thing either way."""


@dataclass(frozen=True, slots=True)
class Case:
    before: dict[str, str]
    after: dict[str, str]
    finds: tuple[dict[str, str], ...]


def _cases() -> dict[str, Case]:
    text = (Path(__file__).parent / "shape.yaml").read_text("utf-8")
    return {
        case["it"]: Case(overlay(case["before"]), overlay(case["after"]), tuple(case["finds"]))
        for case in yaml.load(text, yaml.BaseLoader)  # noqa: S506  it makes nothing but text
    }


CASES = _cases()


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_two_states_differ_in_nothing_but_what_is_listed(case: Case) -> None:
    found = sorted(_of_shape(changes(case.before, case.after)), key=lambda one: one.code)
    assert [one.code for one in found] == [one["code"] for one in case.finds], found
    for one, expected in zip(found, case.finds, strict=True):
        assert expected["says"] in one.message
        assert _touches(one) == expected["touches"]
        assert expected.get("at", "") in pointed_at(one, case.after)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_nothing_is_found_that_is_the_same_before_and_after(case: Case) -> None:
    for one in (*changes(case.before, case.after), *changes(case.after, case.before)):
        said = dict(one.remarks)
        assert said.get("before") != said.get("after"), one


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}-{rule.name}")
def test_way_back_finds_something_else_or_nothing(rule: CompatRule) -> None:
    for before, after in examples(rule, "Bad"):
        there, back = changes(before, after), changes(after, before)
        assert {_said(one) for one in there}.isdisjoint(_said(one) for one in back)
        again = [one for one in back if one.code == rule.code and "patterns cannot be compared" not in one.message]
        assert rule.code in SEEN_BOTH_WAYS or not again


@pytest.mark.parametrize(("refused", "admitted"), WAYS_BACK.items())
def test_what_is_stricter_one_way_is_wider_the_other(refused: str, admitted: str) -> None:
    by_code = {str(rule.code): rule for rule in RULES}
    before, after = next(examples(by_code[refused], "Bad"))
    assert [one.code for one in _of_shape(changes(before, after))] == [refused]
    assert [one.code for one in _of_shape(changes(after, before))] == [admitted]


def test_ping_that_is_gone_is_told_once_with_its_tombstones() -> None:
    (found,) = changes(MINIMAL, _without(MINIMAL, "pings/"))
    assert (found.code, found.subject, _touches(found)) == ("PC101", "app", "5 fields")
    assert found.span.path == "pingreg.yaml"


def test_events_that_are_gone_as_a_whole_are_one_ping() -> None:
    (found,) = changes(MINIMAL, _without(MINIMAL, "events/envelope.yaml", "events/example.yaml"))
    assert (found.code, found.subject) == ("PC101", "events")


def test_area_that_is_gone_is_told_at_its_ping_living_fields_apart_from_tombstones() -> None:
    found = changes(MINIMAL, _without(MINIMAL, AREA))
    assert [(one.code, _touches(one)) for one in found] == [("PC102", "2 fields"), ("PC103", "1 field")]
    assert {one.span.path for one in found} == {"pings/app/ping.yaml"}


def test_new_ping_and_new_area_break_nothing() -> None:
    assert {one.code for one in changes(_without(MINIMAL, "pings/"), MINIMAL)} == {"PC249"}  # it is a new ping
    assert {one.code for one in changes(_without(MINIMAL, AREA), MINIMAL)} == {"PC256"}  # it told nothing of behaviour


def test_table_of_another_name_is_told_once_for_all_that_it_holds() -> None:
    after = overlay("# pings/app/ping.yaml\nwarehouse: {table: analytics.other}\n")
    (found,) = changes(MINIMAL, after)
    assert (found.code, found.message, _touches(found)) == ("PC119", "the table of 4 fields is another one", "4 fields")


def test_what_was_never_stored_has_no_column_that_moves() -> None:
    unstored = overlay("# pings/app/ping.yaml\nwarehouse:\n")
    moved = unstored | {AREA: MINIMAL[AREA].replace("{request: example}", "{request: example, warehouse: other}")}
    assert changes(unstored, moved) == ()
    assert changes(unstored, MINIMAL) == ()


def test_where_it_stood_is_shown_in_the_old_file() -> None:
    case = CASES["limits that move both ways are both told"]
    labels = {label.span for one in changes(case.before, case.after) for label in one.labels}
    lines = case.before[AREA].splitlines()
    assert sorted(lines[span.line - 1][span.column - 1 : span.end_column - 1] for span in labels) == ["2", "9"]


def _of_shape(found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    return tuple(one for one in found if one.code.startswith("PC1"))


def _said(one: Diagnostic) -> tuple[object, ...]:
    said = dict(one.remarks)
    return one.code, one.message, said.get("before"), said.get("after")


def _touches(one: Diagnostic) -> str:
    return dict(one.remarks).get("touches", "").partition(",")[0]


def _without(files: dict[str, str], *beginnings: str) -> dict[str, str]:
    return {path: text for path, text in files.items() if not path.startswith(beginnings)}
