"""The precise path: walk one payload beside what is kept of it, say all that is wrong, and never look into what is cut.

It decides whatever the compiled ways do not take, and is what they are tested against.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final

import msgspec

from pingreg.anonymize.method import DROPPED, Apply, Scope
from pingreg.diagnostics import Code
from pingreg.payload import values
from pingreg.payload.judge import escaped, leaf_diagnoses
from pingreg.payload.probe import REFUSED, Probe, Probed
from pingreg.payload.reader import Diagnosis
from pingreg.payload.selection import Counted, Cut, Kept, KeptConstant, KeptLeaf, KeptList, KeptMap, KeptObject
from pingreg.payload.tree import Leaf
from pingreg.payload.undeclared import count_undeclared
from pingreg.resolve.model import Field, FieldName

MOST = 100
"""Most diagnoses of one payload that are told."""

_members = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
_items = msgspec.json.Decoder(list[msgspec.Raw]).decode
_value = msgspec.json.Decoder().decode
_skip = msgspec.json.Decoder(msgspec.Raw).decode
_ABSENT: Final = object()
_MOST_FAULTS, _LONGEST = 1000, 256
Faults = dict[tuple[str, bytes], tuple[Diagnosis, ...]]
"""What is wrong with a value at a pointer."""


@dataclass(slots=True)
class Walk:
    """Walk one payload; `problems` are what is wrong with what is kept, `counts` what happened to the rest.

    `faults` are remembered from payload to payload: what is wrong with one is mostly wrong with many.
    """

    counted: tuple[Counted, ...]
    treatments: Mapping[FieldName, Apply]
    scope: Scope | None
    faults: Faults
    counts: defaultdict[Counted, int] = field(default_factory=lambda: defaultdict(int))
    problems: list[Diagnosis] = field(default_factory=list)
    undeclared: list[Diagnosis] = field(default_factory=list)

    def of(self, payload: bytes, root: KeptObject) -> dict[str, Any] | None:
        """Give what is kept of a payload; None when it is no object.

        Raises:
            msgspec.DecodeError: it is no JSON.
        """
        if payload.lstrip()[:1] != b"{":
            _skip(payload)
            self._refuse(root.path, Diagnosis(Code("PE103"), "", "the value is not an object"))
            return None
        return self._object(payload, root, "")

    def read(self, payload: bytes, probed: Probed) -> msgspec.Struct | None:
        """Read a payload, an object, member by member; what is quickly found sound is not walked.

        None when something had to be walked: `problems` say whether anything is wrong with it.
        """
        kept, is_read, members = probed.shell(), True, probed.members
        for name, raw in _members(payload).items():
            if (probe := members.get(name)) is None:
                self.counts[probed.node.path, "undeclared"] += 1
            elif not self._read_member(kept, name, raw, probe):
                is_read = False
        return kept if is_read else None

    def _read_member(self, kept: msgspec.Struct, name: str, raw: msgspec.Raw, probe: Probe) -> bool:
        try:
            value = probe.strict(raw)
            if value is None or probe.sound(value):
                setattr(kept, probe.attribute, value)
                return True
        except REFUSED:
            pass
        return self.reread_member(kept, name, raw, probe)

    def reread_member(self, kept: msgspec.Struct, name: str, raw: msgspec.Raw, probe: Probe) -> bool:
        """Read one member's value into its place, with any undeclared keys; else walk it, and say so."""
        error = None
        try:
            value = probe.lenient(raw)
            if value is None or probe.sound(value):
                setattr(kept, probe.attribute, value)
                count_undeclared(raw, probe.node, self.counts)
                return True
        except REFUSED as refused:
            error = refused
        self._find(raw, probe, f"/{escaped(name)}", error)
        return False

    def _find(self, raw: msgspec.Raw, probe: Probe, pointer: str, error: Exception | None) -> None:
        """Find what is wrong with a value that was refused with `error`, or is not sound."""
        if probe.inner is None or bytes(raw)[:1] != b"{":
            self._kept(bytes(raw), probe.node, pointer)
            return
        for name, inner in _suspects(raw, probe.inner, error):
            if (found := probe.inner.members.get(name)) is None:
                continue
            error = None
            try:
                value = found.lenient(inner)
                if value is None or found.sound(value):
                    continue
            except REFUSED as refused:
                error = refused
            self._find(inner, found, f"{pointer}/{escaped(name)}", error)

    def _kept(self, raw: bytes, node: Kept, pointer: str) -> Any:
        match node:
            case KeptLeaf():
                return self._leaf(raw, node, pointer)
            case KeptConstant():
                value = _scalar(raw)
                if value not in (node.constant.value, *node.constant.others):
                    self._refuse(node.path, Diagnosis(Code("PE106"), pointer, "the column has not its constant value"))
                return value
            case Cut():
                self.counts[self.counted[node.slot]] += 1
                return _ABSENT
            case _:
                return self._container(raw, node, pointer)

    def _container(self, raw: bytes, node: KeptObject | KeptList | KeptMap, pointer: str) -> Any:
        opening = b"[" if isinstance(node, KeptList) else b"{"
        if raw == b"null":
            return None
        if raw[:1] != opening:
            wanted = "a list" if isinstance(node, KeptList) else "an object"
            self._refuse(node.path, Diagnosis(Code("PE103"), pointer, f"the value is not {wanted}"))
            return None
        match node:
            case KeptObject():
                return self._object(raw, node, pointer)
            case KeptMap():
                return self._entries(raw, node, pointer)
            case KeptList():
                items = (self._kept(bytes(it), node.item, f"{pointer}/{at}") for at, it in enumerate(_items(raw)))
                return [item for item in items if item is not _ABSENT]

    def _object(self, raw: bytes, node: KeptObject, pointer: str) -> dict[str, Any]:
        sent = _members(raw)
        kept: dict[str, Any] = {}
        for name, member in node.members.items():
            inner = sent.pop(name, None)
            if inner is not None:
                value = self._kept(bytes(inner), member, f"{pointer}/{escaped(name)}")
                if value is not _ABSENT:
                    kept[name] = value
        if sent:
            self._undeclared(node.path, pointer, len(sent))
        return kept

    def _entries(self, raw: bytes, node: KeptMap, pointer: str) -> dict[str, Any]:
        kept: dict[str, Any] = {}
        key = node.key
        for name, inner in _members(raw).items():
            if key is None or any(values.text_faults(name, key)):
                self._undeclared(node.path, pointer, 1)
                continue
            told = "*" if key.bounds.words is None else escaped(name)
            value = self._kept(bytes(inner), node.value, f"{pointer}/{told}")
            if value is not _ABSENT:
                kept[name] = value
        return kept if node.slot is None or key is None else self._renamed(kept, key, node.slot)

    def _renamed(self, entries: dict[str, Any], key: Field, slot: int) -> dict[str, Any]:
        self.counts[self.counted[slot]] += len(entries)
        treated = ((self.treatments[key.name](name, self.scope), value) for name, value in entries.items())
        return {name: value for name, value in treated if name is not DROPPED}

    def _leaf(self, raw: bytes, node: KeptLeaf, pointer: str) -> Any:
        of = pointer, raw
        if of in self.faults:
            self._refuse(node.path, *self.faults[of])
            return None
        value = _list(raw) if node.leaf.field.repeated and raw[:1] == b"[" else _scalar(raw)
        problems = tuple(islice(leaf_diagnoses(value, node.leaf, pointer), MOST))  # a list may have very many
        if problems:
            if len(pointer) + len(raw) <= _LONGEST:
                if len(self.faults) >= _MOST_FAULTS:
                    self.faults.clear()
                self.faults[of] = problems
            self._refuse(node.path, *problems)
            return None
        value = _normal(value, node.leaf)
        if node.slot is None:
            return value
        if value is not None:
            self.counts[self.counted[node.slot]] += 1
        treated = self.treatments[node.leaf.field.name](value, self.scope)
        return _ABSENT if treated is DROPPED else treated

    def _undeclared(self, path: str, pointer: str, times: int) -> None:
        self.counts[path, "undeclared"] += times
        self.undeclared.append(Diagnosis(Code("PE102"), pointer, "there is a key that is not declared"))

    def _refuse(self, path: str, *problems: Diagnosis) -> None:
        self.counts[path, "invalid"] += 1
        self.problems.extend(problems)
        if len(self.problems) > 2 * MOST:
            self.problems = first_of(self.problems)


