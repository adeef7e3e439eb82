"""Hosted: what may be kept of instances that are hosted in one way, whatever a contract says, by the row."""

from collections.abc import Iterator

from pingreg.emit.record.rows import Row
from pingreg.payload.keeping import kept_names
from pingreg.resolve.events import event_withheld
from pingreg.resolve.membership import is_stranger
from pingreg.resolve.model import FieldName, Ping, Registry
from pingreg.resolve.stricter import streamed
from pingreg.spec.policy import Ceiling, Hosting, PolicySpec, Population


def rows_of(registry: Registry, hosting: Hosting) -> Iterator[Row]:
    """Give a row for each ping and each kind of event of which anything may be kept."""
    yield from _rows_of_pings(registry, hosting)
    yield from _rows_of_events(registry, hosting)


def _rows_of_pings(registry: Registry, hosting: Hosting) -> Iterator[Row]:
    """Give the fields of pings up to a hosting's ceiling, but for those that each of its populations leaves out.

    What is under no contract counts as self-hosted, and so its pings are of no other hosting.
    """
    ceiling = _ceiling(registry.policy, hosting)
    omitted = _omitted(registry, hosting)
    for ping in registry.pings.values():
        if hosting == "self_hosted" or not _is_of_strangers(ping, registry.policy):
            kept = kept_names(ping, level=ceiling.pings, withheld=omitted)
            yield Row("pings", tuple(field for field in ping.fields if field.name in kept))


def _rows_of_events(registry: Registry, hosting: Hosting) -> Iterator[Row]:
    """Give the fields of each kind of event that the ceiling of a hosting admits."""
    kept = streamed(_ceiling(registry.policy, hosting).events)
    of_each = tuple(registry.envelope.ping.fields) if registry.envelope else ()
    for kind in registry.event_kinds.values():
        withheld = event_withheld(kind, kept, hosting=hosting)
        if withheld is not None:
            own = (field for area in kind.ping.areas[1:] for field in area.fields)
            yield Row("events", tuple(field for field in (*of_each, *own) if field.name not in withheld))


def _is_of_strangers(ping: Ping, policy: PolicySpec) -> bool:
    """Tell whether every deploy type that a ping may name is a population's of instances under no contract."""
    named = f"{ping.name}/{ping.spec.identity.deploy_type}"
    words = next((field.bounds.words for field in ping.fields if field.name == named), None)
    strangers = {one.when.deploy_type for one in policy.populations if one.when is not None and is_stranger(one)}
    return words is not None and strangers.issuperset(words)


def _ceiling(policy: PolicySpec, hosting: Hosting) -> Ceiling:
    found: Ceiling = getattr(policy.ceilings, hosting)
    return found


def _omitted(registry: Registry, hosting: Hosting) -> frozenset[FieldName]:
    left_out = [registry.contracts.omitted.get(one.name, frozenset()) for one in populations_of(registry, hosting)]
    return frozenset.intersection(*left_out) if left_out else frozenset()


def populations_of(registry: Registry, hosting: Hosting) -> Iterator[Population]:
    """Yield the populations that an instance may fall in that is hosted so, up to the one that takes all of them."""
    for population in registry.policy.populations:
        when = population.when
        if when is None or when.hosting in {None, hosting}:
            yield population
        if when is None or (when.model_fields_set == {"hosting"} and when.hosting == hosting):
            return
