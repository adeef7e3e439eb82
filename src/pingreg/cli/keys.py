"""The key file: where keys come from, and who else may read it. They never come from the command line itself."""

import errno
import os
import stat
from collections.abc import Mapping
from pathlib import Path

import click

from pingreg.anonymize.key_text import keys_in
from pingreg.anonymize.keys import Keys

VARIABLE = "PINGREG_KEYS"
_FORBIDDEN = 0o177
_MOST_BYTES = 1 << 20

keys_option = click.option(
    "--keys",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=f"The keys of keyed methods, in a file that only you can read; else the text of {VARIABLE}.",
)


def keys_of(file: Path | None, environment: Mapping[str, str]) -> Keys | None:
    """Read the keys from a file, else from the variable `PINGREG_KEYS`; None when neither is given.

    Raises:
        click.UsageError: the file is not the caller's alone, or the text is not as documented; no secret is quoted.
    """
    if file is not None:
        return _keys(_text_of(file), f"`{file}`")
    text = environment.get(VARIABLE, "")
    return _keys(text, f"`{VARIABLE}`") if text.strip() else None


def _keys(text: str, source: str) -> Keys:
    keys, problems = keys_in(text)
    if keys is None:
        raise click.UsageError("\n".join(f"{source}: {problem}" for problem in problems))
    return keys


def _text_of(file: Path) -> str:
    """Read the file that was opened and looked at, not one that is put in its place in between."""
    try:
        # A pipe that nobody writes to would keep us waiting for ever.
        handle = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        is_link = error.errno == errno.ELOOP
        said = "is a symbolic link; name the file itself" if is_link else f"cannot be read: {error.strerror}"
        message = f"`{file}` {said}"
        raise click.UsageError(message) from None
    try:
        _refuse_unless_private(file, os.fstat(handle))
        with os.fdopen(handle, "rb", closefd=False) as opened:
            return _decoded(file, opened.read(_MOST_BYTES + 1))
    finally:
        os.close(handle)


def _refuse_unless_private(file: Path, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        message = f"`{file}` is no regular file; name a file that holds the keys"
        raise click.UsageError(message)
    if status.st_uid != os.geteuid():
        message = f"`{file}` belongs to somebody else; copy it, and run `chmod 600` on the copy"
        raise click.UsageError(message)
    if status.st_mode & _FORBIDDEN:
        mode = stat.S_IMODE(status.st_mode)
        message = f"`{file}` has the mode {mode:04o}, so that others may use the keys; run `chmod 600 {file}`"
        raise click.UsageError(message)


def _decoded(file: Path, data: bytes) -> str:
    if len(data) > _MOST_BYTES:
        message = f"`{file}` is larger than a megabyte; name the key file"
        raise click.UsageError(message)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:  # its text would quote the bytes
        message = f"`{file}` is no text in UTF-8; name the key file"
        raise click.UsageError(message) from None
