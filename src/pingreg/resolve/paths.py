"""Field paths: from the text that an author writes to steps."""

import re

from pingreg.resolve.model import Steps

_SEGMENT = re.compile(r"([A-Za-z_][A-Za-z0-9_-]{0,127}|\*|=)((?:\[\])*)\Z")
_MOST_STEPS = 20


def steps_of(path: str) -> Steps | None:
    """Split `Daily[].Literal.UserCount` into steps; None when it is no path."""
    if path.isidentifier() and path.isascii():
        return (path,)
    steps: list[str] = []
    for part in path.split("."):
        match = _SEGMENT.match(part)
        if match is None:
            return None
        steps.append(match[1])
        steps.extend("[]" for _ in range(len(match[2]) // 2))
    return tuple(steps) if len(steps) <= _MOST_STEPS else None
