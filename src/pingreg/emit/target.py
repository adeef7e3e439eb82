"""What a target is: a name, a title, and a function from the registry to files."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pingreg.emit.targets
from pingreg import plugins
from pingreg.anonymize.method import Method
from pingreg.diagnostics import RulePage
from pingreg.resolve.model import Registry
from pingreg.source.code_owners import CodeOwners
from pingreg.spec.catalogue import WaiverSpec

_PACKAGE = pingreg.emit.targets.__name__
Files = Mapping[str, str]
"""Texts by path under the target's folder, with LF line ends."""


class PageError(Exception):
    """Say that a page's template is missing or cannot be rendered: a fault of the folder of templates given."""


class ClaimError(Exception):
    """Say that a text of the registry calls anonymous what is not: nothing is made that would show it."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Hold what a target may use: nothing is read from disk, clock or environment.

    `root` is the name of the registry's folder, by which outputs say where they come from; `committed` holds the
    target's files as they stand in the repository, so that an order once published is kept; `pages` the Jinja templates
    by name; `rules` and `methods` are documented in the handbook; `waivers` are those of the registry, and `examples`
    its valid payloads in the shape of the request, by their ping.
    """

    registry: Registry
    root: str
    committed: Mapping[str, bytes]
    pages: Mapping[str, str]
    rules: tuple[RulePage, ...] = ()
    methods: tuple[Method, ...] = ()
    code_owners: CodeOwners | None = None
    waivers: tuple[WaiverSpec, ...] = ()
    examples: Mapping[str, tuple[object, ...]] = field(default_factory=dict)


def _nothing(_: Registry) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Target:
    """Name a generator; its home is in the registry itself, or beside it.

    One that is `in_one_file` shares a file of the repository with people, and gives all of its text. `lacking` says
    what of its output is left out for want of something in the registry; nothing where all of it can be made.
    """

    name: str
    module: str
    emit: Callable[[Inputs], Files]
    is_in_registry: bool = False
    in_one_file: bool = False
    lacking: Callable[[Registry], str] = _nothing

    @property
    def is_kept(self) -> bool:
        """Tell whether what it writes is kept in the repository, whatever the manifest says."""
        return self.is_in_registry or self.in_one_file


def target(
    name: str,
    *,
    is_in_registry: bool = False,
    in_one_file: bool = False,
    lacking: Callable[[Registry], str] = _nothing,
) -> Callable[[Callable[[Inputs], Files]], Target]:
    """Make a target of a function."""

    def make(emit: Callable[[Inputs], Files]) -> Target:
        return Target(name, emit.__module__, emit, is_in_registry, in_one_file, lacking)

    return make


def target_names() -> tuple[str, ...]:
    """List the targets by their modules, importing none."""
    return plugins.names(_PACKAGE)


def target_named(name: str) -> Target:
    """Import one target.

    Raises:
        KeyError: there is no such target.
    """
    return plugins.named(_PACKAGE, Target, name)
