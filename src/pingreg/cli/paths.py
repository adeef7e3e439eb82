"""Paths as people see them: from the folder in which the command was called."""

import os
from pathlib import Path


def shown_root(root: Path) -> str:
    """Write the way from the current folder to the registry, as diagnostics show it."""
    relative = os.path.relpath(root)
    return "" if relative == "." else f"{Path(relative).as_posix()}/"
