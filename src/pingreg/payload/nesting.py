"""Nesting: how deep a payload's objects and lists stand in one another."""

import re

_STRING = re.compile(rb'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)', re.DOTALL)
_INNERMOST = re.compile(rb"\[\]|\{\}")
_OTHERS = bytes(byte for byte in range(256) if byte not in b"[]{}")


def is_deeper(payload: bytes, limit: int) -> bool:
    """Tell whether a payload is nested deeper than `limit` levels, in linear time for a given limit."""
    # No payload is nested deeper than it opens brackets; to take them out is several times faster than to count them.
    if len(payload) - len(payload.replace(b"{", b"").replace(b"[", b"")) <= limit:
        return False
    brackets = _outside_texts(payload).translate(None, _OTHERS)
    for _ in range(limit):
        if not brackets:
            return False
        brackets = _INNERMOST.sub(b"", brackets)
    return bool(brackets)


def _outside_texts(payload: bytes) -> bytes:
    if b"\\" in payload:
        return _STRING.sub(b"", payload)
    return b"".join(payload.split(b'"')[::2])
