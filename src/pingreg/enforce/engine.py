"""The engine: one payload after the other, each by itself, through its route."""

from collections import Counter
from dataclasses import dataclass, field
from io import BytesIO

import msgspec

from pingreg.anonymize.keys import CustomerScope
from pingreg.enforce.quarantine import Quarantined
from pingreg.enforce.route import Route, Router
from pingreg.payload.plan import Result
from pingreg.payload.reader import Diagnosis
from pingreg.payload.selection import Counted
from pingreg.payload.wellformed import NOT_JSON, unfit

_Refused = tuple[int, int, tuple[Diagnosis, ...], bytes]
"""A payload's record and offset, what is wrong with it, and itself."""
_AT_ONCE = 500


@dataclass(slots=True)
class Passage:
    """Hold what became of a block of lines."""

    out: bytes | bytearray | memoryview = b""
    quarantined: Quarantined = field(default_factory=Quarantined)
    lines: int = 0
    emitted: int = 0
    withheld: int = 0
    by_level: Counter[str] = field(default_factory=Counter)
    counts: Counter[Counted] = field(default_factory=Counter)


class Engine:
    """Judge payloads; it holds no file, and what became of one payload says nothing of another."""

    def __init__(self, router: Router, scope: CustomerScope | None = None) -> None:
        """Use `scope`, where there is one, for the digests of payloads that are quarantined."""
        self._router = router
        self._scope = scope
        self._lines = BytesIO()  # used for every block: memory that is asked for anew has to be paid for anew

    def one(self, payload: bytes, out: bytearray) -> tuple[Result, Route | None]:
        """Append what is kept of one payload to `out`, and say what became of it; what is no JSON has no route."""
        guess = self._router.guess(payload)
        outcome = None if guess is None else guess.fast(payload, guess.scope, out, guess.said)
        if isinstance(outcome, str):
            return outcome, guess
        return self._carefully(payload, out, guess, outcome)

    def block(self, data: bytes | memoryview) -> Passage:
        """Pass a block of whole lines; what is kept of each payload is a line again. Blank lines are no payloads."""
        passage, lines = Passage(), self._lines
        lines.seek(0)
        lines.write(data)
        lines.truncate()
        lines.seek(0)
        out, levels, guessed = bytearray(), passage.by_level, self._router.guess
        refused: list[_Refused] = []
        result: Result | Exception | None
        number = emitted = withheld = 0
        for number, line in enumerate(lines, start=1):
            route = guessed(line)
            result = None if route is None else route.fast(line, route.scope, out, route.said)
            if not isinstance(result, str):
                if line.isspace():
                    continue
                payload = line.removesuffix(b"\n")
                result, route = self._carefully(payload, out, route, result)
                if isinstance(result, tuple):
                    refused.append((number, lines.tell() - len(line), result, payload))
                    if len(refused) >= _AT_ONCE:
                        self._quarantine(refused, passage.quarantined)
            if result == "emitted":
                out += b"\n"
                emitted += 1
            elif result == "withheld":
                withheld += 1
            if route is not None:
                levels[route.level] += 1
        self._quarantine(refused, passage.quarantined)
        passage.out, passage.lines, passage.emitted, passage.withheld = out, number, emitted, withheld
        passage.counts = self.taken()
        return passage

    def taken(self) -> Counter[Counted]:
        """Take what was counted of fields since it was last taken."""
        return self._router.taken()

    def _quarantine(self, refused: list[_Refused], quarantined: Quarantined) -> None:
        """Put payloads into quarantine, many in a row: what runs again and again costs less than what runs rarely."""
        for number, offset, problems, payload in refused:
            digest = None if self._scope is None else self._scope.fingerprint(payload)
            quarantined.add(number, offset, problems, digest)
        refused.clear()

    def _carefully(
        self, payload: bytes, out: bytearray, guess: Route | None, error: Exception | None
    ) -> tuple[Result, Route | None]:
        if (result := _near(guess, payload, out, error)) is not None:
            return result, guess
        if (fault := unfit(payload)) is not None:
            return (fault,), None
        try:
            route = self._router.route(payload)
        except msgspec.DecodeError:
            return (NOT_JSON,), None
        if route.plan is None:
            return "withheld", route
        if route is not guess:
            outcome = route.fast(payload, route.scope, out, route.said)
            if isinstance(outcome, str):
                return outcome, route
            if (result := _near(route, payload, out, outcome)) is not None:
                return result, route
        return route.plan.careful(payload, route.scope, out), route


def _near(route: Route | None, payload: bytes, out: bytearray, error: Exception | None) -> Result | None:
    """Read a payload again that its route's fast way refused with an error."""
    if route is None or route.plan is None or error is None:
        return None
    return route.plan.near(payload, route.scope, out, route.said, error)
