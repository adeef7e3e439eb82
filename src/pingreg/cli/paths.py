"""Paths as people see them: from the folder in which the command was called."""

import os
from pathlib import Path


def shown_root(root: Path) -> str:
    """Write the way from the current folder to the registry, as diagnostics show it."""
    relative = os.path.relpath(root)
    return "" if relative == "." else f"{Path(relative).as_posix()}/"


def output_folder(target: str, root: Path, *, is_committed: bool) -> Path:
    """Give the folder of a target that writes beside the registry: what is committed apart from what is built."""
    # A registry that is a repository of its own keeps its outputs; the loader passes over both folders.
    base = root if (root / ".git").exists() else root.resolve().parent
    return base / ("generated" if is_committed else "build") / target
