"""Progress on standard error, on a terminal only, for work that a person would wait for."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

_MANY = 60
"""So many files are read and checked in well under a second."""


@contextmanager
def working_on(what: str, *, files: int) -> Iterator[None]:
    """Say what is being done while it is, and take the words back afterwards."""
    shown = files > _MANY and sys.stderr.isatty()
    if shown:
        sys.stderr.write(f"{what} {files:,} files ...")
        sys.stderr.flush()
    try:
        yield
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
