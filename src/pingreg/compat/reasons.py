"""Reasons: why more or less is told by what is kept, and of which fields."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from pingreg.compat.comparison import Comparison, State
from pingreg.compat.engine import found_by, names_of
from pingreg.compat.rule import CompatRule
from pingreg.diagnostics import Code, Diagnostic
from pingreg.naming import counted

_CONTRACTS = "contracts/"


class Reason(NamedTuple):
    """Hold one reason, and the fields that it is about."""

    is_more: bool
    text: str
    names: frozenset[str] = frozenset()


class Cause(NamedTuple):
    """Hold what a rule on privacy found: that more is told than was, or that less is."""

    is_more: bool
    text: str
    subject: str
    names: frozenset[str]


def widenings(found: Iterable[Diagnostic], state: State, rules: Mapping[Code, CompatRule]) -> Iterator[Cause]:
    """Give what these rules found; what one contract says is between its customer and us, and left out."""
    contracts = state.documents.tree.shown(_CONTRACTS)
    for one in found:
        if one.code in rules and not _is_of_contracts(one.subject, one.span.path, contracts):
            text = f"{one.code} {rules[one.code].name}"
            yield Cause(is_more=True, text=text, subject=one.subject, names=frozenset(one.names))


def narrowings(comparison: Comparison, rules: Mapping[Code, CompatRule]) -> Iterator[Cause]:
    """Give what these rules find the other way round, where it is a widening."""
    back = Comparison(comparison.after, comparison.before)
    for rule, found in found_by(rules.values(), back):
        change = found[0][0]
        if not _is_of_contracts(change.subject, change.place.path, _CONTRACTS):
            text = f"the opposite of {rule.code} {rule.name}"
            yield Cause(is_more=False, text=text, subject=change.subject, names=names_of(found))


def _is_of_contracts(subject: str, path: str, contracts: str) -> bool:
    return path.startswith(contracts) or subject.startswith(("contract/", "contracts"))


def about(names: Iterable[str], what: str, *, is_more: bool) -> Iterator[Reason]:
    """Give the reason that so many fields are something; none when there are none."""
    if fields := frozenset(names):
        yield Reason(is_more, f"{counted(len(fields), 'field')} {what}", fields)


def found_about(found: Iterable[Cause], fields: Collection[str]) -> Iterator[Reason]:
    """Give what was found about some fields, each cause once."""
    touched: dict[tuple[bool, str], set[str]] = {}
    for one in found:
        if names := {name for name in one.names if name in fields}:
            touched.setdefault((one.is_more, one.text), set()).update(names)
    for (is_more, text), names in sorted(touched.items(), key=lambda item: (not item[0][0], item[0][1])):
        yield Reason(is_more, f"{text}: {counted(len(names), 'field')}", frozenset(names))
