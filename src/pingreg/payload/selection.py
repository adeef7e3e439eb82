"""Selection: a ping's tree, with everything that may not be kept cut off at its topmost key."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from pingreg.payload.judge import is_above
from pingreg.payload.tree import Constant, Leaf, List, Map, Node, Object
from pingreg.resolve.model import Field, FieldName, Ping, Steps, dotted
from pingreg.spec.policy import Level

Kind = Literal["withheld", "removed", "anonymized", "undeclared", "invalid"]
Counted = tuple[str, Kind]
"""What is counted: a path such as `server/searchUsage`, and what happened there."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Stand for a value that is not kept, and is never looked into: `slot` counts how often it came."""

    slot: int


@dataclass(frozen=True, slots=True)
class KeptLeaf:
    """Hold one value that is kept; `slot` counts how often it was anonymized."""

    leaf: Leaf
    path: str
    slot: int | None


@dataclass(frozen=True, slots=True)
class KeptConstant:
    """Hold a column that the receiver writes by itself."""

    constant: Constant
    path: str


@dataclass(frozen=True, slots=True)
class KeptObject:
    """Hold named members, in the order in which they are written."""

    members: dict[str, "Kept"]
    path: str


@dataclass(frozen=True, slots=True)
class KeptList:
    """Hold any number of items of one kind."""

    item: "Kept"
    path: str


@dataclass(frozen=True, slots=True)
class KeptMap:
    """Hold members whose names are data, and declared by `key`; no entry is kept without one.

    `slot` counts how many names were anonymized.
    """

    key: Field | None
    value: "Kept"
    path: str
    slot: int | None = None


Kept = Cut | KeptLeaf | KeptConstant | KeptObject | KeptList | KeptMap


@dataclass(slots=True)
class Selection:
    """Select from a tree what a level keeps, less `withheld`; `counted` lists what each slot counts."""

    ping: Ping
    level: Level
    withheld: frozenset[FieldName]
    counted: list[Counted] = field(default_factory=list)

    def of(self, root: Object) -> KeptObject:
        """Select from a ping's whole tree."""
        return self._object(root, ())

    def _object(self, node: Object, steps: Steps) -> KeptObject:
        members = {name: self._kept(member, (*steps, name)) for name, member in node.members.items()}
        return KeptObject(members, self._path(steps))

    def _kept(self, node: Node, steps: Steps) -> Kept:
        if self._is_cut(node):
            tombstones = all(one.is_tombstone for one in _fields(node))
            return Cut(self._slot(self._path_of(node, steps), "removed" if tombstones else "withheld"))
        match node:
            case Leaf():
                path = self._path_of(node, steps)
                return KeptLeaf(node, path, self._slot(path, "anonymized") if node.field.spec.anonymize else None)
            case Constant():
                return KeptConstant(node, self._path(steps))
            case List():
                return KeptList(self._kept(node.item, (*steps, "[]")), self._path(steps))
            case Map():
                key = node.key
                slot = self._slot(key.name, "anonymized") if key is not None and key.spec.anonymize else None
                return KeptMap(key, self._kept(node.value, (*steps, "*")), self._path(steps), slot)
            case Object():
                return self._object(node, steps)

    def _is_cut(self, node: Node) -> bool:
        """Tell whether nothing inside a node may be kept; a map is lost with its keys as with its values."""
        match node:
            case Leaf():
                one = node.field
                return is_above(one, self.level) or one.is_tombstone or one.name in self.withheld
            case Constant():
                return self.level == "none"
            case List():
                return self._is_cut(node.item)
            case Map():
                key_is_cut = node.key is not None and self._is_cut(Leaf(node.key))
                return key_is_cut or self._is_cut(node.value)
            case Object():
                return all(self._is_cut(member) for member in node.members.values()) and bool(node.members)

    def _slot(self, path: str, kind: Kind) -> int:
        self.counted.append((path, kind))
        return len(self.counted) - 1

    def _path_of(self, node: Node, steps: Steps) -> str:
        return node.field.name if isinstance(node, Leaf) else self._path(steps)

    def _path(self, steps: Steps) -> str:
        return f"{self.ping.name}/{dotted(steps)}"


def _fields(node: Node) -> Iterable[Field]:
    match node:
        case Leaf():
            yield node.field
        case List():
            yield from _fields(node.item)
        case Map():
            yield from (node.key,) if node.key is not None else ()
            yield from _fields(node.value)
        case Object():
            for member in node.members.values():
                yield from _fields(member)
        case Constant():
            pass
