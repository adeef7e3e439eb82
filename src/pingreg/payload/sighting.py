"""Sightings: walk a payload beside what is declared, and see identifiers where nothing explains them."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import NoneType
from typing import Any

from pingreg.detect.search import Hit, Search
from pingreg.payload.explanation import Explanation, explanation_of, only_words
from pingreg.payload.judge import escaped
from pingreg.payload.tree import Constant, Leaf, List, Map, Node, Object

UNDECLARED = "?"
"""What stands in a pointer for a name that is known to nobody: it is data."""

KEY = "*"
"""What stands in a pointer for the key of a map."""

ITEM = "[]"
"""What stands in a pointer for any item of a list."""

_HOST = "host-name"
_SAYS_NOTHING: frozenset[type] = frozenset({bool, NoneType})
_NO_WORDS: frozenset[Any] = frozenset()


@dataclass(frozen=True, slots=True)
class Sighting:
    """Say where a detector found something; `hit` holds the value, and is shown to nobody."""

    pointer: str
    hit: Hit = field(repr=False)


@dataclass(frozen=True, slots=True)
class _SeenLeaf:
    pointer: str
    types: frozenset[type]
    words: frozenset[Any]
    explanation: Explanation


@dataclass(frozen=True, slots=True)
class _SeenObject:
    """Make what is seen of a member when it is first met: of a large ping most are in no one payload."""

    pointer: str
    nodes: Mapping[str, Node]
    made: "dict[str, _Seen]"
    types: frozenset[type] = _SAYS_NOTHING
    words: frozenset[Any] = _NO_WORDS

    def member(self, name: str) -> "_Seen | None":
        node = self.nodes.get(name)
        if node is None:
            return None
        self.made[name] = seen = _seen(node, f"{self.pointer}/{escaped(name)}")
        return seen


@dataclass(frozen=True, slots=True)
class _SeenList:
    pointer: str
    item: "_Seen"
    types: frozenset[type] = _SAYS_NOTHING
    words: frozenset[Any] = _NO_WORDS


@dataclass(frozen=True, slots=True)
class _SeenMap:
    pointer: str
    key: _SeenLeaf | None
    value: "_Seen"
    types: frozenset[type] = _SAYS_NOTHING
    words: frozenset[Any] = _NO_WORDS


_Seen = _SeenLeaf | _SeenObject | _SeenList | _SeenMap
"""What is declared, with its pointer; values of its `types`, and its `words`, need no look."""

_NOTHING_EXPLAINED = only_words(())


class Sightings:
    """See what is in payloads of one tree; without a tree nothing is declared.

    Names that are not declared are told only where they are among those that are `known`. Hosts of `endpoints`, in
    small letters, are declared by the registry itself: it says where payloads are sent to.
    """

    def __init__(
        self,
        search: Search,
        root: Object | None = None,
        *,
        known: Container[str] = frozenset(),
        endpoints: Container[str] = frozenset(),
    ) -> None:
        self._search = search
        self._known = known
        self._endpoints = endpoints
        self._root = None if root is None else _seen(root, "")

    def of(self, payload: Any) -> Iterator[Sighting]:
        """Walk a parsed payload; names that are not declared are looked into like values."""
        if self._root is None:
            yield from self._undeclared(payload, "", "")
        else:
            yield from self._value(payload, self._root, "")

    def in_text(self, text: str) -> Iterator[Sighting]:
        """Look into what is no JSON."""
        return self._seen_at("", self._search.of_text(text))

    def _value(self, value: Any, seen: _Seen, name: str) -> Iterator[Sighting]:
        match seen:
            case _SeenObject() if isinstance(value, dict):
                yield from self._members(value, seen)
            case _SeenList() if isinstance(value, list):
                for item in value:
                    if type(item) not in seen.item.types:
                        yield from self._value(item, seen.item, name)
            case _SeenMap() if isinstance(value, dict):
                yield from self._entries(value, seen)
            case _SeenLeaf() if isinstance(value, str):
                yield from self._text(value, seen.explanation, seen.pointer)
            case _SeenLeaf() if isinstance(value, list):
                for item in value:
                    if type(item) not in seen.types:
                        yield from self._item(item, seen, name)
            case _:
                yield from self._undeclared(value, seen.pointer, name)

    def _item(self, item: Any, seen: _SeenLeaf, name: str) -> Iterator[Sighting]:
        """Look at an item of a field that has several values; a list within the list is none of them."""
        if isinstance(item, str):
            return self._text(item, seen.explanation, seen.pointer)
        return self._undeclared(item, seen.pointer, name)

    def _members(self, value: dict[str, Any], seen: _SeenObject) -> Iterator[Sighting]:
        made = seen.made
        for name, inner in value.items():
            member = made.get(name) or seen.member(name)
            if member is None:
                yield from self._undeclared_member(name, inner, seen.pointer)
            elif type(inner) not in member.types and not (type(inner) is str and inner in member.words):
                yield from self._value(inner, member, name)

    def _entries(self, value: dict[str, Any], seen: _SeenMap) -> Iterator[Sighting]:
        explained = _NOTHING_EXPLAINED if seen.key is None else seen.key.explanation
        for name, inner in value.items():
            yield from self._text(name, explained, f"{seen.pointer}/{KEY}")
            yield from self._value(inner, seen.value, name)

    def _undeclared_member(self, name: str, inner: Any, pointer: str) -> Iterator[Sighting]:
        pointer = f"{pointer}/{escaped(name) if name in self._known else UNDECLARED}"
        yield from self._seen_at(pointer, self._search.of_text(name))
        yield from self._undeclared(inner, pointer, name)

    def _undeclared(self, value: Any, pointer: str, name: str) -> Iterator[Sighting]:
        match value:
            case None | bool():
                return
            case str():
                yield from self._seen_at(pointer, self._search.of_member(value, name))
            case dict():
                for inner_name, inner in value.items():
                    yield from self._undeclared_member(inner_name, inner, pointer)
            case list():
                for item in value:
                    yield from self._undeclared(item, f"{pointer}/{ITEM}", name)
            case _:
                yield from self._seen_at(pointer, self._search.of_number(value, name))

    def _text(self, text: str, explanation: Explanation, pointer: str) -> Iterator[Sighting]:
        if text in explanation.words or explanation.is_number(text):
            return
        for one in self._seen_at(pointer, self._search.of_text(text)):
            if not explanation.of(text, one.hit.detector.name):
                yield one

    def _seen_at(self, pointer: str, hits: Iterable[Hit]) -> Iterator[Sighting]:
        for hit in hits:
            if hit.detector.name != _HOST or hit.text.lower() not in self._endpoints:
                yield Sighting(pointer, hit)


def _seen(node: Node, pointer: str) -> _Seen:
    match node:
        case Leaf():
            explained = explanation_of(node.field, node.column.conversion if node.column else None)
            words = frozenset[Any]() if node.field.repeated else explained.words
            return _SeenLeaf(pointer, explained.types | _SAYS_NOTHING, words, explained)
        case Constant():
            explained = only_words((node.value, *node.others))
            return _SeenLeaf(pointer, _SAYS_NOTHING, explained.words, explained)
        case List():
            return _SeenList(pointer, _seen(node.item, f"{pointer}/{ITEM}"))
        case Map():
            key = None if node.key is None else _seen(Leaf(node.key), f"{pointer}/{KEY}")
            return _SeenMap(pointer, key if isinstance(key, _SeenLeaf) else None, _seen(node.value, f"{pointer}/{KEY}"))
        case Object():
            return _SeenObject(pointer, node.members, {})
