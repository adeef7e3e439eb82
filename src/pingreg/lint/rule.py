"""What a rule is: a code, a name, a page of documentation, and a check over one kind of subject."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from pingreg.diagnostics import Code, Diagnostic, Finding, Severity
from pingreg.plugins import discover
from pingreg.resolve.model import Registry
from pingreg.source.code_owners import CodeOwners
from pingreg.source.documents import Documents
from pingreg.spec.files import Specs

Over = Literal["registry", "ping", "area", "field", "declaration", "contract"]
"""What a check is called with: a `declaration` is one field of each family, a `field` every one."""


@dataclass(frozen=True, slots=True)
class Context:
    """Hold what checks may look at beside their subject: the whole registry, its files, and today's date."""

    registry: Registry
    specs: Specs
    documents: Documents
    today: date
    earlier: tuple[Diagnostic, ...] = ()
    """What the stages before found."""
    targets: tuple[str, ...] = ()
    """What can be generated, by name: the manifest speaks of it."""
    code_owners: CodeOwners | None = None
    """Who owns what in the repository; None outside of one."""


Check = Callable[[Any, Context], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """Hold one rule; `check` is None for a code that another stage reports."""

    code: Code
    name: str
    severity: Severity
    doc: str
    module: str
    over: Over | None = None
    check: Check | None = None
    events: bool = False
    """Whether it looks at the areas, or the declarations, of events too."""
    answered: bool = False
    """Whether an `exception` on a field answers for what it finds, read directly or through `lint/admitted.py`."""

    @property
    def title(self) -> str:
        """The first line of the rule's page, without its code and name."""
        return self.doc.strip().splitlines()[0].partition(": ")[2].rstrip(".")


def rule(  # noqa: PLR0913  one for each property of a rule
    code: str,
    name: str,
    *,
    over: Over,
    doc: str | None,
    severity: Severity = Severity.ERROR,
    events: bool = False,
    answered: bool = False,
) -> Callable[[Check], Rule]:
    """Make a rule of a check; `doc` is the module's docstring, `answered` says that an `exception` quiets it."""

    def make(check: Check) -> Rule:
        return Rule(Code(code), name, severity, doc or "", check.__module__, over, check, events, answered)

    return make


def documented(code: str, name: str, *, doc: str | None, module: str) -> Rule:
    """Document a code that another stage reports: the mistake stops what would come after, and is always an error."""
    return Rule(Code(code), name, Severity.ERROR, doc or "", module)


def rules() -> tuple[Rule, ...]:
    """Collect every rule, in order of codes."""
    return tuple(sorted(discover("pingreg.lint.rules", Rule), key=lambda found: found.code))
