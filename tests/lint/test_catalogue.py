"""The catalogue tests itself: every code has a page, and every page's examples do what they say."""

import re
from pathlib import Path

import pytest

import pingreg
from pingreg.compat.rule import compat_rules
from pingreg.lint.rule import Rule, rules
from support.minimal import MINIMAL, check
from support.pages import blocks, sections

RULES = rules()
_SOURCE = Path(pingreg.__file__).parent
_CODE = re.compile(r"""["'](P[A-Z][0-9]{3})["']""")
_CODE_NAME = re.compile(r"P[A-Z][0-9]{3}")
_FIRST_LINE = re.compile(r"(P[A-Z][0-9]{3}) ([a-z0-9]+(?:-[a-z0-9]+)*): (\S.*[^.\s])\.\n")


def _id(rule: Rule) -> str:
    return f"{rule.code}-{rule.name}"


each_rule = pytest.mark.parametrize("rule", RULES, ids=_id)


def test_minimal_registry_is_clean() -> None:
    assert check(MINIMAL) == ()


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_every_code_that_can_be_reported_has_a_page_and_every_page_a_code() -> None:
    reported = {
        code
        for file in _SOURCE.rglob("*.py")
        for code in _CODE.findall(file.read_text("utf-8"))
        if file.parent.name != "rules"
    }
    catalogue = (*RULES, *compat_rules())
    documented = {rule.code for rule in catalogue}
    checked = {rule.code for rule in catalogue if rule.check is not None}
    assert reported - documented == set()
    assert documented - reported - checked == set()


@each_rule
def test_module_is_called_after_its_rule(rule: Rule) -> None:
    assert rule.module.rpartition(".")[2] == f"{rule.code}_{rule.name}".lower().replace("-", "_")


@each_rule
def test_page_has_a_title_and_says_why(rule: Rule) -> None:
    first = _FIRST_LINE.match(rule.doc)
    assert first is not None, rule.doc.splitlines()[0]
    assert (first[1], first[2], first[3]) == (rule.code, rule.name, rule.title)
    assert list(sections(rule)) == ["Why", "Bad", "Good"]
    assert len(sections(rule)["Why"].split()) >= 15
    assert blocks(rule, "Bad")
    assert blocks(rule, "Good")


@each_rule
def test_privacy_page_says_what_backs_it_at_run_time(rule: Rule) -> None:
    assert not rule.code.startswith("PP") or "\n## At run time\n" in rule.doc


@each_rule
def test_name_says_what_is_found(rule: Rule) -> None:
    assert not rule.name.startswith(("no-", "must-", "check-"))


@each_rule
def test_bad_fires_this_code_alone(rule: Rule) -> None:
    for block in blocks(rule, "Bad"):
        found = block.found()
        excused = {code for code in _CODE_NAME.findall(block.text) if code != rule.code}  # what a waiver is about
        assert {code for code, _ in found} - excused == {rule.code}, found


@each_rule
def test_good_is_clean(rule: Rule) -> None:
    for block in blocks(rule, "Good"):
        assert block.found() == ()
