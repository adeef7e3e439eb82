"""The plan: a ping, a level and what is withheld, compiled once, and then run over many payloads."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

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

    def __call__(self, payload: bytes, scope: Scope | None, out: bytearray, sender: Said) -> Outcome | None:
        """Append to `out` what is kept of a sound payload of `sender`, as JSON without a line's end.

        None says that it was not taken, and nothing was written: somebody else sent it, or it has to be looked at.
        """
        ...


def never(payload: bytes, scope: Scope | None, out: bytearray, sender: Said) -> Outcome | None:  # noqa: ARG001  Fast
    """Take nothing."""
    return None


class _Decoder(Protocol):
    def decode(self, payload: bytes) -> msgspec.Struct: ...


@dataclass(slots=True)
class Plan:
    """Hold what was compiled, and count what happens until the counts are taken.

    `fast` takes most payloads, `slow` all that are well-formed.
    """

    root: KeptObject
    counted: tuple[Counted, ...]
    treatments: Mapping[FieldName, Apply]
    refuses_undeclared: bool
    lenient: _Decoder
    sound: Sound
    cut: CutOut
    tally: list[int]
    probed: Probed
    fast: Fast
    others: Counter[Counted] = field(default_factory=Counter)

    def slow(self, payload: bytes, scope: Scope | None, out: bytearray) -> Result:
        """Do the same for any well-formed payload, and say all that is wrong."""
        if not self.refuses_undeclared:
            try:
                kept = self.lenient.decode(payload)
            except msgspec.ValidationError:
                pass
            else:
                if self.sound(kept):
                    count_undeclared(payload, self.root, self.probed, self.others)
                    self.cut(kept, scope, self.tally)
                    return _emitted(_encoder.encode(kept), out)
        return self.precise(payload, scope, out)

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
        self.others = Counter()
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


def _fast(  # noqa: PLR0913  what it calls
    root: KeptObject,
    identity: Iterable[Steps],
    counted: Iterable[Counted],
    *,
    sound: Sound,
    cut: CutOut,
    tally: list[int],
) -> Fast:
    """Put the fast way together: everything that it calls is at hand, for it is called once a payload."""
    decode = msgspec.json.Decoder(layout_of(root, strict=True)).decode
    said = said_code(root, tuple(identity))
    encode_into = _encoder.encode_into
    has_cuts = any(kind in {"withheld", "removed"} for _, kind in counted)  # else types say how deep it can be

    def fast(payload: bytes, scope: Scope | None, out: bytearray, sender: Said) -> Outcome | None:
        try:
            kept = decode(payload)
        except (ValueError, RecursionError):  # msgspec's errors and a key's UnicodeDecodeError are values' errors
            return None
        if said(kept) != sender or not (payload.isascii() or is_utf8(payload)) or len(payload) > LARGEST:
            return None
        if (has_cuts and is_deeper(payload, DEEPEST)) or not sound(kept):
            return None
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
    sound, cut, tally = sound_code(root), cut_code(root, treatments), [0] * len(selection.counted)
    return Plan(
        root=root,
        counted=tuple(selection.counted),
        treatments=treatments,
        refuses_undeclared=ping.spec.undeclared == "quarantine",
        lenient=msgspec.json.Decoder(layout_of(root, strict=False)),
        sound=sound,
        cut=cut,
        tally=tally,
        probed=Probed(root),
        fast=_fast(root, identity, selection.counted, sound=sound, cut=cut, tally=tally),
    )
