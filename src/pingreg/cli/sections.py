"""Sections of a comparison: what engineers and customers have to do with what was found."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from pingreg.cli.tables import Schemas, tables_section
from pingreg.compat.comparison import Comparison
from pingreg.compat.disclosure import disclosure_section
from pingreg.compat.rule import Category, CompatRule
from pingreg.compat.versions import PingVersion, misversioned, versions_of, versions_section
from pingreg.diagnostics import Diagnostic, Section

_VERSIONED: frozenset[Category] = frozenset({"ingest", "code"})
"""Whoever asks for one of these is told of versions."""


def beside(
    found: Sequence[Diagnostic],
    comparison: Comparison,
    rules: Sequence[CompatRule],
    *,
    schemas: Schemas,
    wanted: AbstractSet[Category],
) -> tuple[tuple[Diagnostic, ...], tuple[Section, ...]]:
    """Give what is wrong with versions, and the sections of what is wanted, also those that have no row."""
    versions = versions_of(found, comparison, rules)
    wrong = tuple(misversioned(versions, comparison)) if wanted & _VERSIONED else ()
    return wrong, tuple(_sections(found, comparison, rules, versions=versions, schemas=schemas, wanted=wanted))


def _sections(  # noqa: PLR0913  what the sections are made of
    found: Sequence[Diagnostic],
    comparison: Comparison,
    rules: Sequence[CompatRule],
    *,
    versions: Sequence[PingVersion],
    schemas: Schemas,
    wanted: AbstractSet[Category],
) -> Iterator[Section]:
    if wanted & _VERSIONED:
        yield versions_section(versions)
    if "table" in wanted:
        before, after = comparison.before.registry, comparison.after.registry
        reshaped = {one.after.name for one in versions if one.needed != "none"}
        yield tables_section(before, after, schemas, same={*before.pings} & {*after.pings} - reshaped)
    if "privacy" in wanted:
        yield disclosure_section(found, comparison, rules)
