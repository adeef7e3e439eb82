"""A verdict: what a check found, and how much of it."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from pingreg.diagnostics import Diagnostic, Section, Severity
from pingreg.resolve.reach import New


@dataclass(frozen=True, slots=True)
class Verdict:
    """Hold what a check found: diagnostics in order, counts, where rules are documented, what is new, and tables."""

    diagnostics: tuple[Diagnostic, ...]
    summary: Mapping[str, int]
    docs: str | None
    new: tuple[New, ...] = ()
    sections: tuple[Section, ...] = ()
    is_comparison: bool = False

    @property
    def is_clean(self) -> bool:
        """Tell whether there is no error."""
        return self.summary["errors"] == 0

    def without(self, left_out: Container[Diagnostic]) -> "Verdict":
        """Leave findings out, and count the others."""
        kept = tuple(one for one in self.diagnostics if one not in left_out)
        return replace(self, diagnostics=kept, summary={**self.summary, **_weighed(kept)})


class Counted(Protocol):
    """What of a resolved registry is counted; a protocol, so that a recalled verdict imports no model."""

    @property
    def pings(self) -> Mapping[str, object]:
        """Pings by name."""
        ...

    @property
    def areas(self) -> Iterable[object]:
        """All areas."""
        ...

    @property
    def fields(self) -> Iterable[object]:
        """All fields."""
        ...


def counted(diagnostics: Iterable[Diagnostic], registry: Counted | None, *, excused: int = 0) -> dict[str, int]:
    """Count what a summary tells; `excused` are findings that waivers and the baseline leave out."""
    return {
        "pings": len(registry.pings) if registry else 0,
        "areas": sum(1 for _ in registry.areas) if registry else 0,
        "fields": sum(1 for _ in registry.fields) if registry else 0,
        **_weighed(diagnostics),
        "excused": excused,
    }


def _weighed(diagnostics: Iterable[Diagnostic]) -> dict[str, int]:
    severities = [diagnostic.severity for diagnostic in diagnostics]
    return {"errors": severities.count(Severity.ERROR), "warnings": severities.count(Severity.WARNING)}
