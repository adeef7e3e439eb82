"""Entries: what a record of processing lists, one for each purpose, category of data and of whom the data is.

What a field is stored with decides on that, store by store: how often somebody did something is a person's data where
their address stands in the same row.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pingreg.emit.record.hosted import rows_of
from pingreg.emit.record.rows import Kind, Row, most, stores_of
from pingreg.emit.spans import span
from pingreg.exposure import LADDER, WHOM, Exposure, Whom
from pingreg.resolve.model import Field, Registry
from pingreg.spec.policy import Hosting, PolicySpec
from pingreg.spec.stores import Store

SUBJECTS: dict[Whom, str] = {
    "nobody": "nobody in particular",
    "organisation": "organisations that run an instance",
    "person": "people who use or administer an instance",
}
"""Categories of data subjects, as far as exposures tell them."""
UNSAID = "not said"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Name a store, who runs it, where, on which ground data may go there, how long it keeps it, and what ends that."""

    store: str
    operator: str
    country: str
    safeguard: str
    limits: tuple[str, ...]
    deletes_after: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one line of the record.

    `whom` is whom the fields are about, with what they are stored with; `told` is the most that one of them tells by
    itself, when it is received.
    """

    purpose: str
    basis: str
    whom: Whom
    category: str
    told: Exposure
    recipients: tuple[Recipient, ...]
    fields: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class _Held:
    """Hold a field, and whom it is about by the store that gets it."""

    field: Field
    kind: Kind
    about: dict[str, Whom]


@dataclass(frozen=True, slots=True)
class _Part:
    """Hold a field with those of its stores in which it is about the same."""

    field: Field
    kind: Kind
    stores: tuple[str, ...]


def entries_of(registry: Registry, hosting: Hosting) -> tuple[Entry, ...]:
    """List what may be processed of instances that are hosted so; what stores hold of others has a line of its own."""
    found: dict[tuple[str, str, Whom], list[_Part]] = {}
    for held in _held(rows_of(registry, hosting)):
        field = held.field
        for whom in WHOM:
            stores = tuple(store for store, of in held.about.items() if of == whom)
            for purpose in field.purposes if stores else ():
                found.setdefault((purpose, field.category, whom), []).append(_Part(field, held.kind, stores))
    order = sorted(found, key=lambda key: (key[0], key[1], WHOM.index(key[2])))
    return tuple(_entry(key, found[key], registry.policy) for key in order)


def _held(rows: Iterable[Row]) -> Iterable[_Held]:
    """Give each field once; one that several actions of events share is about the most that it is with any of them."""
    found: dict[str, _Held] = {}
    for row in rows:
        about = row.about
        for field in row.fields:
            name = field.name if row.kind == "pings" else field.declaration.subject
            held = found.setdefault(name, _Held(field, row.kind, {}))
            for store in stores_of(field):
                by_now = held.about.get(store, "nobody")
                held.about[store] = most(by_now, about[store], field.exposure.sent.whom)
    return found.values()


def recipients_of(policy: PolicySpec, stores: Iterable[str], kinds: Iterable[Kind]) -> tuple[Recipient, ...]:
    """Describe stores, in the order of the policy, with the time limits of these kinds of data."""
    wanted, of = frozenset(stores), frozenset(kinds)
    return tuple(
        Recipient(
            store=name,
            operator=store.operator or "",
            country=store.country,
            safeguard=store.safeguard or "",
            limits=tuple(f"{kind} {span(kept)}" for kind, kept in _retention(store) if kind in of),
            deletes_after=store.deletes_after or "",
        )
        for name, store in policy.stores.items()
        if name in wanted
    )


def recipient_document(one: Recipient) -> Mapping[str, object]:
    """Give a recipient as data."""
    return {
        "store": one.store,
        "operator": one.operator or None,
        "country": one.country,
        "safeguard": one.safeguard or None,
        "time_limits": one.limits,
        "deletes_after": one.deletes_after or None,
    }


def _retention(store: Store) -> Iterator[tuple[str, str]]:
    yield from store.retention.model_dump(exclude_none=True).items()


def _entry(key: tuple[str, str, Whom], parts: Iterable[_Part], policy: PolicySpec) -> Entry:
    purpose, category, whom = key
    parts = tuple(parts)
    fields = tuple(part.field for part in parts)
    stores = (store for part in parts for store in part.stores)
    bases = policy.processing.legal_bases if policy.processing else {}
    return Entry(
        purpose=purpose,
        basis=bases.get(purpose, UNSAID),
        whom=whom,
        category=category,
        told=max((field.exposure.sent.exposure for field in fields), key=LADDER.index),
        recipients=recipients_of(policy, stores, (part.kind for part in parts)),
        fields=tuple(sorted({field.declaration.subject for field in fields})),
        count=len(fields),
    )
