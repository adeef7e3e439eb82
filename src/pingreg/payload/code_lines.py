"""Lines of code: how they are written, and what is written for each member that has something to do."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from msgspec import UNSET

from pingreg.anonymize.method import DROPPED, Apply, Scope
from pingreg.payload.layout import attribute
from pingreg.payload.selection import Cut, Kept, KeptLeaf, KeptList, KeptMap, KeptObject
from pingreg.payload.texts import Remembered, check_of, is_as_sent, key_check
from pingreg.resolve.model import FieldName

_MapTreatment = Callable[[dict[str, Any], Scope | None, list[int]], None]


@dataclass(slots=True)
class Lines:
    """Write lines of Python, indented; `names` holds the values that they use."""

    text: list[str] = field(default_factory=list)
    names: dict[str, Any] = field(default_factory=lambda: {"UNSET": UNSET, "DROPPED": DROPPED})
    depth: int = 0
    variables: int = 0

    def add(self, line: str) -> None:
        """Write a line of the block that is open."""
        self.text.append("    " * self.depth + line)

    def all(self, *lines: str) -> None:
        """Write lines of the block that is open."""
        for line in lines:
            self.add(line)

    def name(self, value: object) -> str:
        """Give a value a name of its own; texts of the registry never become part of the code."""
        name = f"v{len(self.names)}"
        self.names[name] = value
        return name

    def variable(self) -> str:
        """Give the name of a variable that is not used yet."""
        self.variables += 1
        return f"o{self.variables}"

    @contextmanager
    def block(self, head: str) -> Iterator[None]:
        """Open a block; what is written until it is closed stands in it."""
        self.add(head)
        self.depth += 1
        yield
        self.depth -= 1

    def compiled(self) -> Any:
        """Give the function `run` that the lines define."""
        space = dict(self.names)
        exec("\n".join(self.text), space)  # noqa: S102  every line is written here, and holds names of this module only
        return space["run"]


@dataclass(frozen=True, slots=True)
class Visitor(ABC):
    """Visit the members that have something to do."""

    lines: Lines

    @abstractmethod
    def is_worked(self, node: Kept) -> bool:
        """Tell whether there is something to do at a leaf, or with the keys of a map."""

    @abstractmethod
    def leaf(self, node: Kept, value: str) -> None:
        """Write what is done at a leaf that is neither absent nor null."""

    def object(self, node: KeptObject, at: str) -> None:
        """Visit the members of an object that the variable `at` holds."""
        for index, member in enumerate(node.members.values()):
            if self.has_work(member):
                self.member(member, at, attribute(index))

    def member(self, node: Kept, owner: str, name: str) -> None:
        """Visit what the attribute `name` of `owner` holds, when it is neither absent nor null."""
        value = self.lines.variable()
        self.lines.add(f"{value} = {owner}.{name}")
        with self.lines.block(f"if {value} is not UNSET and {value} is not None:"):
            self.inside(node, value)

    def inside(self, node: Kept, value: str) -> None:
        """Visit a value that is neither absent nor null."""
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
        """Visit each of many values."""
        item = self.lines.variable()
        with self.lines.block(f"for {item} in {values_}:"), self.lines.block(f"if {item} is not None:"):
            self.inside(node, item)

    def entries(self, node: KeptMap, value: str) -> None:
        """Visit the values of a map."""
        if self.has_work(node.value):
            self.each(node.value, f"{value}.values()")

    def has_work(self, node: Kept) -> bool:
        """Tell whether there is something to do with a value, or anywhere in it."""
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
class Checks(Visitor):
    """Write the checks; `failed` is what is done when one fails."""

    failed: str

    def is_worked(self, node: Kept) -> bool:
        """Tell whether a leaf has a check, or this is a map, whose keys always have one."""
        return isinstance(node, KeptMap) or (isinstance(node, KeptLeaf) and check_of(node.leaf) is not None)

    def leaf(self, node: Kept, value: str) -> None:
        """Check the text at a leaf, or each of its texts."""
        if not isinstance(node, KeptLeaf) or (check := check_of(node.leaf)) is None:
            return
        if node.leaf.field.repeated and is_as_sent(node.leaf):
            item = self.lines.variable()
            with self.lines.block(f"for {item} in {value}:"):
                self._text(check, item)
        else:
            self._text(check, value)

    def entries(self, node: KeptMap, value: str) -> None:
        """Check a map's keys, then its values."""
        key = node.key
        if key is None:
            with self.lines.block(f"if {value}:"):
                self.lines.add(self.failed)
        else:
            name = self.lines.variable()
            with self.lines.block(f"for {name} in {value}:"):
                self._text(key_check(key), name)
        Visitor.entries(self, node, value)

    def _text(self, check: Remembered, value: str) -> None:
        known, admits = self.lines.name(check), self.lines.name(check.admits)
        with self.lines.block(f"if {value} not in {known} and not {admits}({value}):"):
            self.lines.add(self.failed)


@dataclass(frozen=True, slots=True)
class Cuts(Visitor):
    """Write the cuts and treatments."""

    treatments: Mapping[FieldName, Apply]

    def leaf(self, node: Kept, value: str) -> None:
        """Do nothing: a leaf is treated as the member that it is."""

    def is_worked(self, node: Kept) -> bool:
        """Tell whether this is cut or treated."""
        return isinstance(node, Cut) or (isinstance(node, KeptLeaf | KeptMap) and node.slot is not None)

    def has_cut(self, node: Kept) -> bool:
        """Tell whether something is cut, and is not looked into."""
        match node:
            case Cut():
                return True
            case KeptObject():
                return any(self.has_cut(member) for member in node.members.values())
            case KeptList():
                return self.has_cut(node.item)
            case KeptMap():
                return self.has_cut(node.value)
            case _:
                return False

    def member(self, node: Kept, owner: str, name: str) -> None:
        """Cut or treat a member in its place."""
        match node:
            case Cut():
                with self.lines.block(f"if {owner}.{name} is not UNSET:"):
                    self.lines.add(f"{owner}.{name} = UNSET")
                    self.lines.add(f"tally[{node.slot}] += 1")
            case KeptLeaf():
                self._treat(node, owner, name)
            case _:
                Visitor.member(self, node, owner, name)

    def entries(self, node: KeptMap, value: str) -> None:
        """Treat a map's values, then its keys."""
        if isinstance(node.value, KeptLeaf) and node.value.slot is not None:
            run = self.lines.name(_value_treatment(self.treatments[node.value.leaf.field.name], node.value.slot))
            self.lines.add(f"{run}({value}, scope, tally)")
        else:
            Visitor.entries(self, node, value)
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