def first_of(problems: list[Diagnosis]) -> list[Diagnosis]:
    """Give those that are told, in order; which they are does not depend on the order in which they were found."""
    if len(problems) == 1:
        return problems
    return sorted(problems, key=lambda one: (one.pointer, one.code, one.message))[:MOST]


def _suspects(raw: msgspec.Raw, probed: Probed, error: Exception | None) -> Iterable[tuple[str, msgspec.Raw]]:
    """Give the members of an object that was refused in which something may be wrong."""
    found = error and probed.rereader.read(raw, error, ())
    if not found:
        return _members(raw).items()
    way, kept = found
    left = ((name, getattr(kept, probed.members[name].attribute)) for name in way.names)
    return ((name, inner) for name, inner in left if inner is not msgspec.UNSET)


def _list(raw: bytes) -> list[Any]:
    return [_scalar(bytes(item)) for item in _items(raw)]


def _scalar(raw: bytes) -> Any:
    """Read one value; of a container, which no leaf holds, only its kind, and of a number past a double, infinity."""
    if raw[:1] in b"[{":
        return [] if raw[:1] == b"[" else {}
    try:
        return _value(raw)
    except (msgspec.ValidationError, ValueError):
        return math.inf


def _normal(value: Any, leaf: Leaf) -> Any:
    """Write `1.0` as the whole number that it is, and a whole number in a place for numbers as a double."""
    own = leaf.field
    if value is None or not _is_number(own, leaf):
        return value
    kind = int if own.type == "integer" else float
    return [kind(item) for item in value] if isinstance(value, list) else kind(value)


def _is_number(own: Field, leaf: Leaf) -> bool:
    as_sent = leaf.column is None or leaf.column.conversion in {"same", "difference"}
    return as_sent and own.type in {"integer", "number"}
