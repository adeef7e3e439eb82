"""Entries: what a record of processing lists, one for each purpose, category of data and of whom it tells."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pingreg.emit.record.hosted import fields_of_events, fields_of_pings
from pingreg.emit.spans import span
from pingreg.exposure import WHOM, Telling, Whom
from pingreg.resolve.model import Field, Registry
from pingreg.spec.policy import Hosting, PolicySpec
from pingreg.spec.stores import Store

Kind = Literal["pings", "events"]

SUBJECTS: dict[Whom, str] = {
    "nobody": "nobody in particular",
    "organisation": "organisations that run an instance",
    "person": "people who use or administer an instance",
}
"""Categories of data subjects, as far as an exposure tells them."""
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
    """Hold one line of the record; `told` is the most that one of its fields tells when it is received."""

    purpose: str
    basis: str
    whom: Whom
    category: str
    told: Telling
    recipients: tuple[Recipient, ...]
    fields: tuple[str, ...]
    count: int


def entries_of(registry: Registry, hosting: Hosting) -> tuple[Entry, ...]:
    """List what may be processed of instances that are hosted so."""
    found: dict[tuple[str, str, Whom], list[tuple[Field, Kind]]] = {}
    kinds: Mapping[Kind, Iterable[Field]] = {
        "pings": fields_of_pings(registry, hosting),
        "events": fields_of_events(registry, hosting),
    }
    for kind, fields in kinds.items():
        for field in fields:
            for purpose in field.purposes:
                found.setdefault((purpose, field.category, field.exposure.sent.whom), []).append((field, kind))
    order = sorted(found, key=lambda key: (key[0], key[1], WHOM.index(key[2])))
    return tuple(_entry(key, found[key], registry.policy) for key in order)


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


def _entry(key: tuple[str, str, Whom], found: Iterable[tuple[Field, Kind]], policy: PolicySpec) -> Entry:
    purpose, category, whom = key
    fields = tuple(field for field, _ in found)
    kinds = tuple(kind for _, kind in found)
    bases = policy.processing.legal_bases if policy.processing else {}
    return Entry(
        purpose=purpose,
        basis=bases.get(purpose, UNSAID),
        whom=whom,
        category=category,
        told=max((field.exposure.sent for field in fields), key=lambda told: told.rank),
        recipients=recipients_of(policy, (store for field in fields for store in field.recipients), kinds),
        fields=tuple(sorted({field.declaration.subject for field in fields})),
        count=len(fields),
    )
