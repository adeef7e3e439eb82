"""Routing: who sent a payload, what may be kept of it, and by which plan."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol, TypeVar

from pingreg.anonymize.keys import Keys
from pingreg.anonymize.method import Scope
from pingreg.payload.code import Fast, Outcome, Said
from pingreg.payload.peek import UNREADABLE, Peek
from pingreg.payload.plan import Plan, never, plan_of
from pingreg.payload.selection import Counted
from pingreg.payload.tree import Shape
from pingreg.payload.wellformed import unfit
from pingreg.resolve.law import digest_of_key, standing_of
from pingreg.resolve.model import Field, FieldName, Ping, Registry, Steps
from pingreg.resolve.standing import Sender, Standing
from pingreg.spec.policy import Level

Key = TypeVar("Key")
Value = TypeVar("Value")

MOST_ROUTES, LONGEST = 20_000, 256
"""So many senders are remembered at a time, and none that is told by a longer text."""
_UNGUESSED = b"\0"
"""A key that no JSON holds."""


@dataclass(frozen=True, slots=True)
class Route:
    """Say by which plan a payload goes: None when nothing of it is kept. `said` is what it was told by.

    `level` is what reports call it.
    """

    level: str
    plan: Plan | None
    scope: Scope | None
    said: Said
    standing: Standing
    fast: Fast = never
    """The fast way of the plan, at hand."""


class Router(Protocol):
    """Find the routes of payloads, and count for them."""

    def guess(self, payload: bytes) -> Route | None:
        """Guess a route cheaply, to be confirmed by what the payload says once it is decoded."""
        ...

    def route(self, payload: bytes) -> Route:
        """Find the route of a well-formed payload."""
        ...

    def taken(self) -> Counter[Counted]:
        """Take what was counted of fields since it was last taken."""
        ...


class PingRouter:
    """Route the payloads of one ping on the day on which they are received."""

    def __init__(self, registry: Registry, ping: Ping, *, shape: Shape, keys: Keys | None, received: date) -> None:
        self._registry = registry
        self._ping = ping
        self._shape: Shape = shape
        self._keys = keys
        self._received = received
        self._paths = identity_paths(ping, shape)
        self._peek = Peek(self._paths.values())
        self._key = _UNGUESSED if ping.spec.identity.sent else _key(self._paths.get("site"))
        self._plans: dict[tuple[Level, frozenset[FieldName]], Plan] = {}
        self._routes: dict[Said, Route] = {}
        self._guessed: dict[bytes, Route] = {}
        self.guess = _guess(self._key, self._guessed)

    def route(self, payload: bytes) -> Route:
        """Read who sent a payload, and find what may be kept of it."""
        said = self._peek.of(payload)
        route = self._routes.get(said) or self._found(said)
        if all(not isinstance(text, str) or len(text) <= LONGEST for text in said):
            remember(self._routes, said, route)
        site = self._site(payload)
        if 0 < len(site) <= LONGEST:
            remember(self._guessed, site, route)
        return route

    def _passed_over(self, payload: bytes, scope: Scope | None, out: bytearray, sender: Said | None) -> Outcome | None:  # noqa: ARG002  Fast
        """Take a payload of which nothing is kept: it only has to be one."""
        try:
            said = self._peek.of(payload)
        except (ValueError, RecursionError):
            return None
        return "withheld" if said == sender and unfit(payload) is None else None

    def _site(self, payload: bytes) -> bytes:
        """Look for the text of the site's key; it may be another key of that name, deeper down."""
        at = payload.find(self._key)
        if at < 0:
            return b""
        start = at + len(self._key)
        return payload[start : payload.find(b'"', start)]

    def taken(self) -> Counter[Counted]:
        """Take what was counted of fields since it was last taken."""
        found: Counter[Counted] = Counter()
        for plan in self._plans.values():
            plan.take(found)
        return found

    def _found(self, said: Said) -> Route:
        by_role = dict(zip(self._paths, said, strict=True))
        sender, sent = sender_of(*(by_role.get(role) for role in ("license", "site", "deploy_type", "sent")))
        standing = standing_of(self._registry, sender, received=self._received, sent=sent, ping=self._ping.name)
        if standing.level == "none":
            return Route(standing.level, None, None, said, standing, self._passed_over)
        plan = self._plan(standing)
        scope = self._keys.scope(customer_of(standing, sender), self._received) if self._keys else None
        return Route(standing.level, plan, scope, said, standing, plan.fast)

    def _plan(self, standing: Standing) -> Plan:
        key = (standing.level, standing.withheld)
        if key not in self._plans:
            self._plans[key] = plan_of(
                self._ping,
                level=standing.level,
                withheld=standing.withheld,
                shape=self._shape,
                identity=self._paths.values(),
            )
        return self._plans[key]


def _guess(key: bytes, guessed: dict[bytes, Route]) -> Callable[[bytes], Route | None]:
    """Look for the text of the site's key, wherever it stands; a wrong guess costs time, and is found out.

    It is called for every payload, and so does what `_site` does without a call.
    """
    width, known = len(key), guessed.get

    def guess(payload: bytes) -> Route | None:
        at = payload.find(key)
        if at < 0:
            return None
        start = at + width
        return known(payload[start : payload.find(b'"', start)])

    return guess


def identity_paths(ping: Ping, shape: Shape) -> dict[str, Steps]:
    """Give the paths, in a shape, of the fields that a ping is told by: license, site, deploy_type, sent."""
    fields = {field.name: field for field in ping.fields}
    named = ping.spec.identity.named.items()
    found = {str(role): fields.get(FieldName(f"{ping.name}/{path}")) for role, path in named}
    return {role: steps for role, field in found.items() if field and (steps := _steps(field, shape)) is not None}


def _steps(field: Field, shape: Shape) -> Steps | None:
    if shape == "request":
        return field.steps
    return field.column.steps if field.column else None


def _key(path: Steps | None) -> bytes:
    """Write the site's key, where it stands at the top of a payload, as most senders do; nothing else is guessed."""
    return f'"{path[0]}":"'.encode() if path is not None and len(path) == 1 else _UNGUESSED


def customer_of(standing: Standing, sender: Sender) -> str:
    """Name whose key hashes what a sender sent: its customer, else itself."""
    return standing.customer or f"site {digest_of_key(sender.site or '')}"


def remember(memory: dict[Key, Value], key: Key, value: Value) -> None:
    """Keep a value; when there are too many, all others are forgotten, and found again."""
    if len(memory) >= MOST_ROUTES and key not in memory:
        memory.clear()
    memory[key] = value


def sender_of(license_: object, site: object, deploy_type: object, sent: object) -> tuple[Sender, date | None]:
    """Read who sent a payload, and on which day; where that is there and cannot be read, it is a stranger."""
    day = day_of(sent)
    if UNREADABLE in (license_, site, sent) or (day is None and text_of(sent) is not None):
        return Sender(license=UNREADABLE, deploy_type=text_of(deploy_type)), None
    return Sender(text_of(license_), text_of(site), text_of(deploy_type)), day


def text_of(said: object) -> str | None:
    """Give what was said; nothing for an empty text, which senders write for none."""
    return said if isinstance(said, str) and said else None


def day_of(said: object) -> date | None:
    """Read the day, in UTC, of a moment that was said."""
    try:
        # A leap second belongs to the day that it ends.
        return (
            datetime.fromisoformat(said.replace(":60", ":59")).astimezone(UTC).date() if isinstance(said, str) else None
        )
    except (ValueError, OverflowError):
        return None
