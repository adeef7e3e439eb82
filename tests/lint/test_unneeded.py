"""Which rules an exception answers, and which exceptions nothing needs: both are tried out on every block and case."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import yaml

from pingreg.cli.judging import judged
from pingreg.diagnostics import Finding, Place
from pingreg.lint.admitted import is_past_excuse
from pingreg.lint.altered import altered
from pingreg.lint.engine import subjects_of
from pingreg.lint.rule import Context, Rule, rules
from pingreg.lint.unneeded import unneeded
from pingreg.resolve.model import Field, Registry
from pingreg.source.cache import NoCache
from pingreg.source.files import contents_of
from pingreg.source.tree import MemoryTree
from pingreg.spec.lifecycle import StandingException
from support.minimal import CODE_OWNERS, TODAY, overlay
from support.pages import blocks

RULES = tuple(rule for rule in rules() if rule.check is not None)
_CASES = Path(__file__).parent / "cases"
_EXCEPTION = StandingException.model_validate(
    {"basis": "somebody has to know", "approved_by": "legal", "review_by": "2027-06-30"}
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}-{rule.name}")
def test_a_rule_that_exceptions_quiet_says_so(rule: Rule) -> None:
    found, quieted = 0, 0
    for context in filter(None, map(_context, _texts(rule))):
        as_it_is = _found([rule], context)
        excepted = _found([rule], _with(context, altered(context.registry, _excepted)))
        found, quieted = found + as_it_is.total(), quieted + (as_it_is - excepted).total()
    assert found
    assert bool(quieted) == rule.answered


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}-{rule.name}")
def test_an_exception_is_unneeded_when_without_it_alone_nothing_more_is_found(rule: Rule) -> None:
    for context in filter(None, map(_context, _texts(rule))):
        assert {_at(field) for field in unneeded(context)} == set(_without_effect(context))


def test_many_blocks_have_exceptions_that_are_needed() -> None:
    contexts = [context for rule in RULES for text in _texts(rule) if (context := _context(text)) is not None]
    assert (
        len({place for context in contexts for place in set(_exceptions(context)) - {*_without_effect(context)}}) > 20
    )


def _without_effect(context: Context) -> Iterator[Place]:
    """Try each exception alone, by every rule; but for those of what nothing can answer for."""
    found = _found(RULES, context)
    for place, fields in _exceptions(context).items():
        is_said = any(is_past_excuse(field, context.registry) and not field.is_tombstone for field in fields)
        more = _found(RULES, _with(context, altered(context.registry, lambda field: _without(field, place)))) - found  # noqa: B023  called at once
        if not is_said and not any(code != "PG116" for code, _ in more):
            yield place


def _exceptions(context: Context) -> dict[Place, list[Field]]:
    found: dict[Place, list[Field]] = {}
    for area in (*context.registry.areas, *context.registry.event_areas):
        for field in area.fields:
            if field.spec.exception is not None:
                found.setdefault(_at(field), []).append(field)
    return found


def _found(catalogue: Iterable[Rule], context: Context) -> Counter[tuple[str, Finding]]:
    subjects = subjects_of(context.registry)
    return Counter(
        (str(rule.code), finding)
        for rule in catalogue
        if rule.check is not None and rule.over is not None
        for subject in subjects[rule.over, rule.events]
        for finding in rule.check(subject, context)
    )


def _excepted(field: Field) -> Field:
    if field.spec.exception is not None:
        return field
    return replace(field, spec=field.spec.model_copy(update={"exception": _EXCEPTION}))


def _without(field: Field, place: Place) -> Field:
    if field.spec.exception is None or _at(field) != place:
        return field
    return replace(field, spec=field.spec.model_copy(update={"exception": None}))


def _at(field: Field) -> Place:
    return field.declaration.key("exception")


def _with(context: Context, registry: Registry) -> Context:
    return replace(context, registry=registry)


def _texts(rule: Rule) -> tuple[str, ...]:
    """Give what is written for a rule over the minimal registry: the blocks of its page, and its cases."""
    shown = [block for section in ("Bad", "Good") for block in blocks(rule, section) if block.language == "yaml"]
    path = _CASES / f"{rule.code}.yaml"
    cases = yaml.safe_load(path.read_text("utf-8")) if path.exists() else []
    return (*(block.text for block in shown), *(case["block"] for case in cases))


@cache
def _context(text: str) -> Context | None:
    files = {path: content for path, content in overlay(text).items() if path != CODE_OWNERS}
    tree = MemoryTree(files)
    contents, unread = contents_of(tree)
    found = judged(tree, contents, unread, today=TODAY, cache=NoCache())
    return None if found.registry is None else Context(found.registry, found.specs, found.documents, TODAY)
