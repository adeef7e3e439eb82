"""Code: two functions written for one selection, which check and cut a payload that its layout has read.

The one checks what a type cannot: patterns, stored texts, the keys of maps. The other then empties what is not kept,
treats what is anonymized, and counts both. Only what has something to do is visited.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, cast

from msgspec import UNSET, Struct

from pingreg.anonymize.method import DROPPED, Apply, Scope
from pingreg.payload.layout import attribute
from pingreg.payload.selection import Cut, Kept, KeptLeaf, KeptList, KeptMap, KeptObject
from pingreg.payload.texts import Remembered, check_of, is_as_sent, key_check
from pingreg.resolve.model import FieldName, Steps

Sound = Callable[[Any], bool]
Said = tuple[Any, ...]
"""What a payload holds at some paths, as it was decoded; `UNSET` where it holds nothing."""
CutOut = Callable[[Struct, Scope | None, list[int]], None]

_MapTreatment = Callable[[dict[str, Any], Scope | None, list[int]], None]


def sound_code(node: Kept) -> Sound:
    """Write the function that checks a value that was read for `node`, and is not null."""
    lines = _Lines()
    checks = _Checks(lines)
    with lines.block("def run(o0):"):
        if checks.has_work(node):
            checks.inside(node, "o0")
        lines.add("return True")
    return cast("Sound", lines.compiled())


def cut_code(root: KeptObject, treatments: Mapping[FieldName, Apply]) -> CutOut:
    """Write the function that cuts."""
    lines = _Lines()
    with lines.block("def run(o0, scope, tally):"):
        _Cuts(lines, treatments).object(root, "o0")
        lines.add("return None")
    return cast("CutOut", lines.compiled())


def said_code(root: KeptObject, paths: Iterable[Steps]) -> Callable[[Any], Said]:
    """Write the function that gives what stands at `paths`; what is cut or not declared is the same as no text."""
    lines = _Lines()
    with lines.block("def run(o0):"):
        parts = [_reached(lines, root, path) for path in paths]
        lines.add(f"return ({', '.join(parts)}{',' if parts else ''})")
    return cast("Callable[[Any], Said]", lines.compiled())


def _reached(lines: "_Lines", node: Kept, path: Steps) -> str:
    at = "o0"
    for step in path:
        if not isinstance(node, KeptObject) or step not in node.members:
            return lines.name(object())
        value = lines.variable()
        name = attribute(tuple(node.members).index(step))
        lines.add(f"{value} = UNSET if {at} is UNSET or {at} is None else {at}.{name}")
        node, at = node.members[step], value
    return at


@dataclass(slots=True)
class _Lines:
    """Write lines of Python, indented; `names` holds the values that they use."""

    text: list[str] = field(default_factory=list)
    names: dict[str, Any] = field(default_factory=lambda: {"UNSET": UNSET, "DROPPED": DROPPED})
    depth: int = 0

    def add(self, line: str) -> None:
        self.text.append("    " * self.depth + line)

    def name(self, value: object) -> str:
        """Give a value a name of its own; texts of the registry never become part of the code."""
        name = f"v{len(self.names)}"
        self.names[name] = value
        return name

    def variable(self) -> str:
        self.names.setdefault("_variables", 0)
        self.names["_variables"] += 1
        return f"o{self.names['_variables']}"

    @contextmanager
    def block(self, head: str) -> Iterator[None]:
        self.add(head)
        self.depth += 1
        yield
        self.depth -= 1

    def compiled(self) -> Any:
        space = dict(self.names)
        exec("\n".join(self.text), space)  # noqa: S102  every line is written here, and holds names of this module only
        return space["run"]


@dataclass(frozen=True, slots=True)
class _Visitor(ABC):
    """Visit the members that have something to do."""

    lines: _Lines

    @abstractmethod
    def is_worked(self, node: Kept) -> bool:
        """Tell whether there is something to do at a leaf, or with the keys of a map."""

    @abstractmethod
    def leaf(self, node: Kept, value: str) -> None:
        """Write what is done at a leaf that is neither absent nor null."""

    def object(self, node: KeptObject, at: str) -> None:
        for index, member in enumerate(node.members.values()):
            if self.has_work(member):
                self.member(member, at, attribute(index))

    def member(self, node: Kept, owner: str, name: str) -> None:
        value = self.lines.variable()
        self.lines.add(f"{value} = {owner}.{name}")
        with self.lines.block(f"if {value} is not UNSET and {value} is not None:"):
            self.inside(node, value)

    def inside(self, node: Kept, value: str) -> None:
        match node:
            case KeptObject():
                self.object(node, value)
            case KeptList():
                self.each(node.item, value)
            case KeptMap():
                self.entries(node, value)
            case _:
                self.leaf(node, value)

    def each(self, node: Kept, values_: str) -> None:
        item = self.lines.variable()
        with self.lines.block(f"for {item} in {values_}:"), self.lines.block(f"if {item} is not None:"):
            self.inside(node, item)

    def entries(self, node: KeptMap, value: str) -> None:
        if self.has_work(node.value):
            self.each(node.value, f"{value}.values()")

    def has_work(self, node: Kept) -> bool:
        match node:
            case KeptObject():
                return any(self.has_work(member) for member in node.members.values())
            case KeptList():
                return self.has_work(node.item)
            case KeptMap():
                return self.is_worked(node) or self.has_work(node.value)
            case _:
                return self.is_worked(node)


@dataclass(frozen=True, slots=True)
class _Checks(_Visitor):
    """Write the checks."""

    def is_worked(self, node: Kept) -> bool:
        return isinstance(node, KeptMap) or (isinstance(node, KeptLeaf) and check_of(node.leaf) is not None)

    def leaf(self, node: Kept, value: str) -> None:
        check = check_of(node.leaf) if isinstance(node, KeptLeaf) else None
        if check is None or not isinstance(node, KeptLeaf):
            return
        if node.leaf.field.repeated and is_as_sent(node.leaf):
            item = self.lines.variable()
            with self.lines.block(f"for {item} in {value}:"):
                self._text(check, item)
        else:
            self._text(check, value)

    def entries(self, node: KeptMap, value: str) -> None:
        key = node.key
        if key is None:
            with self.lines.block(f"if {value}:"):
                self.lines.add("return False")
        else:
            name = self.lines.variable()
            with self.lines.block(f"for {name} in {value}:"):
                self._text(key_check(key), name)
        _Visitor.entries(self, node, value)

    def _text(self, check: Remembered, value: str) -> None:
        known, admits = self.lines.name(check), self.lines.name(check.admits)
        with self.lines.block(f"if {value} not in {known} and not {admits}({value}):"):
            self.lines.add("return False")


@dataclass(frozen=True, slots=True)
class _Cuts(_Visitor):
    """Write the cuts and treatments."""

    treatments: Mapping[FieldName, Apply]

    def leaf(self, node: Kept, value: str) -> None:
        """Do nothing: a leaf is treated as the member that it is."""

    def is_worked(self, node: Kept) -> bool:
        return isinstance(node, Cut) or (isinstance(node, KeptLeaf | KeptMap) and node.slot is not None)

    def member(self, node: Kept, owner: str, name: str) -> None:
        match node:
            case Cut():
                with self.lines.block(f"if {owner}.{name} is not UNSET:"):
                    self.lines.add(f"{owner}.{name} = UNSET")
                    self.lines.add(f"tally[{node.slot}] += 1")
            case KeptLeaf():
                self._treat(node, owner, name)
            case _:
                _Visitor.member(self, node, owner, name)

    def entries(self, node: KeptMap, value: str) -> None:
        if isinstance(node.value, KeptLeaf) and node.value.slot is not None:
            run = self.lines.name(_value_treatment(self.treatments[node.value.leaf.field.name], node.value.slot))
            self.lines.add(f"{run}({value}, scope, tally)")
        else:
            _Visitor.entries(self, node, value)
        if node.key is not None and node.slot is not None:
            run = self.lines.name(_key_treatment(self.treatments[node.key.name], node.slot))
            self.lines.add(f"{run}({value}, scope, tally)")

    def _treat(self, node: KeptLeaf, owner: str, name: str) -> None:
        value = self.lines.variable()
        run = self.lines.name(self.treatments[node.leaf.field.name])
        self.lines.add(f"{value} = {owner}.{name}")
        with self.lines.block(f"if {value} is not UNSET:"):
            with self.lines.block(f"if {value} is not None:"):
                self.lines.add(f"tally[{node.slot}] += 1")
            self.lines.add(f"{value} = {run}({value}, scope)")
            self.lines.add(f"{owner}.{name} = UNSET if {value} is DROPPED else {value}")


def _value_treatment(run: Apply, slot: int) -> _MapTreatment:
    def treat(entries: dict[str, Any], scope: Scope | None, tally: list[int]) -> None:
        for name, value in tuple(entries.items()):
            tally[slot] += value is not None
            treated = run(value, scope)
            if treated is DROPPED:
                del entries[name]
            else:
                entries[name] = treated

    return treat


def _key_treatment(run: Apply, slot: int) -> _MapTreatment:
    def treat(entries: dict[str, Any], scope: Scope | None, tally: list[int]) -> None:
        before = dict(entries)
        entries.clear()
        for name, value in before.items():
            tally[slot] += 1
            treated = run(name, scope)
            if treated is not DROPPED:
                entries[treated] = value

    return treat
