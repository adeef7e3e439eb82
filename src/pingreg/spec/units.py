"""Units: the codes of UCUM (the Unified Code for Units of Measure) that measures of software need."""

import re
from functools import lru_cache

_ATOMS = frozenset(
    [
        "1",
        "%",
        "s",
        "ms",
        "us",
        "ns",
        "min",
        "h",
        "d",
        "wk",
        "mo",
        "a",
        "By",
        "kBy",
        "MBy",
        "GBy",
        "TBy",
        "KiBy",
        "MiBy",
        "GiBy",
        "TiBy",
        "bit",
        "kbit",
        "Mbit",
        "Hz",
        "kHz",
        "MHz",
        "Cel",
        "W",
        "V",
        "m",
        "mm",
        "km",
        "g",
        "kg",
        "A",
        "K",
        "J",
    ]
)
_ANNOTATION = re.compile(r"\{[a-z][a-z0-9_]{0,39}\}\Z")


@lru_cache(maxsize=1024)
def is_unit(code: str) -> bool:
    """Tell whether `code` is such a unit: an atom, an annotation such as `{line}`, or one of them per another."""
    parts = code.split("/")
    return len(parts) <= 2 and all(part in _ATOMS or _ANNOTATION.match(part) for part in parts)  # noqa: PLR2004


def known_units() -> tuple[str, ...]:
    """List the atoms."""
    return tuple(sorted(_ATOMS))
