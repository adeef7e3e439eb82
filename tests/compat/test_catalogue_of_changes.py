"""The catalogue of comparison tests itself: every code has a page, and every page's examples do what they say."""

import re

import pytest

from pingreg.compat.rule import CompatRule, compat_rules
from pingreg.lint.rule import rules
from support.compared import changes, declared, examples, found, sections
from support.minimal import MINIMAL, check

RULES = compat_rules()
_FIRST_LINE = re.compile(r"(PC[0-9]{3}) ([a-z0-9]+(?:-[a-z0-9]+)*): (\S.*[^.\s])\.\n")

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}-{rule.name}")


def test_codes_and_names_are_unique() -> None:
    others = rules()
    assert len({rule.code for rule in (*RULES, *others)}) == len(RULES) + len(others)
    assert len({rule.name for rule in (*RULES, *others)}) == len(RULES) + len(others)


def test_a_registry_differs_in_nothing_from_itself() -> None:
    assert changes(MINIMAL, MINIMAL) == ()


@each_rule
def test_module_is_called_after_its_rule(rule: CompatRule) -> None:
    assert rule.module.rpartition(".")[2] == f"{rule.code}_{rule.name}".lower().replace("-", "_")


@each_rule
def test_page_has_a_title_and_says_why(rule: CompatRule) -> None:
    first = _FIRST_LINE.match(rule.doc)
    assert first is not None, rule.doc.splitlines()[0]
    assert (first[1], first[2], first[3]) == (rule.code, rule.name, rule.title)
    assert list(sections(rule)) == ["Why", "Bad", "Good"]
    assert len(sections(rule)["Why"].split()) >= 15


@each_rule
def test_bad_is_found_with_what_was_and_what_is(rule: CompatRule) -> None:
    pairs = list(examples(rule, "Bad"))
    assert pairs
    for before, after in pairs:
        told = [one for one in found(before, after) if one.code == rule.code]
        assert told, [one.code for one in found(before, after)]
        for one in told:
            said = dict(one.remarks)
            assert said.get("before") != said.get("after") or not said.get("before")
            assert (rule.category == "privacy" and rule.check is not None) == ("approval" in said)
            assert one.help
            assert "{" not in one.message


@each_rule
def test_good_is_not_found(rule: CompatRule) -> None:
    pairs = list(examples(rule, "Good"))
    assert pairs
    for before, after in pairs:
        assert [one for one in found(before, after) if one.code == rule.code] == []


@each_rule
def test_examples_are_good_registries_on_both_sides(rule: CompatRule) -> None:
    for section in ("Bad", "Good"):
        for before, after in examples(rule, section):
            assert check(declared(before)) == ()
            assert check(declared(after)) == ()
