"""uuid: a universally unique id.

## Why
It names one thing and no other (RFC 9562): a machine, an account, a session. By it what was sent apart is put
together again. The one that is all zeros, or all ones, names nothing.

## Examples
| text | finds |
| --- | --- |
| `"site 9b1c6f0e-3d5a-4b7e-9c21-5f0a8d7e6b14"` | `"9b1c6f0e-3d5a-4b7e-9c21-5f0a8d7e6b14"` |
| `"{9B1C6F0E-3D5A-4B7E-9C21-5F0A8D7E6B14}"` | `"9B1C6F0E-3D5A-4B7E-9C21-5F0A8D7E6B14"` |
| `"00000000-0000-0000-0000-000000000000"` | nothing |
| `"9b1c6f0e-3d5a-4b7e-9c21"` | nothing |
"""

from pingreg.detect.detector import detector

_LEAST_DIFFERENT = 3


@detector(
    "uuid",
    "technical",
    pattern=(
        r"(?:^|[^0-9A-Za-z-])([0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12})(?:$|[^0-9A-Za-z-])"
    ),
    doc=__doc__,
)
def uuid(text: str) -> bool:
    """Leave out those that name nothing."""
    return len(set(text)) > _LEAST_DIFFERENT
