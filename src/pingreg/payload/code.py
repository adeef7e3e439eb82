"""Code: functions written for one selection; the main one takes a whole payload in one call.

It decodes a payload by its layout, checks what a type cannot (patterns, stored texts, the keys of maps), empties what
is not kept, treats what is anonymized, counts both, and encodes the rest. Only what has something to do is visited.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, cast

import msgspec
from msgspec import UNSET

from pingreg.anonymize.method import DROPPED, Apply, Scope
from pingreg.payload.layout import attribute, layout_of
from pingreg.payload.nesting import is_deeper
from pingreg.payload.reader import DEEPEST, LARGEST
from pingreg.payload.selection import Cut, Kept, KeptLeaf, KeptList, KeptMap, KeptObject
from pingreg.payload.texts import Remembered, check_of, is_as_sent, key_check
from pingreg.payload.wellformed import is_utf8
from pingreg.resolve.model import FieldName, Steps

EMPTY = b"{}"
"""What is written of a payload of which nothing is left."""
Outcome = Literal["emitted", "withheld"]
Sound = Callable[[Any], bool]
Said = tuple[Any, ...]
"""What a payload holds at some paths, as it was decoded; `UNSET` where it holds nothing."""

_MapTreatment = Callable[[dict[str, Any], Scope | None, list[int]], None]


class Fast(Protocol):
    """Take most payloads."""

    def __call__(
        self, payload: bytes, scope: Scope | None, out: bytearray, sender: Said | None
    ) -> Outcome | Exception | None:
        """Append to `out` what is kept of a sound payload of `sender` (None: whoever), as JSON without a line's end.

        An error or None says that it was not taken, and nothing was written: it was refused, somebody else sent it, or
        it has to be looked at. The error's text may hold data.
        """
        ...


Finish = Callable[[Any, Scope | None, bytearray], Outcome]
"""What is done to a payload that was read and is sound: it is cut, treated, counted and appended to a buffer."""


def fast_code(
    root: KeptObject, paths: Iterable[Steps], treatments: Mapping[FieldName, Apply], tally: list[int]
) -> Fast:
    """Write the function that takes a payload of whoever says so at `paths`, and counts in `tally`."""
    lines = _Lines()
    cuts = _Cuts(lines, treatments)
    lines.names |= {
        "decode": msgspec.json.Decoder(layout_of(root, strict=True)).decode,
        "refused": (ValueError, RecursionError),  # msgspec's errors and a key's UnicodeDecodeError are values' errors
        "is_utf8": is_utf8,
        "is_deeper": is_deeper,
    }
    with lines.block("def run(payload, scope, out, sender):"):
        lines.all("try:", "    o0 = decode(payload)", "except refused as error:", "    return error")
        said = _said(lines, root, paths)
        lines.all(f"if sender is not None and {said} != sender:", "    return None")
        lines.all(f"if len(payload) > {LARGEST}:", "    return None")
        if cuts.has_cut(root):  # else all of it was read: texts are UTF-8, and the layout says how deep it can be
            lines.all("if not (payload.isascii() or is_utf8(payload)):", "    return None")
            lines.all(f"if is_deeper(payload, {DEEPEST}):", "    return None")
        _Checks(lines, "return None").object(root, "o0")
        _finish(lines, cuts, root, tally)
    return cast("Fast", lines.compiled())


def finish_code(root: KeptObject, treatments: Mapping[FieldName, Apply], tally: list[int]) -> Finish:
    """Write the function that does the rest for a payload that was read and is sound."""
    lines = _Lines()
    with lines.block("def run(o0, scope, out):"):
        _finish(lines, _Cuts(lines, treatments), root, tally)
    return cast("Finish", lines.compiled())


def _finish(lines: "_Lines", cuts: "_Cuts", root: KeptObject, tally: list[int]) -> None:
    lines.names |= {"tally": tally, "encode_into": msgspec.json.Encoder().encode_into}
    cuts.object(root, "o0")
    lines.all(
        "start = len(out)", "encode_into(o0, out, -1)", f"if len(out) > start + {len(EMPTY)}:", '    return "emitted"'
    )
    lines.all("del out[start:]", 'return "withheld"')


def sound_code(node: Kept) -> Sound:
    """Write the function that checks a value that was read for `node`, and is not null."""
    lines = _Lines()
    checks = _Checks(lines, "return False")
    with lines.block("def run(o0):"):
        if checks.has_work(node):
            checks.inside(node, "o0")
        lines.add("return True")
    return cast("Sound", lines.compiled())


def said_code(root: KeptObject, paths: Iterable[Steps]) -> Callable[[Any], Said]:
    """Write the function that gives what stands at `paths`; what is cut or not declared is the same as no text."""
    lines = _Lines()
    with lines.block("def run(o0):"):
        lines.add(f"return {_said(lines, root, paths)}")
    return cast("Callable[[Any], Said]", lines.compiled())


def _said(lines: "_Lines", root: KeptObject, paths: Iterable[Steps]) -> str:
    parts = [_reached(lines, root, path) for path in paths]
    return f"({', '.join(parts)}{',' if parts else ''})"


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
    variables: int = 0

    def add(self, line: str) -> None:
        self.text.append("    " * self.depth + line)

    def all(self, *lines: str) -> None:
        for line in lines:
            self.add(line)

    def name(self, value: object) -> str:
        """Give a value a name of its own; texts of the registry never become part of the code."""
        name = f"v{len(self.names)}"
        self.names[name] = value
        return name

    def variable(self) -> str:
        self.variables += 1
        return f"o{self.variables}"

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
    """Write the checks; `failed` is what is done when one fails."""

    failed: str

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
                self.lines.add(self.failed)
        else:
            name = self.lines.variable()
            with self.lines.block(f"for {name} in {value}:"):
                self._text(key_check(key), name)
        _Visitor.entries(self, node, value)

    def _text(self, check: Remembered, value: str) -> None:
        known, admits = self.lines.name(check), self.lines.name(check.admits)
        with self.lines.block(f"if {value} not in {known} and not {admits}({value}):"):
            self.lines.add(self.failed)


@dataclass(frozen=True, slots=True)
class _Cuts(_Visitor):
    """Write the cuts and treatments."""

    treatments: Mapping[FieldName, Apply]

    def leaf(self, node: Kept, value: str) -> None:
        """Do nothing: a leaf is treated as the member that it is."""

    def is_worked(self, node: Kept) -> bool:
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
