"""Inputs: files of payloads, one a line, plain or compressed, cut into blocks of whole lines."""

import gzip
import hashlib
import io
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from pingreg.enforce.zstd import ZstdError, open_zstd
from pingreg.payload.reader import LARGEST

STDIN = Path("-")
_USUAL, _LONG = 256 * 1024, LARGEST + 1
"""So many bytes are passed at a time: what is said of each line takes memory, however short it is.

A line that has more is read up to the cap.
"""
_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"


class DamagedInputError(OSError):
    """Say that a compressed input breaks off or does not keep its checksum."""


@dataclass(frozen=True, slots=True)
class Block:
    """Hold whole lines; `offset` counts bytes of the uncompressed input. `is_oversized`: one line, left unread.

    `digest` is the SHA-256 of the input up to the end of the block.
    """

    offset: int
    size: int
    data: bytes
    digest: str
    is_oversized: bool = False

    @property
    def end(self) -> int:
        """The offset of the next block."""
        return self.offset + self.size


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open an input, uncompressed; what it is compressed with is told by its first bytes, not by its name.

    Raises:
        OSError: it cannot be opened.
        MissingLibraryError: it is compressed with zstd, and nothing that reads it is installed.
    """
    raw = io.BufferedReader(io.FileIO(sys.stdin.fileno(), closefd=False)) if path == STDIN else path.open("rb")
    with raw:
        head = raw.peek(4)
        if head.startswith(_GZIP):
            with gzip.GzipFile(fileobj=raw) as file:
                yield cast("BinaryIO", file)
        elif head.startswith(_ZSTD):
            with open_zstd(raw) as file:
                yield file
        else:
            yield raw


def blocks(file: BinaryIO) -> Iterator[Block]:
    """Cut an input into blocks of bounded size, each of whole lines; a longer line is passed over.

    Where a block ends depends on where it begins and on nothing else, so that a resumed run cuts the same ones.

    Raises:
        DamagedInputError: see there.
    """
    read = _guarded(file.read)
    digest = hashlib.sha256()
    offset, carried, limit = 0, b"", _USUAL
    while data := carried + read(max(0, limit - len(carried))):
        end = _end(data, limit)
        if end:
            digest.update(memoryview(data)[:end])
            yield Block(offset, end, data[:end], digest.hexdigest())
            offset, carried, limit = offset + end, data[end:], _USUAL
        elif limit < _LONG:
            carried, limit = data, _LONG
        else:
            digest.update(data)
            passed, carried = _pass_over(read, digest.update)
            yield Block(offset, len(data) + passed, b"", digest.hexdigest(), is_oversized=True)
            offset, limit = offset + len(data) + passed, _USUAL


def _end(data: bytes, limit: int) -> int:
    """Say where a block ends: at the last line's end within the limit; 0 where none does."""
    return len(data) if len(data) < limit else data.rfind(b"\n", 0, limit) + 1


def digest_of(path: Path) -> str:
    """Digest an input, uncompressed.

    Raises:
        OSError: it cannot be read, or is damaged.
    """
    digest = hashlib.sha256()
    with opened(path) as file:
        read = _guarded(file.read)
        while data := read(LARGEST):
            digest.update(data)
    return digest.hexdigest()


def _pass_over(read: Callable[[int], bytes], seen: Callable[[bytes], None]) -> tuple[int, bytes]:
    """Read to the end of a line; give how much that was, and what was read behind it."""
    passed = 0
    while data := read(LARGEST):
        end = data.find(b"\n") + 1
        seen(data[:end] if end else data)
        if end:
            return passed + end, data[end:]
        passed += len(data)
    return passed, b""


def _guarded(read: Callable[[int], bytes]) -> Callable[[int], bytes]:
    def guarded(size: int) -> bytes:
        try:
            return read(size)
        except (EOFError, gzip.BadGzipFile, zlib.error, ZstdError) as error:
            message = "the compressed input is damaged, or breaks off"
            raise DamagedInputError(message) from error

    return guarded
