"""Unneeded: the exceptions without which no rule would find more than it finds now.

No condition of a rule is written here. The rules that an exception answers are run twice, with every exception and
without any, and what they find more is held against the exceptions. So that a finding tells which exception would have
kept it away, each field that has one stands, in both runs, at the place of its exception: two of one family that have
exceptions of their own are told apart.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from pingreg.diagnostics import Finding, Place
from pingreg.lint.admitted import is_past_excuse
from pingreg.lint.altered import altered
from pingreg.lint.engine import subjects_of
from pingreg.lint.rule import Context, Rule, rules
from pingreg.resolve.model import Declaration, Field, Registry


def unneeded(context: Context) -> Iterator[Field]:
    """Give for each exception that nothing needs the first field that has it.

    Where a field holds what no exception can answer for, that is said already.
    """
    excepted = _excepted(context.registry)
    if not excepted:
        return
    needed = _needed(context, excepted)
    for place, fields in excepted.items():
        is_said = any(is_past_excuse(field, context.registry) and not field.is_tombstone for field in fields)
        if place not in needed and not is_said:
            yield fields[0]


def _excepted(registry: Registry) -> Mapping[Place, list[Field]]:
    """Group the fields that have an exception by where it was written."""
    found: dict[Place, list[Field]] = {}
    for field in registry.all_fields:
        if field.spec.exception is not None:
            found.setdefault(field.declaration.key("exception"), []).append(field)
    return found


def _needed(context: Context, exceptions: Mapping[Place, object]) -> set[Place]:
    kept = altered(context.registry, _at_exception)
    left = altered(kept, _without_exception)
    found: set[Place] = set()
    for finding in _more((rule for rule in rules() if rule.answered), replace(context, registry=kept), left):
        about = _above(finding.place) & exceptions.keys()
        # What stands at a field without an exception is kept away by those of the fields that it points at.
        found |= about or {one for place, _ in finding.related for one in _above(place) & exceptions.keys()}
    return found


def _more(answered: Iterator[Rule], context: Context, left: Registry) -> Iterator[Finding]:
    """Yield what rules find in `left` more than in the context's registry, where the two are not the same."""
    without = replace(context, registry=left)
    before, after = subjects_of(context.registry), subjects_of(left)
    for rule in answered:
        if rule.check is None or rule.over is None:
            continue
        key = rule.over, rule.events
        for one, other in zip(before[key], after[key], strict=True):
            if one is not other:
                yield from Counter(rule.check(other, without)) - Counter(rule.check(one, context))


def _at_exception(field: Field) -> Field:
    if field.spec.exception is None:
        return field
    return replace(field, declaration=Declaration(field.declaration.subject, field.declaration.key("exception")))


def _without_exception(field: Field) -> Field:
    if field.spec.exception is None:
        return field
    return replace(field, spec=field.spec.model_copy(update={"exception": None}))


def _above(place: Place) -> set[Place]:
    """Give a place and all that it stands in, as values."""
    return {Place(place.path, place.keys[:end]) for end in range(len(place.keys) + 1)}
