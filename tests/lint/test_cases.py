"""Edge cases of rules, as data: over the minimal registry, what one rule finds, about whom, and what it underlines."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from pingreg.diagnostics import Span
from pingreg.lint.rule import rules
from support.minimal import TODAY, check, overlay

_FOLDER = Path(__file__).parent / "cases"
_CASES = [
    pytest.param(path.stem, case, id=f"{path.stem}-{case['it']}")
    for path in sorted(_FOLDER.glob("*.yaml"))
    for case in yaml.safe_load(path.read_text("utf-8"))
]


@pytest.mark.parametrize(("code", "case"), _CASES)
def test_rule_finds_exactly_this(code: str, case: Mapping[str, Any]) -> None:
    files = overlay(case["block"])
    found = [one for one in check(files, today=case.get("today", TODAY)) if one.code == code]
    told = [{"subject": one.subject, "at": _underlined(files, one.span)} for one in found]
    assert told == case.get("finds", []), found


def test_cases_are_about_rules() -> None:
    codes = {rule.code for rule in rules()}
    assert {path.stem for path in _FOLDER.glob("*.yaml")} <= codes


def _underlined(files: Mapping[str, str], span: Span) -> str:
    line = files[span.path].splitlines()[span.line - 1]
    return line[span.column - 1 : span.end_column - 1 if span.end_line == span.line else None]
