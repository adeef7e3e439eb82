"""Siblings: the names that stand side by side in one container of a request."""

from pingreg.naming import folded
from pingreg.resolve.model import Field, Ping, Steps

_STRUCTURE = frozenset({"[]", "*", "="})


def siblings(ping: Ping) -> dict[Steps, dict[str, Field]]:
    """Group names by the container they stand in, each with the first field that has it on its path.

    Removed fields are left out: nobody is going to confuse a name that is no longer sent.
    """
    found: dict[Steps, dict[str, Field]] = {}
    for field in (field for area in ping.areas for field in area.fields):
        if field.spec.removed is not None:
            continue
        steps, end = field.steps, len(field.steps)
        while end:
            end -= 1
            name = steps[end]
            if name in _STRUCTURE:
                continue
            names = found.get(steps[:end])
            if names is None:
                found[steps[:end]] = {name: field}
            elif name in names:
                break  # the containers above were met together with it
            else:
                names[name] = field
    return found


def confused(one: Field, two: Field) -> bool:
    """Tell whether two fields' paths part at names that a reader takes for one: PN102 says so already."""
    parting = next(((a, b) for a, b in zip(one.steps, two.steps, strict=False) if a != b), None)
    return one.ping == two.ping and parting is not None and folded(parting[0]) == folded(parting[1])
