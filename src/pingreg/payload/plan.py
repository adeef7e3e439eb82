"""The plan: a ping, a level and what is withheld, compiled once, and then run over many payloads."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol

import msgspec

from pingreg.anonymize.method import Apply, Scope
from pingreg.payload.code import CutOut, Said, Sound, cut_code, said_code, sound_code
from pingreg.payload.layout import layout_of
from pingreg.payload.nesting import is_deeper
from pingreg.payload.precise import MOST, Walk
from pingreg.payload.probe import Probed
from pingreg.payload.reader import DEEPEST, LARGEST, Diagnosis
from pingreg.payload.selection import Counted, KeptObject, Selection
from pingreg.payload.treatment import treatments_of
from pingreg.payload.tree import Shape, tree_of
from pingreg.payload.undeclared import count_undeclared
from pingreg.payload.wellformed import is_utf8
from pingreg.resolve.model import FieldName, Ping, Steps
from pingreg.spec.policy import Level

Outcome = Literal["emitted", "withheld"]
Result = Outcome | tuple[Diagnosis, ...]
"""What became of a payload; diagnoses say why it was quarantined."""

_encoder = msgspec.json.Encoder()


class Fast(Protocol):
    """Take most payloads."""

    def __call__(self, payload: bytes, scope: Scope | None, out: bytearray, sender: Said | None) -> Outcome | None:
        """Append to `out` what is kept of a sound payload of `sender` (None: whoever), as JSON without a line's end.

        None says that it was not taken, and nothing was written: somebody else sent it, or it has to be looked at.
        """
        ...


def never(payload: bytes, scope: Scope | None, out: bytearray, sender: Said | None) -> Outcome | None:  # noqa: ARG001  Fast
    """Take nothing."""
    return None


@dataclass(slots=True)
class Plan:
    """Hold what was compiled, and count what happens until the counts are taken.

    `fast` takes most payloads, `loose` those that are sound but for undeclared keys, `slow` all that are well-formed.
    """

    root: KeptObject
    counted: tuple[Counted, ...]
    treatments: Mapping[FieldName, Apply]
    refuses_undeclared: bool
    tally: list[int]
    probed: Probed
    fast: Fast
    loose: Fast
    others: Counter[Counted]

    def slow(self, payload: bytes, scope: Scope | None, out: bytearray) -> Result:
        """Do the same for any well-formed payload, and say all that is wrong."""
        return self.loose(payload, scope, out, None) or self.precise(payload, scope, out)

    def precise(self, payload: bytes, scope: Scope | None, out: bytearray) -> Result:
        """Do the same by walking a well-formed payload: this decides, and the other ways agree with it."""
        walk = Walk(self.counted, self.treatments, scope)
        if not self.refuses_undeclared and payload.lstrip()[:1] == b"{":
            walk.find(payload, self.probed)
            if walk.problems:
                return self._quarantined(walk)
        kept = walk.of(payload, self.root)
        if walk.problems or (self.refuses_undeclared and walk.undeclared):
            return self._quarantined(walk)
        self.others.update(walk.counts)
        return _emitted(_encoder.encode(kept), out)

    def taken(self) -> Counter[Counted]:
        """Take the counts since they were last taken."""
        found = self.others + Counter({self.counted[slot]: times for slot, times in enumerate(self.tally) if times})
        self.others.clear()
        self.tally[:] = [0] * len(self.tally)
        return found

    def _quarantined(self, walk: Walk) -> tuple[Diagnosis, ...]:
        self.others.update({what: times for what, times in walk.counts.items() if self._is_told(what)})
        problems = [*walk.problems, *(walk.undeclared if self.refuses_undeclared else ())]
        return tuple(sorted(problems, key=lambda one: (one.pointer, one.code))[:MOST])

    def _is_told(self, what: Counted) -> bool:
        """Tell whether something is counted of a payload that is quarantined: only what is wrong with it."""
        return what[1] == "invalid" or (what[1] == "undeclared" and self.refuses_undeclared)


_EMPTY = b"{}"


def _emitted(kept: bytes, out: bytearray) -> Outcome:
    if kept == _EMPTY:
        return "withheld"
    out += kept
    return "emitted"


@dataclass(frozen=True, slots=True)
class _Parts:
    """Hold what the fast and the loose way are put together of."""

    root: KeptObject
    said: Callable[[Any], Said]
    sound: Sound
    cut: CutOut
    tally: list[int]
    has_cuts: bool


def _fast(parts: _Parts, undeclared: Callable[[bytes], None] | None) -> Fast:
    """Put a way together: everything that it calls is at hand, for it is called once a payload.

    With `undeclared` it is the loose way: undeclared keys are passed over, and told to it.
    """
    decode = msgspec.json.Decoder(layout_of(parts.root, strict=undeclared is None)).decode
    said, sound, cut, tally = parts.said, parts.sound, parts.cut, parts.tally
    may_hide = parts.has_cuts or undeclared is not None  # else types say how deep a payload can be
    encode_into = _encoder.encode_into

    def fast(payload: bytes, scope: Scope | None, out: bytearray, sender: Said | None) -> Outcome | None:
        try:
            kept = decode(payload)
        except (ValueError, RecursionError):  # msgspec's errors and a key's UnicodeDecodeError are values' errors
            return None
        if said(kept) != sender and sender is not None:
            return None
        if not (payload.isascii() or is_utf8(payload)) or len(payload) > LARGEST:
            return None
        if (may_hide and is_deeper(payload, DEEPEST)) or not sound(kept):
            return None
        if undeclared is not None:
            undeclared(payload)
        cut(kept, scope, tally)
        start = len(out)
        encode_into(kept, out, -1)
        if len(out) > start + len(_EMPTY):
            return "emitted"
        del out[start:]
        return "withheld"

    return fast


def plan_of(
    ping: Ping,
    *,
    level: Level,
    withheld: frozenset[FieldName] = frozenset(),
    shape: Shape = "request",
    identity: Iterable[Steps] = (),
) -> Plan:
    """Compile what a level keeps of a ping, less `withheld`.

    `identity` leads to what the fast way compares with the sender.
    """
    selection = Selection(ping, level, withheld)
    root = selection.of(tree_of(ping, shape))
    treatments = treatments_of(ping)
    parts = _Parts(
        root=root,
        said=said_code(root, tuple(identity)),
        sound=sound_code(root),
        cut=cut_code(root, treatments),
        tally=[0] * len(selection.counted),
        has_cuts=any(kind in {"withheld", "removed"} for _, kind in selection.counted),
    )
    probed, others, refuses = Probed(root), Counter[Counted](), ping.spec.undeclared == "quarantine"
    return Plan(
        root=root,
        counted=tuple(selection.counted),
        treatments=treatments,
        refuses_undeclared=refuses,
        tally=parts.tally,
        probed=probed,
        fast=_fast(parts, None),
        loose=never if refuses else _fast(parts, lambda payload: count_undeclared(payload, root, probed, others)),
        others=others,
    )
