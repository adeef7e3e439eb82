"""Sections of a comparison: what engineers and customers have to do with what was found."""

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from pingreg.cli.tables import Schemas, tables_section
from pingreg.compat.comparison import Comparison
from pingreg.compat.disclosure import disclosure_section
from pingreg.compat.rule import Category, CompatRule
from pingreg.compat.versions import PingVersion, misversioned, versions_of, versions_section
from pingreg.diagnostics import Diagnostic, Section

_VERSIONED: frozenset[Category] = frozenset({"ingest", "code"})
"""Whoever asks for one of these is told of versions."""


@dataclass(frozen=True)
class Beside:
    """Work out what stands beside findings, for the categories that are wanted.

    The comparison is the one of the findings; tables are told of the `whole` one.
    """

    found: Sequence[Diagnostic]
    comparison: Comparison
    whole: Callable[[], Comparison]
    rules: Sequence[CompatRule]
    schemas: Schemas
    wanted: AbstractSet[Category]

    @cached_property
    def versions(self) -> tuple[PingVersion, ...]:
        """Say of each ping what its version needs."""
        return versions_of(self.found, self.comparison, self.rules)

    @property
    def wrong(self) -> tuple[Diagnostic, ...]:
        """Report what is wrong with versions."""
        return tuple(misversioned(self.versions, self.comparison)) if self.wanted & _VERSIONED else ()

    def sections(self) -> Iterator[Section]:
        """Give the sections, also those that have no row."""
        if self.wanted & _VERSIONED:
            yield versions_section(self.versions)
        if "table" in self.wanted:
            yield from self._tables()
        if "privacy" in self.wanted:
            yield disclosure_section(self.found, self.comparison, self.rules)

    def _tables(self) -> Iterator[Section]:
        states = self.comparison.before, self.comparison.after
        old, new = ({*state.registry.pings} for state in states)
        same = (old & new) - {one.after.name for one in self.versions if one.needed != "none"}
        if same != old | new:
            whole = self.whole()
            yield tables_section(whole.before.registry, whole.after.registry, self.schemas, same=same)
