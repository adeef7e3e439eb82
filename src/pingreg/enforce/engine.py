"""The engine: one payload after the other, each by itself, through its route."""

from collections import Counter
from dataclasses import dataclass, field

import msgspec

from pingreg.anonymize.method import Scope
from pingreg.enforce.route import Route, Router
from pingreg.payload.plan import Result
from pingreg.payload.reader import Diagnosis
from pingreg.payload.selection import Counted
from pingreg.payload.wellformed import NOT_JSON, unfit


@dataclass(frozen=True, slots=True)
class Quarantined:
    """Say why a payload was quarantined; `record` and `offset` count from the start of its block.

    `fingerprint` is a keyed digest of the payload, by which it can be found again; None where there is no key.
    """

    record: int
    offset: int
    problems: tuple[Diagnosis, ...]
    fingerprint: str | None = None


@dataclass(slots=True)
class Passage:
    """Hold what became of a block of lines."""

    out: bytes | bytearray = b""
    quarantined: list[Quarantined] = field(default_factory=list)
    lines: int = 0
    emitted: int = 0
    withheld: int = 0
    by_level: Counter[str] = field(default_factory=Counter)
    counts: Counter[Counted] = field(default_factory=Counter)


class Engine:
    """Judge payloads; it holds no file, and what became of one payload says nothing of another."""

    def __init__(self, router: Router, scope: Scope | None = None) -> None:
        """Use `scope`, where there is one, for the digests of payloads that are quarantined."""
        self._router = router
        self._scope = scope

    def one(self, payload: bytes, out: bytearray) -> tuple[Result, Route | None]:
        """Append what is kept of one payload to `out`, and say what became of it; what is no JSON has no route."""
        guess = self._router.guess(payload)
        if guess is not None and (outcome := guess.fast(payload, guess.scope, out, guess.said)) is not None:
            return outcome, guess
        return self._carefully(payload, out, guess)

    def block(self, data: bytes) -> Passage:
        """Pass a block of whole lines; what is kept of each payload is a line again. Blank lines are no payloads."""
        passage = Passage()
        out, levels, guessed = bytearray(), passage.by_level, self._router.guess
        result: Result | None
        offset = number = emitted = 0
        for number, line in enumerate(data.split(b"\n")):
            route, result = guessed(line), None
            if route is not None:
                result = route.fast(line, route.scope, out, route.said)
            if result is None and line and not line.isspace():
                result, route = self._carefully(line, out, route)
            if result is not None:
                if route is not None:
                    levels[route.level] += 1
                if result == "emitted":
                    out += b"\n"
                    emitted += 1
                elif result == "withheld":
                    passage.withheld += 1
                else:
                    passage.quarantined.append(Quarantined(number, offset, result, self._fingerprint(line)))
            offset += len(line) + 1
        passage.out, passage.emitted = out, emitted
        passage.lines = number + (not data.endswith(b"\n"))
        passage.counts = self.taken()
        return passage

    def taken(self) -> Counter[Counted]:
        """Take what was counted of fields since it was last taken."""
        return self._router.taken()

    def _fingerprint(self, payload: bytes) -> str | None:
        if self._scope is None:
            return None
        text = payload.decode("utf-8", "surrogateescape")
        return self._scope.hashed(text, purpose="quarantine", period="lifetime", bits=128)

    def _carefully(self, payload: bytes, out: bytearray, guess: Route | None) -> tuple[Result, Route | None]:
        if guess is not None and guess.plan is not None:
            # Most payloads that the fast way refuses are of whom they were thought to be, and have a key too many.
            outcome = guess.plan.loose(payload, guess.scope, out, guess.said)
            if outcome is not None:
                return outcome, guess
        if (fault := unfit(payload)) is not None:
            return (fault,), None
        try:
            route = self._router.route(payload)
        except msgspec.DecodeError:
            return (NOT_JSON,), None
        if route.plan is None:
            return "withheld", route
        outcome = None if route is guess else route.fast(payload, route.scope, out, route.said)
        return (outcome or route.plan.slow(payload, route.scope, out)), route
