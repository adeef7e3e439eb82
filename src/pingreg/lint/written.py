"""Where inheritable keys were written, so that a rule judges each once and not for every field that inherits it."""

from collections.abc import Iterator
from typing import NamedTuple

from pingreg.diagnostics import Place
from pingreg.lint.rule import Context
from pingreg.resolve.model import Field, Registry
from pingreg.spec.field import Inherited
from pingreg.spec.layout import POLICY
from pingreg.spec.located import subject_of


class Written(NamedTuple):
    """One place that gives an inheritable key: whose it is, the spec that holds it, and the spot."""

    subject: str
    spec: Inherited
    place: Place


def written(registry: Registry, attribute: str) -> Iterator[Written]:
    """Find every place that gives `attribute`: policy, pings, areas, and the declarations of live fields."""
    defaults = registry.policy.defaults
    if getattr(defaults, attribute) is not None:
        yield Written(POLICY, defaults, Place(POLICY, ("defaults", attribute)))
    for ping in registry.pings.values():
        if getattr(ping.spec, attribute) is not None:
            yield Written(ping.name, ping.spec, ping.place.at(attribute))
        for area in ping.areas:
            if getattr(area.spec, attribute) is not None:
                yield Written(f"{ping.name}/{area.name}", area.spec, area.place.at(attribute))
            for field in area.fields:
                spec = field.spec
                if attribute in spec.model_fields_set and field.is_first and not field.is_tombstone:
                    yield Written(field.declaration.subject, spec, field.declaration.key(attribute))
    yield from _written_of_events(registry, attribute)


def _written_of_events(registry: Registry, attribute: str) -> Iterator[Written]:
    """Do the same for events: the envelope, its fields, and features."""
    if registry.envelope is None:
        return
    envelope = registry.envelope.ping
    holders = {kind.place.path: kind.spec for kind in registry.event_kinds.values()}
    for path, spec in ((envelope.place.path, registry.envelope.spec), *holders.items()):
        if getattr(spec, attribute, None) is not None:
            yield Written(path.removesuffix(".yaml"), spec.inherited(), Place(path, (attribute,)))
    for field in envelope.fields:
        if attribute in field.spec.model_fields_set and not field.is_tombstone:
            yield Written(field.declaration.subject, field.spec, field.declaration.key(attribute))


def origin_of(field: Field, attribute: str, context: Context) -> tuple[str, Place]:
    """Say on whom a field's inheritable key was written, and where; on the field itself when nowhere."""
    if attribute not in field.spec.model_fields_set:
        place = context.registry.lineage(field, attribute)
        if place is not None:
            return subject_of(context.documents, place), place
    return field.declaration.subject, field.declaration.key(attribute)
