"""Inputs: files of payloads, one a line, plain or compressed, cut into blocks of whole lines."""

import gzip
import hashlib
import io
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedIOBase
from pathlib import Path
from typing import TypeVar, cast

from pingreg.payload.reader import LARGEST
from pingreg.stream.zstd import ZstdError, open_zstd

_Asked = TypeVar("_Asked")
_Given = TypeVar("_Given")

STDIN = Path("-")
_USUAL = 192 * 1024
"""So many bytes are passed at a time: what is said of each line takes memory, however short it is."""
_LONG = LARGEST + 1
"""So much of a line that has more is read."""
_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"


class DamagedInputError(OSError):
    """Say that a compressed input breaks off or does not keep its checksum."""


@dataclass(frozen=True, slots=True)
class Block:
    """Hold whole lines; `offset` counts bytes of the uncompressed input. `is_oversized`: one line, left unread.

    `data` is overwritten when the next block is read. `digest` is the SHA-256 of the input up to the end of the block.
    """

    offset: int
    size: int
    data: bytes | memoryview
    digest: str
    is_oversized: bool = False

    @property
    def end(self) -> int:
        """The offset of the next block."""
        return self.offset + self.size


@contextmanager
def opened(path: Path) -> Iterator[BufferedIOBase]:
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
                yield cast("BufferedIOBase", file)
        elif head.startswith(_ZSTD):
            with open_zstd(raw) as file:
                yield file
        else:
            yield raw


def blocks(file: BufferedIOBase) -> Iterator[Block]:
    """Cut an input into blocks of bounded size, each of whole lines; a longer line is passed over.

    Where a block ends depends on where it begins and on nothing else, so that a resumed run cuts the same ones. Memory
    that is asked for again and again is paid for again and again: all blocks lie in one place.

    Raises:
        DamagedInputError: see there.
    """
    read_into, read = _guarded(file.readinto), _guarded(file.read)
    place = bytearray(_LONG)
    room, digest = memoryview(place), hashlib.sha256()
    offset, filled, limit = 0, 0, _USUAL
    while filled := filled + (read_into(room[filled:limit]) if filled < limit else 0):
        end = filled if filled < limit else place.rfind(b"\n", 0, limit) + 1
        if not end and limit < _LONG:
            limit = _LONG
            continue
        if end:
            digest.update(room[:end])
            yield Block(offset, end, room[:end], digest.hexdigest())
            offset, carried = offset + end, bytes(room[end:filled])
        else:
            digest.update(room)
            passed, carried = _pass_over(read, digest.update)
            yield Block(offset, _LONG + passed, b"", digest.hexdigest(), is_oversized=True)
            offset += _LONG + passed
        filled, limit = len(carried), _USUAL
        room[:filled] = carried


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


def _guarded(read: Callable[[_Asked], _Given]) -> Callable[[_Asked], _Given]:
    def guarded(asked: _Asked) -> _Given:
        try:
            return read(asked)
        except (EOFError, gzip.BadGzipFile, zlib.error, ZstdError) as error:
            message = "the compressed input is damaged, or breaks off"
            raise DamagedInputError(message) from error

    return guarded
