"""Outputs: which committed files that follow from a registry differ between the two sides of a comparison."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from pingreg.cli.paths import shown_root
from pingreg.diagnostics import Section
from pingreg.source.git import blob_digest, listed_at
from pingreg.source.git_command import GitError

_SHOWN_IN = frozenset({"json", "markdown"})
"""Other formats leave out what is folded, and need not look."""
_COLUMNS = ("file", "change")


def changed_outputs(root: Path, base: str, head: str | None, form: str) -> tuple[Section, ...]:
    """List the files under `generated/` that were added, changed or removed since a git ref.

    Nothing where a side is no git ref. Whether they are what the registry generates is for `generate --check` to say.
    """
    if form not in _SHOWN_IN or any(side is not None and Path(side).exists() for side in (base, head)):
        return ()
    home = (root if (root / ".git").exists() else root.resolve().parent) / "generated"
    if not home.parent.is_dir():
        return ()
    try:
        old = listed_at(home.parent, base, under="generated/")
        new = _on_disk(home, old) if head is None else listed_at(home.parent, head, under="generated/")
    except GitError:
        return ()
    prefix = shown_root(home.parent)
    rows = tuple((f"{prefix}{path}", word) for path, word in sorted(_differences(old, new)))
    return (Section("generated", f"Generated files that change: {len(rows)}", _COLUMNS, rows, is_folded=True),)


def _differences(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for path in old.keys() | new.keys():
        if path not in old:
            yield path, "added"
        elif path not in new:
            yield path, "removed"
        elif old[path] != new[path]:
            yield path, "changed"


def _on_disk(home: Path, old: Mapping[str, str]) -> dict[str, str]:
    """Digest the files as git would; a link leads nowhere, and what cannot be read has changed."""
    if home.is_symlink():
        return {}
    like = next(iter(old.values()), "")
    files = (path for path in home.rglob("*") if path.is_file() and not path.is_symlink())
    return {path.relative_to(home.parent).as_posix(): _digest(path, like) for path in files}


def _digest(path: Path, like: str) -> str:
    try:
        return blob_digest(path.read_bytes(), like=like)
    except OSError:
        return ""
