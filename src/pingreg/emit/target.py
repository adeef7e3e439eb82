"""What a target is: a name, a title, and a function from the registry to files."""

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import import_module

import pingreg.emit.targets
from pingreg.resolve.model import Registry

Files = Mapping[str, str]
"""Texts by path under the target's folder, with LF line ends."""


class PageError(Exception):
    """Say that a page's template is missing or cannot be rendered: a fault of the folder of templates given."""


@dataclass(frozen=True, slots=True)
class RulePage:
    """Hold what a rule's page is made of; `doc` is our own Markdown, a title line first, and is not escaped."""

    code: str
    name: str
    severity: str
    title: str
    doc: str


@dataclass(frozen=True, slots=True)
class Inputs:
    """Hold what a target may use: nothing is read from disk, clock or environment.

    `committed` holds the target's files as they stand in the repository, so that an order once published is kept;
    `pages` the Jinja templates by name; `today` is only for what says "soon"; `rules` are documented in the handbook.
    """

    registry: Registry
    committed: Mapping[str, bytes]
    pages: Mapping[str, str]
    today: date
    rules: tuple[RulePage, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """Name a generator; `title` says in a few words what it writes."""

    name: str
    title: str
    module: str
    emit: Callable[[Inputs], Files]


def target(name: str, *, title: str) -> Callable[[Callable[[Inputs], Files]], Target]:
    """Make a target of a function."""

    def make(emit: Callable[[Inputs], Files]) -> Target:
        return Target(name, title, emit.__module__, emit)

    return make


def target_names() -> tuple[str, ...]:
    """List the targets by their modules, importing none."""
    return tuple(sorted(info.name.replace("_", "-") for info in pkgutil.iter_modules(pingreg.emit.targets.__path__)))


def target_named(name: str) -> Target:
    """Import one target.

    Raises:
        KeyError: there is no such target.
    """
    if name not in target_names():
        raise KeyError(name)
    module = import_module(f"pingreg.emit.targets.{name.replace('-', '_')}")
    return next(value for value in vars(module).values() if isinstance(value, Target))
