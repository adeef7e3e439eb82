"""HKDF (RFC 5869) with SHA-256: many keys from one secret, none of which tells of another."""

import hmac
from hashlib import sha256

_HASH = "sha256"
_LENGTH = sha256().digest_size


def extracted(secret: bytes, salt: bytes = b"") -> bytes:
    """Concentrate a secret into a key of 32 bytes (RFC 5869, section 2.2)."""
    return hmac.digest(salt or bytes(_LENGTH), secret, _HASH)


def expanded(key: bytes, info: bytes, *, length: int = _LENGTH) -> bytes:
    """Derive `length` bytes for the use that `info` names (RFC 5869, section 2.3); at most 8160."""
    blocks = [b""]
    for count in range(1, -(-length // _LENGTH) + 1):
        blocks.append(hmac.digest(key, blocks[-1] + info + bytes((count,)), _HASH))
    return b"".join(blocks)[:length]
