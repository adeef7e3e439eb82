"""Disclosure: what somebody has to be told of a change whose pings are kept at a level, or whose events are.

More is told where a field is kept that was not, and where a rule on privacy finds that what is kept widened; less where
that is so the other way round; and both where a field tells something else.
"""

from collections.abc import Iterable, Iterator, Sequence

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.disclosed_events import event_reasons
from pingreg.compat.kept import fields_kept
from pingreg.compat.reasons import Cause, Reason, about, found_about, narrowings, widenings
from pingreg.compat.rule import CompatRule
from pingreg.diagnostics import Diagnostic, Section
from pingreg.resolve.model import Field
from pingreg.spec.policy import LEVELS, Level

_COLUMNS = ("kept", "told", "why", "fields")
_MOST_NAMED = 3
_OF_LEVELS = frozenset({"PC201"})
"""That a field is of another tier is told at the levels that keep it from now on, and at no other."""


def disclosure_section(found: Sequence[Diagnostic], comparison: Comparison, rules: Iterable[CompatRule]) -> Section:
    """Tabulate what is to be told by what is kept; nothing where nobody is to be told anything."""
    privacy = {rule.code: rule for rule in rules if rule.category == "privacy" and rule.code not in _OF_LEVELS}
    known = (*widenings(found, comparison.after, privacy), *narrowings(comparison, privacy))
    told = {f"pings, {level}": tuple(_of_level(level, comparison, known)) for level in LEVELS if level != "none"}
    told["user-level events"] = tuple(event_reasons(comparison, known))
    rows = tuple(_row(kept, reasons) for kept, reasons in told.items()) if any(told.values()) else ()
    return Section("disclosure", "What customers are to be told", _COLUMNS, rows)


def _row(kept: str, reasons: Sequence[Reason]) -> tuple[str, ...]:
    ways = {one.is_more for one in reasons}
    word = "both" if len(ways) > 1 else {True: "expanded", False: "narrowed"}[ways.pop()] if ways else "neutral"
    names = sorted({name for one in reasons for name in one.names})
    rest = f" and {len(names) - _MOST_NAMED:,} more" if len(names) > _MOST_NAMED else ""
    shown = f"{len(names):,}: {', '.join(names[:_MOST_NAMED])}{rest}" if names else ""
    return kept, word, "; ".join(dict.fromkeys(one.text for one in reasons)), shown


def _of_level(level: Level, comparison: Comparison, known: Iterable[Cause]) -> Iterator[Reason]:
    renamed = {pair.before.name: pair.after.name for pair in comparison.pairs if pair.is_renamed}
    before = {renamed.get(name, name) for name in fields_kept(comparison.before.registry, level)}
    after = fields_kept(comparison.after.registry, level)
    yield from about(after - before, "newly kept", is_more=True)
    yield from about(before - after, "no longer kept", is_more=False)
    both = before & after
    others = {pair.after.name for pair in comparison.pairs if pair.after.name in both and _is_of_another_thing(pair)}
    yield from about(others, "with another meaning", is_more=True)
    yield from about(others, "with another meaning", is_more=False)
    yield from found_about(known, both)


def _is_of_another_thing(pair: Pair) -> bool:
    return _what(pair.before) != _what(pair.after)


def _what(field: Field) -> tuple[object, ...]:
    return field.kind, *(getattr(field.measure, part, None) for part in ("event", "of", "to"))
