"""One digest for many files."""

import hashlib
from collections.abc import Mapping


def digest_of(contents: Mapping[str, bytes]) -> str:
    """Digest all files together, with their names."""
    digest = hashlib.sha256()
    for path, content in sorted(contents.items()):
        digest.update(f"{path}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
