"""What a report format is: a name and a function that prints a report."""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from pingreg.naming import did_you_mean, one_of
from pingreg.plugins import discover
from pingreg.render.report import Report

_PACKAGE = "pingreg.render.formats"


class UnknownFormatError(LookupError):
    """Tell a caller that no format has the name that they gave."""


class Render(Protocol):
    """Print a report; a format for tools has no use for `colour`."""

    def __call__(self, report: Report, /, *, colour: bool) -> str:
        """Write the whole report; what is not empty ends with a line feed."""
        ...


@dataclass(frozen=True, slots=True)
class Format:
    """Name a way to print diagnostics."""

    name: str
    module: str
    render: Render


def report_format(name: str) -> Callable[[Render], Format]:
    """Make a format of the function that prints it; `name` is that of its module."""

    def make(render: Render) -> Format:
        return Format(name, render.__module__, render)

    return make


def formats() -> tuple[Format, ...]:
    """Collect every format, in order of names; imports them all."""
    return discover(_PACKAGE, Format)


def format_names() -> tuple[str, ...]:
    """List the names of all formats, sorted, without importing one of them."""
    return tuple(sorted(info.name for info in pkgutil.iter_modules(importlib.import_module(_PACKAGE).__path__)))


def format_named(name: str) -> Format:
    """Import the one format that is called `name`.

    Raises:
        UnknownFormatError: there is none.
    """
    known = format_names()
    if name not in known:
        message = f"`{name}` is no report format; use one of {one_of(known)}{did_you_mean(name, known)}"
        raise UnknownFormatError(message)
    module = importlib.import_module(f"{_PACKAGE}.{name}")
    return next(value for value in vars(module).values() if isinstance(value, Format))
