"""Categories in order: which key of the taxonomy says more of somebody than another."""

from typing import get_args

from pingreg.spec.taxonomy import CATEGORIES, Weight

_WEIGHTS: tuple[Weight, ...] = get_args(Weight)


def is_of_users(category: str) -> bool:
    """Tell whether what has this category is about people."""
    return category.partition(".")[0] == "user"


def covers(key: str, other: str) -> bool:
    """Tell whether a key is another one, or stands above it."""
    return key == other or other.startswith(f"{key}.")


def tells_more(new: str, old: str) -> bool:
    """Tell whether a key says more than another, or something else: of people any key does that is no parent.

    Of the system a key does that weighs more.
    """
    if not old or covers(new, old):
        return False
    return is_of_users(new) or weight_of(new) > weight_of(old)


def weight_of(category: str) -> int:
    """Rank a key by how identifying it is; one that nobody knows ranks lowest."""
    return _WEIGHTS.index(CATEGORIES.get(category, "none"))
