"""mac: the address of a network card.

## Why
It is one machine's, wherever that goes, and worlds of trackers know it. It is written with colons, with dashes, or as
three groups of four with dots; the same mark stands everywhere.

## Examples
| text | finds |
| --- | --- |
| `"card 3c:22:fb:12:9a:0e is up"` | `"3c:22:fb:12:9a:0e"` |
| `"3C-22-FB-12-9A-0E"` | `"3C-22-FB-12-9A-0E"` |
| `"3c22.fb12.9a0e"` | `"3c22.fb12.9a0e"` |
| `"00:00:00:00:00:00"` | nothing |
| `"2024-03-01-10-00-00"` | nothing |
"""

from pingreg.detect.detector import detector


@detector(
    "mac",
    "technical",
    pattern=(
        r"(?:^|[^0-9A-Za-z:._-])((?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}|(?:[0-9A-Fa-f]{2}-){5}[0-9A-Fa-f]{2}"
        r"|[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4})(?:$|[^0-9A-Za-z:_-]|:(?:$|[^0-9A-Za-z:]))"
    ),
    doc=__doc__,
)
def mac(text: str) -> bool:
    """Leave out the cards that nobody has, and groups of digits that are no hexadecimal number."""
    digits = text.lower().translate({ord(mark): None for mark in ":-."})
    return len(set(digits)) > 1 and (":" in text or not digits.isdigit())
