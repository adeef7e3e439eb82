"""Mounted: a registry's tree with the contracts that lie elsewhere, as if they stood in its folder `contracts/`."""

from collections.abc import Callable
from pathlib import Path

from pingreg.diagnostics import Diagnostic
from pingreg.source import limits
from pingreg.source.tree import Tree

CONTRACTS = "contracts/"
"""The folder of a registry in which contracts are looked for."""
TABLE = "table.csv"
"""What a table of contracts is called there, whatever its own name is."""


class FileTree:
    """Hold one table of contracts, whatever it is called where it lies."""

    def __init__(self, read: Callable[[], bytes], *, shown: str) -> None:
        """Take how the table is read, and how it is shown."""
        self._read = read
        self._shown = shown
        self.paths = (TABLE,)
        self.diagnostics: tuple[Diagnostic, ...] = ()

    def shown(self, path: str) -> str:  # noqa: ARG002  there is one
        """Give the way from the current folder to the file."""
        return self._shown

    def read(self, path: str) -> bytes:  # noqa: ARG002  there is one
        """Read the table."""
        return self._read()


def table_at(file: Path, *, shown: str) -> FileTree:
    """Open a table on disk, to be read up to one byte over the cap; a link to it is followed: somebody named it."""

    def content() -> bytes:
        with file.open("rb") as opened:
            return opened.read(limits.TABLE_BYTES + 1)

    return FileTree(content, shown=shown)


class MountedTree:
    """Show `contracts` under `contracts/`; what the registry has there itself, or where they come from, is hidden."""

    def __init__(self, registry: Tree, contracts: Tree, *, home: str = "") -> None:
        """Join both; `home` is the folder of the contracts when it lies within the registry."""
        hidden = tuple(folder for folder in (CONTRACTS, home) if folder)
        self._registry = registry
        self._contracts = contracts
        own = (path for path in registry.paths if not path.startswith(hidden))
        self.paths = tuple(sorted((*own, *(f"{CONTRACTS}{path}" for path in contracts.paths))))
        shown = tuple(registry.shown(folder) for folder in hidden)
        kept = (one for one in registry.diagnostics if not one.span.path.startswith(shown))
        self.diagnostics = (*kept, *contracts.diagnostics)

    def shown(self, path: str) -> str:
        """Show a contract where it really lies."""
        if path.startswith(CONTRACTS):
            return self._contracts.shown(path.removeprefix(CONTRACTS))
        return self._registry.shown(path)

    def read(self, path: str) -> bytes:
        """Read from the tree that the path comes from."""
        if path.startswith(CONTRACTS):
            return self._contracts.read(path.removeprefix(CONTRACTS))
        return self._registry.read(path)
