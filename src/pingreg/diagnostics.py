"""Diagnostics: one problem, at one place, with one way out."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple, NewType

Code = NewType("Code", str)
Keys = tuple[str | int, ...]


class Severity(StrEnum):
    """How much a diagnostic weighs: only an `error` fails a command."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Place(NamedTuple):
    """Name a spot in a document by its file and keys; lines are looked up only when it is printed.

    `keys` lead from the document's root to a value; `on` picks the value or the key that introduces it.
    """

    path: str
    keys: Keys = ()
    on: Literal["value", "key"] = "value"

    def at(self, *keys: str | int, on: Literal["value", "key"] = "value") -> "Place":
        """Descend by `keys`."""
        return Place(self.path, self.keys + keys, on)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Mark a stretch of a file: lines and columns count characters from 1, the end column is exclusive."""

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


@dataclass(frozen=True, slots=True)
class Label:
    """Point at a second place that explains the first."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Say what is wrong, where, and what to do about it; never holds a payload's value.

    `subject` (`server/initAdmin`, a file, or `registry`) is what waivers and baselines key on.
    """

    code: Code
    severity: Severity
    subject: str
    span: Span
    message: str
    help: str = ""
    labels: tuple[Label, ...] = ()
    remarks: tuple[tuple[str, str], ...] = ()
    """What else is to be said, each under a word: `before`, `after`, whom it `touches`."""
    names: tuple[str, ...] = ()
    """The fields that it touches, for whoever sums up what was found; no format prints them."""
    owner: str = ""
    """The team that owns what it is about, where one does."""

    def order(self) -> tuple[Span, str, str, str]:
        """Sort key: by place, then code, then text."""
        return (self.span, self.code, self.subject, self.message)


@dataclass(frozen=True, slots=True)
class RulePage:
    """Explain a code to readers; `doc` is the rule's own Markdown, a title line first, and trusted as our own."""

    code: Code
    name: str
    severity: Severity
    title: str
    doc: str


@dataclass(frozen=True, slots=True)
class Section:
    """Hold a table that stands beside the diagnostics; `name` is its key in data, and each row has a cell a column.

    One that `is_folded` is for who looks for it: pages fold it, and text leaves it out.
    """

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    is_folded: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """Report what a check saw, before a code, a severity and a line are attached to it."""

    place: Place
    message: str
    help: str
    subject: str = ""
    related: tuple[tuple[Place, str], ...] = ()


Problem = tuple[str, Finding]
"""What a stage before the rules found: a code, and the finding that it is given to."""


def report_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by place and drop repetitions: one finding per cause."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=Diagnostic.order))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether any diagnostic is an error."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
