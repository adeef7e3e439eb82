"""Narrowing: what of two registries has to be looked at, where nothing but areas differs.

Then a declaration that is the same on both sides is resolved to the same fields on both, and no rule of comparison can
find anything in it. Where anything else differs, what areas inherit or are held against may, and all is looked at.
"""

import marshal
from collections.abc import Container, Iterator, Mapping
from typing import Any, NamedTuple

from pingreg.spec.layout import AREA_PATH, TABLE_PATH, WAIVERS, kind_of

_BY_VALUE = 2
"""The version of `marshal` that writes equal data alike, and what is of another type otherwise."""
_ASKED = frozenset({"category", "id", "renamed_from"})
"""Keys of which a rule asks what else the ping has: what it tells and whom it names already, and what had the name."""
_TEXTS = frozenset({"title", "description", "note"})
"""Keys of an area that say nothing of its fields."""

Contents = Mapping[str, bytes]
Data = Mapping[str, Any]


class Narrowed(NamedTuple):
    """Hold what of either side has to be modelled, and the pings of which it is not all."""

    before: Data
    after: Data
    partial: frozenset[str]


def left_out(before: Contents, after: Contents) -> frozenset[str] | None:
    """Name the areas that need not be read, for they are the same; None where more than areas differs."""
    same = {path for path, content in after.items() if before.get(path) == content}
    differing = (before.keys() | after.keys()) - same
    if not all(_stands_alone(path) for path in differing):
        return None
    return frozenset(path for path in same if _is_area(path))


def narrowed(before: Data, after: Data, unread: frozenset[str]) -> Narrowed | None:
    """Leave out declarations that are equal on both sides; None when a rule would have to look at them all the same."""
    old, new = dict(before), dict(after)
    partial = {path.split("/")[1] for path in unread}
    for path in filter(_is_area, before.keys() & after.keys()):
        if _written(before[path]) == _written(after[path]):
            partial.add(path.split("/")[1])
            del old[path], new[path]
        elif shared := _shared(before[path], after[path]):
            partial.add(path.split("/")[1])
            old[path], new[path] = _without(shared, before[path]), _without(shared, after[path])
    if any(_asks(old.get(path), data) for path, data in new.items() if _is_area(path)):
        return None
    return Narrowed(old, new, frozenset(partial))


def _stands_alone(path: str) -> bool:
    """Tell whether nothing else in a registry is resolved otherwise when this file is."""
    if _is_area(path) or path == WAIVERS or path.startswith("reviews/"):
        return True
    return kind_of(path) is None and not TABLE_PATH.match(path)


def _is_area(path: str) -> bool:
    match = AREA_PATH.match(path)
    return match is not None and match[2] != "ping"


def _shared(before: object, after: object) -> frozenset[str]:
    """Name declarations that are equal in an area, but never all; none where else the area differs.

    Families stay, for what is said of their variants may be looked for; so do the keys and values of a map, for
    values are kept with their keys.
    """
    match before, after:
        case {"fields": dict(old)}, {"fields": dict(new)}:
            if _above(before) != _above(after):
                return frozenset()
        case _:
            return frozenset()
    plain = [name for name in new if name in old and "$" not in name and "*" not in name]
    shared = [name for name in plain if _written(old[name]) == _written(new[name])]
    shared.sort(key=lambda name: not _is_told_above(old[name]))
    return frozenset(shared[1:])


def _without(names: Container[str], area: Any) -> dict[str, Any]:  # noqa: ANN401  YAML
    fields = {name: value for name, value in area["fields"].items() if name not in names}
    return {**area, "fields": fields}


def _above(area: Any) -> bytes:  # noqa: ANN401  YAML
    """Write what an area says of all its fields."""
    return _written({key: value for key, value in area.items() if key not in {"fields", *_TEXTS}})


def _asks(before: object, after: object) -> bool:
    """Tell whether a declaration is new, or alive again, that makes a rule look elsewhere.

    One that inherits its category does, unless another one of the area is known to have had it. So does one of a map,
    of which the keys may stand in another area.
    """
    old, new = _declared(before), _declared(after)
    maps = [name for name in old.keys() | new.keys() if "*" in name]
    if maps and (not old or not new or _above(before) != _above(after)):
        return True
    if any(_written(old.get(name)) != _written(new.get(name)) for name in maps):
        return True
    is_had = "except" not in old.get("", {}) and any(_is_told_above(data) for name, data in old.items() if name)
    return any(
        not (is_had and _ASKED.isdisjoint(_keys(data)))
        and _written(_telling(data)) != _written(_telling(old.get(name)))
        for name, data in new.items()
    )


def _declared(area: object) -> Data:
    """Give the declarations of an area, and what stands above them as one more; of what is no area nothing."""
    match area:
        case {"fields": dict(fields), **above}:
            return {**fields, "": {key: value for key, value in above.items() if key in {"category", "each", "except"}}}
        case _:
            return {}


def _is_told_above(data: object) -> bool:
    """Tell whether a declaration is alive, and its category is said above it."""
    return isinstance(data, dict) and {"category", "removed"}.isdisjoint(data)


def _telling(data: object) -> object:
    return {key: data.get(key) for key in (*_ASKED, "removed", "each", "except")} if isinstance(data, dict) else None


def _written(data: Any) -> bytes:  # noqa: ANN401  YAML
    return marshal.dumps(data, _BY_VALUE)


def _keys(data: object) -> Iterator[object]:
    match data:
        case dict():
            yield from data
            for value in data.values():
                yield from _keys(value)
        case list():
            for value in data:
                yield from _keys(value)
