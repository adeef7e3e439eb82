"""Snapshots: a registry's files in one JSON document, as they are."""

import gzip
import json
import zlib
from pathlib import Path
from typing import Any

import click

from pingreg.json_text import json_text
from pingreg.source.files import contents_of
from pingreg.source.mounted import CONTRACTS
from pingreg.source.tree import MemoryTree, Tree

_KEY = "pingreg_snapshot"
"""The key by which a snapshot is known; its value is the version of the form."""
_MOST_BYTES = 200_000_000
"""A snapshot is no larger than this, inflated when it was compressed."""
_GZIPPED = b"\x1f\x8b"


def snapshot_text(tree: Tree, *, with_contracts: bool) -> str:
    """Write a tree's files.

    Raises:
        click.UsageError: a file cannot be read, or is not UTF-8.
    """
    contents, unread = contents_of(tree)
    if unread:
        message = f"{unread[0].span.path}: {unread[0].message}"
        raise click.UsageError(message)
    files: dict[str, str] = {}
    for path in sorted(contents):
        if with_contracts or not path.startswith(CONTRACTS):
            try:
                files[path] = contents[path].decode()
            except UnicodeDecodeError as error:
                message = f"{tree.shown(path)}: the file is not UTF-8"
                raise click.UsageError(message) from error
    return json_text({_KEY: 1, "files": {**files}})


def snapshot_at(path: Path) -> MemoryTree:
    """Read a snapshot, as it was written or gzipped.

    Raises:
        click.UsageError: the file is none.
    """
    try:
        content = _content(path)
        found = json.loads(content) if len(content) <= _MOST_BYTES else None
    except (OSError, EOFError, zlib.error, ValueError, RecursionError):
        found = None
    files: Any = found.get("files") if isinstance(found, dict) and found.get(_KEY) == 1 else None
    try:
        return MemoryTree({name: text.encode() for name, text in files.items()})
    except (AttributeError, UnicodeEncodeError) as error:
        message = f"`{path}` is no snapshot; write one with `pingreg snapshot`"
        raise click.UsageError(message) from error


def _content(path: Path) -> bytes:
    """Read a file, at most one byte over the cap."""
    with path.open("rb") as file:
        is_gzipped = file.read(len(_GZIPPED)) == _GZIPPED
        file.seek(0)
        if not is_gzipped:
            return file.read(_MOST_BYTES + 1)
        with gzip.open(file) as inflated:
            return inflated.read(_MOST_BYTES + 1)
