"""Safe mends: those that a tool may make alone, because nothing is kept of more people, or for longer, by them."""

from pingreg.diagnostics import Mend, Place

_DECIDING_FILES = ("contracts/", "policy.yaml", "reviews/", "waivers.yaml", "baseline.yaml")
_DECIDING_KEYS = frozenset(
    {
        *("tier", "tier_basis", "purposes", "category", "recipients", "expires"),
        *("anonymize", "origin", "exception", "approved_by", "private_metadata", "identity", "transport"),
        "undeclared",
    }
)
"""Keys under which it is decided what is kept, of whom and for what: what was meant there is said by a person."""


def is_safe(mend: Mend, place: Place) -> bool:
    """Tell whether a mend at `place` decides nothing that a person has to decide."""
    if place.path.startswith("contracts/"):
        return False
    touched = {*place.keys, mend.new}
    return mend.is_quoting or not (place.path.startswith(_DECIDING_FILES) or touched & _DECIDING_KEYS)
