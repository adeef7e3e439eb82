"""Progress on standard error, on a terminal only, for work that a person would wait for."""

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

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


class Meter:
    """Say every now and then how much of which input is done, and how fast."""

    _EVERY = 0.2

    def __init__(self, inputs: Sequence[Path]) -> None:
        self._inputs = inputs
        self._shown = sys.stderr.isatty()
        self._began = self._told = time.monotonic()
        self._before = 0
        self._at = (0, 0)

    def told(self, index: int, done: int) -> None:
        """Hear that so many bytes of an input are done."""
        if not self._shown:
            return
        if index != self._at[0]:
            self._before += self._at[1]
        self._at = (index, done)
        now = time.monotonic()
        if now - self._told > self._EVERY:
            self._told = now
            speed = (self._before + done) / (now - self._began) / 1e6
            name = self._inputs[index].name
            sys.stderr.write(f"\r\x1b[K{name}: {done / 1e6:,.0f} MB, {speed:,.0f} MB/s")
            sys.stderr.flush()

    def done(self) -> None:
        """Take the words back."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
