"""The plan: a ping, a level and what is withheld, compiled once, and then run over many payloads."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import msgspec
from msgspec import UNSET

from pingreg.anonymize.method import Apply, Scope
from pingreg.payload.apart import Rereader
from pingreg.payload.code import EMPTY, Fast, Finish, Outcome, Said, fast_code, finish_code
from pingreg.payload.precise import Faults, Walk, first_of
from pingreg.payload.probe import Probed
from pingreg.payload.reader import Diagnosis
from pingreg.payload.selection import Counted, Selection
from pingreg.payload.treatment import treatments_of
from pingreg.payload.tree import Shape, tree_of
from pingreg.payload.wellformed import unfit
from pingreg.resolve.model import FieldName, Ping, Steps
from pingreg.spec.policy import Level

Result = Outcome | tuple[Diagnosis, ...]
"""What became of a payload; diagnoses say why it was quarantined."""

_encoder = msgspec.json.Encoder()
_members = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode


def never(payload: bytes, scope: Scope | None, out: bytearray, sender: Said | None) -> None:
    """Take nothing."""


@dataclass(slots=True)
class Plan:
    """Hold what was compiled, and count what happens until the counts are taken.

    `fast` takes most payloads, `near` most of those that it refuses, `careful` all that are well-formed.
    """

    counted: tuple[Counted, ...]
    treatments: Mapping[FieldName, Apply]
    refuses_undeclared: bool
    tally: list[int]
    probed: Probed
    fast: Fast
    rereader: Rereader
    finish: Finish
    others: Counter[Counted]
    faults: Faults

    def near(
        self, payload: bytes, scope: Scope | None, out: bytearray, sender: Said, error: Exception
    ) -> Result | None:
        """Do the same for a payload of `sender` that the fast way refused with `error`; None when it is harder."""
        found = None if self.refuses_undeclared else self.rereader.read(payload, error, sender)
        if found is None or unfit(payload):
            return None
        way, kept = found
        walk, members = self._walk(scope), self.probed.members
        if way.is_open:
            undeclared = _members(payload).keys() - members.keys()
            walk.counts[self.probed.node.path, "undeclared"] += len(undeclared)
        is_read = True
        for name in way.names:
            probe = members[name]
            raw = getattr(kept, probe.attribute)
            if raw is not UNSET:
                is_read &= walk.reread_member(kept, name, raw, probe)
        return self._ended(walk, kept if is_read else None, payload, out)

    def careful(self, payload: bytes, scope: Scope | None, out: bytearray) -> Result:
        """Do the same for any well-formed payload, member by member, and say all that is wrong."""
        if self.refuses_undeclared or payload.lstrip()[:1] != b"{":
            return self.precise(payload, scope, out)
        walk = self._walk(scope)
        return self._ended(walk, walk.read(payload, self.probed), payload, out)

    def precise(self, payload: bytes, scope: Scope | None, out: bytearray) -> Result:
        """Do the same by walking a well-formed payload: this decides, and the other ways agree with it."""
        walk = self._walk(scope)
        kept = walk.of(payload, self.probed.node)
        if walk.problems or (self.refuses_undeclared and walk.undeclared):
            return self._quarantined(walk)
        self.others.update(walk.counts)
        return _emitted(_encoder.encode(kept), out)

    def take(self, counts: Counter[Counted]) -> None:
        """Add what was counted since it was last taken to `counts`."""
        for slot, times in enumerate(self.tally):
            if times:
                counts[self.counted[slot]] += times
                self.tally[slot] = 0
        if self.others:
            counts.update(self.others)
            self.others.clear()

    def _walk(self, scope: Scope | None) -> Walk:
        return Walk(self.counted, self.treatments, scope, self.faults)

    def _ended(self, walk: Walk, kept: msgspec.Struct | None, payload: bytes, out: bytearray) -> Result:
        """End what was read member by member; None was read when some of it had to be walked."""
        if walk.problems:
            return self._quarantined(walk)
        if kept is None:
            return self.precise(payload, walk.scope, out)
        for what, times in walk.counts.items():
            self.others[what] += times
        return self.finish(kept, walk.scope, out)

    def _quarantined(self, walk: Walk) -> tuple[Diagnosis, ...]:
        for what, times in walk.counts.items():
            if self._is_told(what):
                self.others[what] += times
        problems = [*walk.problems, *(walk.undeclared if self.refuses_undeclared else ())]
        return tuple(first_of(problems))

    def _is_told(self, what: Counted) -> bool:
        """Tell whether something is counted of a payload that is quarantined: only what is wrong with it."""
        return what[1] == "invalid" or (what[1] == "undeclared" and self.refuses_undeclared)


def _emitted(kept: bytes, out: bytearray) -> Outcome:
    if kept == EMPTY:
        return "withheld"
    out += kept
    return "emitted"


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
    paths, selection = tuple(identity), Selection(ping, level, withheld)
    root = selection.of(tree_of(ping, shape))
    treatments = treatments_of(ping)
    tally = [0] * len(selection.counted)
    return Plan(
        counted=tuple(selection.counted),
        treatments=treatments,
        refuses_undeclared=ping.spec.undeclared == "quarantine",
        tally=tally,
        probed=Probed(root),
        fast=fast_code(root, paths, treatments, tally),
        rereader=Rereader(root, paths),
        finish=finish_code(root, treatments, tally),
        others=Counter(),
        faults={},
    )
