"""Zstandard: the library that reads and writes it, where it is installed."""

from contextlib import AbstractContextManager, suppress
from importlib import import_module
from io import BufferedIOBase
from typing import Any

zstd: Any = None
for _name in ("compression.zstd", "backports.zstd"):  # Python 3.14 has it; else the extra may be installed
    with suppress(ImportError):
        zstd = import_module(_name)
        break


class MissingLibraryError(OSError):
    """Say which extra has to be installed."""


class _NeverError(Exception):
    """Stand for the library's error where there is no library."""


ZstdError: type[Exception] = zstd.ZstdError if zstd else _NeverError


def open_zstd(file: BufferedIOBase) -> AbstractContextManager[BufferedIOBase]:
    """Read a compressed file.

    Raises:
        MissingLibraryError: nothing that reads it is installed.
    """
    opened: AbstractContextManager[BufferedIOBase] = _library().ZstdFile(file)
    return opened


def compressed(data: bytes | bytearray | memoryview) -> bytes:
    """Compress to one frame, with a checksum.

    Raises:
        MissingLibraryError: nothing that writes it is installed.
    """
    library = _library()
    found: bytes = library.compress(data, options={library.CompressionParameter.checksum_flag: 1})
    return found


def _library() -> Any:
    if zstd is None:
        message = "zstd needs a library: install it with `pip install 'pingreg[zstd]'`"
        raise MissingLibraryError(message)
    return zstd
