"""Payloads drawn from a ping's own tree, and the real registry to draw them from."""

import json
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

from pingreg.payload import values
from pingreg.payload.judge import is_withheld
from pingreg.payload.tree import Leaf, List, Map, Node, Object
from pingreg.resolve.model import Bounds, Field, JsonType, Registry
from pingreg.resolve.registry import resolve
from pingreg.source.documents import load
from pingreg.source.files import contents_of
from pingreg.source.tree import FolderTree, Tree
from pingreg.spec.files import model
from pingreg.spec.policy import Level

REGISTRY = Path(__file__).parents[2] / "registry"
CLEAN = "no problems in 2 pings, 30 areas, 825 fields; waivers and the baseline excuse 27 findings\n"
"""What a check of it says."""
_TEXTS = (
    *("", "a", "Z", "go", "hello-there", "x" * 60, "0", "1.2.3", "4.5.1", "insiders", "é😀", "a,b", "true"),
    *("2023-02-14", "2023-02-14T00:00:00Z", "2023-02-01", "2023-02-01T00:00:00Z"),
    *("192.0.2.10", "someone@example.com", "https://code.example.com/a?b=c"),
    *("9b1c6f0e-3d5a-4b7e-9c21-5f0a8d7e6b14", "=2+3", "${x}", "{0.__class__}", "\u202e", "a\nb", "a\x00b", "github"),
)
_NUMBERS = (0, 1, 2, 3, 7, 50, 1.5, 5.0, 0.25, -0.0, 1e21, 1e-7, 10**40, 10**400, 2**63 - 1, 2**63, -1, -3.5, -(2**63))


def resolved_in(tree: Tree) -> Registry:
    """Resolve a tree that has no mistakes, whatever the rules say of it."""
    contents, unread = contents_of(tree)
    documents, misread = load(tree, contents)
    specs, mismodelled = model(documents)
    registry, unresolved = resolve(specs, documents)
    problems = [*unread, *misread, *mismodelled, *unresolved]
    assert not problems, problems
    assert registry is not None
    return registry


def copied_registry(top: Path) -> Path:
    """Copy `registry/` into a folder that may become a repository, with the file by which its approvers are held."""
    (top / ".github").mkdir(parents=True)
    shutil.copy(REGISTRY.parent / ".github" / "CODEOWNERS", top / ".github")
    return Path(shutil.copytree(REGISTRY, top / "registry"))


@cache
def real_registry() -> Registry:
    """Resolve `registry/` once."""
    return resolved_in(FolderTree(REGISTRY))


_SOUND: dict[tuple[JsonType, Bounds], tuple[object, ...]] = {}


def sound_values(field: Field) -> tuple[object, ...]:
    """Give values that a field admits, one item each where it is repeated."""
    key = (field.type, field.bounds)
    if key not in _SOUND:
        _SOUND[key] = tuple(_sound_values(field))
    return _SOUND[key]


def _sound_values(field: Field) -> Iterator[object]:
    bounds = field.bounds
    candidates = (*_TEXTS, *(bounds.words or ()), *_NUMBERS, *(code for code, _ in bounds.codes or ()), True, False)
    return (value for value in candidates if not any(values.value_faults(value, field)))


def drawn(node: Node, random: Random, *, level: Level = "full", fill: float = 0.5) -> object:
    """Draw a payload of `node` that is clean at `level`; `fill` is how likely an optional part is there."""
    if is_withheld(node, level):
        return _of_nothing(node, random)
    match node:
        case Leaf():
            return _of_leaf(node.field, random)
        case Object():
            names = [name for name in node.members if random.random() < fill]
            return {name: drawn(node.members[name], random, level=level, fill=fill) for name in names}
        case List():
            return [drawn(node.item, random, level=level, fill=fill) for _ in range(random.choice((0, 1, 1, 2)))]
        case Map(key=Field() as key) if not is_withheld(Leaf(key), level):
            names = [value for value in sound_values(key) if random.random() < 0.3]
            return {name: drawn(node.value, random, level=level, fill=fill) for name in names}
        case _:
            return None


def _of_nothing(node: Node, random: Random) -> object:
    match node:
        case Object() | Map():
            return random.choice((None, {}))
        case List():
            return random.choice((None, []))
        case Leaf(field=field) if field.repeated:
            return random.choice((None, []))
        case _:
            return None


def _of_leaf(field: Field, random: Random) -> object:
    sound = sound_values(field)
    if field.repeated:
        most = field.bounds.max_items or 3
        return [random.choice(sound) for _ in range(min(most, random.choice((0, 1, 3))))] if sound else []
    return random.choice((*sound, *((None,) if field.nullable else ()))) if sound else None


def replaced(payload: object, random: Random, *, names: tuple[str, ...], leaves: tuple[object, ...]) -> object:
    """Put one of `leaves`, or an object or list of them, somewhere into a payload, or one of `names` into an object."""
    spots = list(_spots(payload, ()))
    at = random.choice(spots)
    inner = random.choice(leaves)
    planted = random.choice((inner, [inner], {random.choice(names): inner}))
    copy = json.loads(json.dumps(payload))
    if not at:
        return planted
    target = copy
    for step in at[:-1]:
        target = target[step]
    if isinstance(target, dict) and random.random() < 0.4:
        target[random.choice(names)] = planted
    else:
        target[at[-1]] = planted
    return copy


def _spots(payload: object, at: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    yield at
    match payload:
        case dict():
            for name, value in payload.items():
                yield from _spots(value, (*at, name))
        case list():
            for index, value in enumerate(payload):
                yield from _spots(value, (*at, index))
        case _:
            return
