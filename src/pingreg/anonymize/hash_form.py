"""The form of a keyed hash, `h1:<key id>:<hash>`: how it is written, and what is recognised as one."""

import re
from collections.abc import Container

KEY_ID = "[a-z0-9][a-z0-9-]{0,15}"
"""The id of a key: too short to be a secret that was put in the wrong place."""

_FORM = re.compile(rf"h1:({KEY_ID}):([a-z2-7]{{20,52}})")
_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
_DIGITS = str.maketrans(_LETTERS, "0123456789abcdefghijklmnopqrstuv")
_PAIRS = tuple(first + second for first in _LETTERS for second in _LETTERS)
_PAIR_BITS = 10


def written(key_id: str, digest: bytes) -> str:
    """Write a hash: base32 (RFC 4648) in small letters and without padding, which survives any case and any URL."""
    bits = len(digest) * 8
    filled = -(-bits // _PAIR_BITS) * _PAIR_BITS
    number = int.from_bytes(digest, "big") << filled - bits
    pairs = [_PAIRS[number >> shift & 1023] for shift in range(filled - _PAIR_BITS, -1, -_PAIR_BITS)]
    return f"h1:{key_id}:{''.join(pairs)[: -(-bits // 5)]}"


def is_hashed(value: str, known_ids: Container[str]) -> bool:
    """Tell whether a text is a keyed hash of 96 to 256 bits under one of these ids, to the letter.

    That it was made with the key cannot be seen; that 64 letters are no hash can.
    """
    found = _FORM.fullmatch(value)
    if found is None or found[1] not in known_ids:
        return False
    size = len(found[2]) * 5 // 8
    return written(found[1], _digest(found[2], size)) == value  # else it has a length or last bits that no bytes have


def _digest(text: str, size: int) -> bytes:
    return (int(text.translate(_DIGITS), 32) >> len(text) * 5 - size * 8).to_bytes(size, "big")
