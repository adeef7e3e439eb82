"""Write one file of a registry: whole or not at all, over nothing that was not read before."""

import os
import secrets
import stat
from pathlib import Path, PurePosixPath

import click


def write(root: Path, path: str, content: bytes, *, before: bytes | None) -> None:
    """Write `content` to `path` below `root`; `before` is what the file holds now, None for a new file.

    Raises:
        click.UsageError: a new file is there already, an old one has changed, or a link is in the way.
        OSError: the disk refuses; what stood there still stands.
    """
    target = root / path
    _refuse_links(root, path)
    target.parent.mkdir(parents=True, exist_ok=True)
    staging = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    try:
        with staging.open("xb") as file:
            file.write(content)
        if before is None:
            os.link(staging, target)  # unlike a rename, this never replaces a file
        else:
            _refuse_changed(target, before)
            staging.chmod(stat.S_IMODE(target.stat().st_mode))
            staging.replace(target)
    except FileExistsError:
        message = f"`{path}` exists already, and is left as it is"
        raise click.UsageError(message) from None
    finally:
        staging.unlink(missing_ok=True)


def _refuse_links(root: Path, path: str) -> None:
    for parent in (*reversed(PurePosixPath(path).parents), PurePosixPath(path)):
        if str(parent) != "." and (root / parent).is_symlink():
            message = f"`{parent}` is a symbolic link: put the file or folder itself there"
            raise click.UsageError(message)


def _refuse_changed(target: Path, before: bytes) -> None:
    if target.read_bytes() != before:
        message = f"`{target.name}` has changed meanwhile, and is left as it is: run the command again"
        raise click.UsageError(message)
