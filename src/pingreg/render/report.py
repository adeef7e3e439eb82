"""Report: everything that a format may print, and nothing else."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pingreg.diagnostics import Diagnostic, RulePage, Section, report_order
from pingreg.resolve.reach import New


@dataclass(frozen=True, slots=True)
class Report:
    """Hold diagnostics, sorted and without repetitions whatever order they came in, and what explains them.

    `summary` counts `pings`, `areas`, `fields`, `errors`, `warnings`, and findings that are `excused`. `docs` is the
    address under which each code has its page. `lines` answers with the lines of a file, or with none where it cannot
    be read. `rules` is keyed by code, and empty for a format that does not need it. `new` tells how far new fields
    reach, `sections` what else is to be said; `command` is the one that was given. Of a comparison the summary counts
    what differs.
    """

    diagnostics: tuple[Diagnostic, ...]
    summary: Mapping[str, int]
    docs: str | None
    lines: Callable[[str], Sequence[str]]
    rules: Mapping[str, RulePage]
    new: tuple[New, ...] = ()
    sections: tuple[Section, ...] = ()
    command: str = "check"
    is_comparison: bool = False

    def __post_init__(self) -> None:
        # Report order leaves ties between findings that differ in help or labels only; this breaks them.
        ordered = report_order(sorted(self.diagnostics, key=repr))
        object.__setattr__(self, "diagnostics", ordered)

    def url(self, code: str) -> str:
        """Give the address of a code's page, or nothing when the registry names no place for its docs."""
        return "" if self.docs is None else f"{self.docs.rstrip('/')}/rules/{code}"
