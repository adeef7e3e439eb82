"""PG106 reason-placeholder: where a reason is asked for, something stands that is none.

## Why
530 of 530 metrics expired never (mozilla-mobile/fenix): a key that may be filled with anything is filled with
anything. Whoever meets a removed field, an exception or a waiver in three years has only its reason to go by.

## Bad
```yaml
expires: {never: n/a}
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
```

## Good
```yaml
expires: {never: the button has no end of life}
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Place
from pingreg.lint.rule import Context, rule
from pingreg.lint.wording import says_nothing
from pingreg.lint.written import written
from pingreg.resolve.model import Area, Registry
from pingreg.spec.catalogue import WaiversSpec
from pingreg.spec.layout import POLICY, WAIVERS
from pingreg.spec.lifecycle import Never

_REASONS = (("removed", "because"), ("deprecated", "because"), ("never_filled", "because"), ("exception", "basis"))
_HOLDERS = frozenset(key for key, _ in _REASONS)

Reason = tuple[str, str, Place]
"""A subject, what it gives as its reason, and where."""


@rule("PG106", "reason-placeholder", over="registry", doc=__doc__)
def reason_placeholder(registry: Registry, context: Context) -> Iterator[Finding]:
    """Read every reason in the registry."""
    for subject, text, place in _reasons(registry, context):
        if says_nothing(text):
            fix = "say in a few words why, for a reader who was not there"
            yield Finding(place, f"`{text}` is no reason", fix, subject)


def _reasons(registry: Registry, context: Context) -> Iterator[Reason]:
    for subject, spec, place in written(registry, "expires"):
        if isinstance(spec.expires, Never):
            yield subject, spec.expires.never, place.at("never")
    for index, population in enumerate(registry.policy.populations):
        if population.omit is not None:
            place = Place(POLICY, ("populations", index, "omit", "because"))
            yield POLICY, population.omit.because, place
    for area in registry.areas:
        yield from _field_reasons(area)
    yield from _event_reasons(registry)
    waivers = context.specs.one(WAIVERS, WaiversSpec)
    for index, waiver in enumerate(waivers.root if waivers else ()):
        yield WAIVERS, waiver.reason, Place(WAIVERS, (index, "reason"))


def _event_reasons(registry: Registry) -> Iterator[Reason]:
    for area in registry.event_areas:
        yield from _field_reasons(area)
    for kind in registry.event_kinds.values():
        for key, text in kind.spec.actions[kind.action].private_metadata.items():
            place = kind.place.at("private_metadata", key, "because")
            yield f"events/{kind.feature}/{kind.action}/{key}", text.because, place


def _field_reasons(area: Area) -> Iterator[Reason]:
    for field in area.fields:
        spec = field.spec
        if not field.is_first or spec.model_fields_set.isdisjoint(_HOLDERS):
            continue
        for key, name in _REASONS:
            holder = getattr(spec, key)
            if holder is not None and (text := getattr(holder, name)) is not None:
                yield field.declaration.subject, text, field.declaration.key(key).at(name)
