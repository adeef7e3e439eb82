"""Well-formed: what a payload must be before anything else is asked of it. What is cut is checked for nothing else."""

import msgspec

from pingreg.diagnostics import Code
from pingreg.payload.nesting import is_deeper
from pingreg.payload.reader import DEEPEST, LARGEST, Diagnosis

_skip = msgspec.json.Decoder(msgspec.Raw).decode


def malformed(payload: bytes) -> Diagnosis | None:
    """Say why a payload is no JSON within the caps, or None when it is."""
    if (fault := unfit(payload)) is not None:
        return fault
    try:
        _skip(payload)
    except msgspec.DecodeError:
        return NOT_JSON
    return None


def unfit(payload: bytes) -> Diagnosis | None:
    """Say why bytes are no payload whether they are JSON or not, or None: their size, their encoding, their nesting."""
    if len(payload) > LARGEST:
        return _refused(f"the payload has more than {LARGEST:,} bytes")
    if not (payload.isascii() or is_utf8(payload)):
        return _refused("the payload is not UTF-8")
    if is_deeper(payload, DEEPEST):
        return _refused(f"the payload is nested deeper than {DEEPEST} levels")
    return None


def is_utf8(payload: bytes) -> bool:
    """Tell whether bytes are text in UTF-8."""
    try:
        return payload.isascii() or bool(payload.decode())
    except UnicodeDecodeError:
        return False


def _refused(message: str) -> Diagnosis:
    return Diagnosis(Code("PE101"), "", message)


NOT_JSON = _refused("the payload is not JSON")
