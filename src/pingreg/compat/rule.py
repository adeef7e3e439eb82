"""What a rule of comparison is: a code, a name, a page, the category that it belongs to, and a check."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal, get_args

from pingreg.compat.comparison import Comparison
from pingreg.diagnostics import Code, Place, Severity
from pingreg.plugins import discover
from pingreg.resolve.names import FieldName

Category = Literal["ingest", "table", "code", "privacy"]
"""Whom a change breaks: ingestion of payloads, tables too, generated code too; beside them, who is told more."""

CATEGORIES: tuple[Category, ...] = get_args(Category)
_WITHIN: dict[Category, frozenset[Category]] = {
    "ingest": frozenset({"ingest", "table", "code"}),
    "table": frozenset({"table", "code"}),
    "code": frozenset({"code"}),
    "privacy": frozenset({"privacy"}),
}
Over = Literal["pair", "added", "removed", "buried", "revived", "lost", "tombstone", "ping", "registry"]
"""What a check is called with: a `Pair`, a `Field`, a tuple of pings as they were and are, or the `Comparison`.

A `tombstone` is a pair of which nothing is left but that, whether it was one before or not.
"""

FIELDS = "{fields}"
"""What stands in a message for the fields that it is about: one by name, or how many."""


@dataclass(frozen=True, slots=True)
class Change:
    """Say what a change does, at one place of the new state; `was` is where it stood in the old one.

    Of changes of several fields that say the same of the same place, one is told. `fields` are those that are touched
    beside the subject, when the change is not one of a field.
    """

    place: Place
    message: str
    help: str
    before: str = ""
    after: str = ""
    was: Place | None = None
    subject: str = ""
    fields: tuple[FieldName, ...] = ()


Check = Callable[[Any, Comparison], Iterable[Change]]


@dataclass(frozen=True, slots=True)
class CompatRule:
    """Hold one rule; `category` is the narrowest that it belongs to."""

    code: Code
    name: str
    category: Category
    severity: Severity
    doc: str
    module: str
    over: Over | None = None
    check: Check | None = None
    """None for a code that is found when findings are compared with a review, a version or a deployed table."""
    tells_exposure: bool = False
    """Whether what it finds says by itself why a field tells more than it did."""
    is_last: bool = False
    """Whether it is asked only of fields of which no rule has told why they tell more."""

    @property
    def title(self) -> str:
        """The first line of the rule's page, without its code and name."""
        return self.doc.strip().splitlines()[0].partition(": ")[2].rstrip(".")

    @property
    def categories(self) -> frozenset[Category]:
        """All categories that it belongs to: what breaks ingestion breaks tables, and what breaks them breaks code."""
        return _WITHIN[self.category]


def compat(  # noqa: PLR0913  one for each property of a rule
    code: str,
    name: str,
    *,
    category: Category,
    over: Over,
    doc: str | None,
    severity: Severity = Severity.ERROR,
    tells_exposure: bool = False,
    is_last: bool = False,
) -> Callable[[Check], CompatRule]:
    """Make a rule of a check; `doc` is the module's docstring."""

    def make(check: Check) -> CompatRule:
        module, page = check.__module__, doc or ""
        return CompatRule(Code(code), name, category, severity, page, module, over, check, tells_exposure, is_last)

    return make


def documented_change(  # noqa: PLR0913  one for each property of a rule
    code: str,
    name: str,
    *,
    doc: str | None,
    module: str,
    category: Category = "privacy",
    severity: Severity = Severity.ERROR,
) -> CompatRule:
    """Document a code that has no check of its own."""
    return CompatRule(Code(code), name, category, severity, doc or "", module)


def compat_rules() -> tuple[CompatRule, ...]:
    """Collect every rule, in order of codes."""
    return tuple(sorted(discover("pingreg.compat.rules", CompatRule), key=lambda found: found.code))
