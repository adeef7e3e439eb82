"""Sections of a comparison: what engineers and customers have to do with what was found."""

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

from pingreg.cli.tables import schemas_of, tables_section
from pingreg.compat.comparison import Comparison
from pingreg.compat.disclosure import disclosure_section
from pingreg.compat.rule import Category, CompatRule
from pingreg.compat.versions import PingVersion, misversioned, versions_of, versions_section
from pingreg.diagnostics import Diagnostic, Section

_VERSIONED: frozenset[Category] = frozenset({"ingest", "code"})
"""Whoever asks for one of these is told of versions."""


def beside(  # noqa: PLR0913  what the sections are made of, and for whom
    found: Sequence[Diagnostic],
    comparison: Comparison,
    rules: Sequence[CompatRule],
    *,
    whole: Callable[[], Comparison],
    root: Path,
    wanted: AbstractSet[Category],
) -> tuple[tuple[Diagnostic, ...], tuple[Section, ...]]:
    """Give what is wrong with versions, and the sections of what is wanted, also those that have no row.

    A table's columns are all of its pings', whatever differs: where any do, `whole` gives the states as they are.
    """
    versions = versions_of(found, comparison, rules)
    sections: list[Section] = []
    if wanted & _VERSIONED:
        sections.append(versions_section(versions))
    if "table" in wanted and (tables := _reshaped_tables(comparison, versions)):
        states = whole()
        schemas = schemas_of(states.after.registry, root)
        sections.append(tables_section(states.before.registry, states.after.registry, schemas, tables=tables))
    if "privacy" in wanted:
        sections.append(disclosure_section(found, comparison, rules))
    wrong = tuple(misversioned(versions, comparison)) if wanted & _VERSIONED else ()
    return wrong, tuple(sections)


def _reshaped_tables(comparison: Comparison, versions: Iterable[PingVersion]) -> frozenset[str]:
    """Name the tables of pings that are new, gone, stored elsewhere, or of another shape."""
    reshaped = {one.after.name for one in versions if one.needed != "none"}
    old, new = (
        {ping.name: ping for ping in state.registry.pings.values()} for state in (comparison.before, comparison.after)
    )
    names = reshaped | (old.keys() ^ new.keys())
    pings = (ping for pings in (old, new) for name, ping in pings.items() if name in names)
    return frozenset(ping.spec.warehouse.table for ping in pings if ping.spec.warehouse is not None)
