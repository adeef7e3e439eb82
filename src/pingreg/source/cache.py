"""Cache: what was worked out before, under the digest of everything that decided it.

It lives in the user's own cache folder, never in the registry: a pull request must not bring its own verdict along.
An entry is JSON behind a checksum; one that is damaged, or was made by other code, is as good as absent.
"""

import contextlib
import hashlib
import json
import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

_DEPENDENCIES = ("pydantic", "pydantic_core", "pyyaml", "google_re2")
_KEPT_ENTRIES = 64
KEPT = "documents"
"""Begins the key of the documents that were read."""
_ENTRY = re.compile(r"[0-9a-f]{64}\Z|new-")


class Cache:
    """Keep JSON values by key; every failure to read or write one is silent, and costs only time."""

    def __init__(self, folder: Path, salt: str) -> None:
        self._folder = folder
        self._salt = salt

    def get(self, *key: str) -> Any:
        """Look `key` up; None when nothing usable is there."""
        try:
            content = self._file(key).read_bytes()
            checksum, body = content[:64], content[64:]
            if hashlib.sha256(body).hexdigest().encode() != checksum:
                return None
            return json.loads(body)
        except (OSError, ValueError, RecursionError):
            return None

    def has(self, *key: str) -> bool:
        """Tell whether something is there; it may yet prove unusable."""
        return self._file(key).exists()

    def put(self, *key: str, value: object) -> None:
        """Keep `value` under `key`, replacing the file in one step."""
        body = json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode()
        content = hashlib.sha256(body).hexdigest().encode() + body
        with contextlib.suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._forget_oldest()
            fresh = self._folder / f"new-{os.getpid()}"
            fresh.write_bytes(content)
            fresh.replace(self._file(key))

    def _file(self, key: Iterable[str]) -> Path:
        return self._folder / hashlib.sha256("\0".join((self._salt, *key)).encode()).hexdigest()

    def _forget_oldest(self) -> None:
        ours = (entry for entry in self._folder.iterdir() if _ENTRY.match(entry.name))
        entries = sorted(ours, key=lambda entry: entry.lstat().st_mtime)
        for entry in entries[:-_KEPT_ENTRIES]:
            entry.unlink(missing_ok=True)


class NoCache(Cache):
    """Keep nothing."""

    def __init__(self) -> None:
        super().__init__(Path(os.devnull), "")

    def get(self, *key: str) -> Any:  # noqa: ARG002  JSON
        """Never have anything."""
        return None

    def put(self, *key: str, value: object) -> None:
        """Forget it."""


def code_digest() -> str:
    """Digest this tool's own code, the Python that runs it and the versions of what decides a verdict."""
    package = Path(__file__).parent.parent
    digest = hashlib.sha256(sys.version.encode())
    for file in sorted(package.rglob("*.py")):
        digest.update(file.relative_to(package).as_posix().encode() + b"\0")
        digest.update(file.read_bytes())
    for folder in sys.path:
        if folder.endswith("-packages"):
            with contextlib.suppress(OSError):
                names = (entry.name for entry in Path(folder).iterdir() if entry.suffix == ".dist-info")
                digest.update("".join(sorted(n for n in names if n.lower().startswith(_DEPENDENCIES))).encode())
    return digest.hexdigest()
