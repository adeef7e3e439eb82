"""CODEOWNERS: the file by which a git host knows who has to agree to a change, from disk or as it was at a ref."""

import contextlib
from dataclasses import dataclass
from pathlib import Path

from pingreg.source.tree import read_within

PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS")
"""Where hosts look for it, and in which order; a repository that has none is to have the first."""
MOST_BYTES = 3_000_000
"""GitHub reads no longer one."""


@dataclass(frozen=True, slots=True)
class CodeOwners:
    """Hold the file: its path and its text, and where the registry stands, all from the root of the repository.

    `folder` ends in `/`; it is empty when the registry is the whole repository. A file that is not there has no text.
    """

    path: str
    text: str
    folder: str


def repository_of(root: Path) -> Path | None:
    """Find the root of the repository that a folder is in; None when it is in none."""
    here = root.resolve()
    return next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), None)


def code_owners(root: Path, ref: str | None = None) -> CodeOwners | None:
    """Read the file of the repository that a registry is in; None outside of one.

    Raises:
        GitError: the ref cannot be read.
    """
    top = repository_of(root)
    if top is None:
        return None
    found = _on_disk(top) if ref is None else _at_ref(top, ref)
    path = next((path for path in PLACES if path in found), PLACES[0])
    inside = root.resolve().relative_to(top).as_posix()
    text = found.get(path, b"").decode("utf-8", "replace")
    return CodeOwners(path, text, "" if inside == "." else f"{inside}/")


def _on_disk(top: Path) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for path in PLACES:
        with contextlib.suppress(OSError):
            content = read_within(top, path, most=MOST_BYTES)
            # What a host does not read guards nothing.
            found[path] = content if len(content) <= MOST_BYTES else b""
            break
    return found


def _at_ref(top: Path, ref: str) -> dict[str, bytes]:
    # Only this needs to run another program.
    from pingreg.source.git import files_at  # noqa: PLC0415

    return {
        path: content if len(content) <= MOST_BYTES else b"" for path, content in files_at(top, ref, PLACES).items()
    }
