"""What customers are to be told, by what is kept of them: cases as data, and the way back."""

from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from pingreg.compat.comparison import Comparison
from pingreg.compat.disclosure import disclosure_section
from pingreg.compat.engine import compared
from pingreg.compat.rule import CompatRule, compat_rules
from support.compared import both_ways, examples, state
from support.minimal import MINIMAL, TODAY, overlay

RULES = [rule for rule in compat_rules() if rule.category == "privacy"]
BACK = {"expanded": "narrowed", "narrowed": "expanded", "both": "both", "neutral": "neutral"}


@dataclass(frozen=True, slots=True)
class Case:
    before: dict[str, str]
    after: dict[str, str]
    told: tuple[str, ...]
    why: str


def _cases() -> dict[str, Case]:
    text = (Path(__file__).parent / "disclosure.yaml").read_text("utf-8")
    return {
        case["it"]: Case(
            overlay(case["before"]), overlay(case["after"]), tuple(case.get("told", ())), case.get("why", "")
        )
        for case in yaml.load(text, yaml.BaseLoader)  # noqa: S506  it makes nothing but text
    }


CASES = _cases()
each_case = pytest.mark.parametrize("case", CASES.values(), ids=CASES)
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def rows(before: dict[str, str], after: dict[str, str]) -> tuple[tuple[str, ...], ...]:
    return both_ways(before, after, _rows)


def _rows(comparison: Comparison) -> tuple[tuple[str, ...], ...]:
    found = tuple(compared(RULES, comparison, on=TODAY, private=True))
    return disclosure_section(found, comparison, RULES).rows


def words(before: dict[str, str], after: dict[str, str]) -> tuple[str, ...]:
    return tuple(word for _, word, _, _ in rows(before, after))


@each_case
def test_as_much_is_to_be_told_as_is_listed(case: Case) -> None:
    found = rows(case.before, case.after)
    assert tuple(word for _, word, _, _ in found) == case.told
    assert all(case.why in why for _, word, why, _ in found if word != "neutral")


@each_case
def test_the_way_back_tells_the_opposite(case: Case) -> None:
    assert words(case.after, case.before) == tuple(BACK[word] for word in case.told)


@each_rule
def test_what_widens_expands_somewhere_and_the_way_back_narrows_there(rule: CompatRule) -> None:
    for section in ("Bad", "Good"):
        for before, after in examples(rule, section):
            there, back = words(before, after), words(after, before)
            assert tuple(BACK[word] for word in there) == back


def test_each_level_is_told_by_its_fields() -> None:
    case = CASES["a counter that is new is told to those who send all"]
    assert rows(case.before, case.after) == (
        ("pings, critical", "neutral", "", ""),
        ("pings, full", "expanded", "1 field newly kept", "1: app/example.B"),
        ("user-level events", "neutral", "", ""),
    )


def test_a_field_with_another_name_is_the_same_field() -> None:
    before = overlay("fields:\n  A: {count: {event: Click, per: week}, description: Clicks.}\n")
    after = overlay("fields:\n  B: {count: {event: Click, per: week}, description: Clicks., renamed_from: A}\n")
    assert words(before, after) == ()


def test_a_field_that_counts_something_else_tells_more_and_less() -> None:
    before = overlay("fields:\n  A: {count: {event: Click, per: week}, description: Clicks.}\n")
    after = overlay("fields:\n  A: {count: {event: View, per: week}, description: Views.}\n")
    assert words(before, after) == ("neutral", "both", "neutral")
    removed = overlay(
        "fields:\n  A: {count: {event: Click, per: week}, description: Clicks., removed: {in: '2.0', because: gone}}\n"
    )
    assert words(before, removed) == ("neutral", "narrowed", "neutral")


def test_what_one_contract_says_is_told_to_nobody_else() -> None:
    manifest = {"pingreg.yaml": MINIMAL["pingreg.yaml"] + "contracts: contracts\n"}
    contract = (
        "title: Zebra\nhosting: self_hosted\nsites: [zebra-1]\n"
        "terms:\n  - {from: 2026-01-01, pings: %s, events: none, reference: form 3}\n"
    )
    before, after = (
        {**MINIMAL, **manifest, "contracts/zebra.yaml": contract % level} for level in ("critical", "full")
    )
    assert tuple(compared(RULES, Comparison(state(before), state(after)), on=TODAY))
    assert words(before, after) == words(after, before) == ()
