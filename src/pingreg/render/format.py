"""What a report format is: a name and a function that prints a report."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import pingreg.render.formats
from pingreg import plugins
from pingreg.render.report import Report

_PACKAGE = pingreg.render.formats.__name__


class Render(Protocol):
    """Print a report; a format for tools has no use for `colour`."""

    def __call__(self, report: Report, /, *, colour: bool) -> str:
        """Write the whole report; what is not empty ends with a line feed."""
        ...


@dataclass(frozen=True, slots=True)
class Format:
    """Name a way to print diagnostics, and say what it makes use of: colour, and the pages of all rules."""

    name: str
    module: str
    render: Render
    is_coloured: bool = False
    needs_rules: bool = False


def report_format(name: str, *, is_coloured: bool = False, needs_rules: bool = False) -> Callable[[Render], Format]:
    """Make a format of the function that prints it; `name` is that of its module."""

    def make(render: Render) -> Format:
        return Format(name, render.__module__, render, is_coloured, needs_rules)

    return make


def format_names() -> tuple[str, ...]:
    """List the names of all formats, sorted, without importing one of them."""
    return plugins.names(_PACKAGE)


def format_named(name: str) -> Format:
    """Import the one format that is called `name`.

    Raises:
        KeyError: there is none.
    """
    return plugins.named(_PACKAGE, Format, name)
