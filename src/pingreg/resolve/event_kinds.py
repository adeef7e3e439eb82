"""Kinds of events: each action of a feature becomes a document that is judged like a ping."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pingreg.diagnostics import Finding, Place, Problem
from pingreg.naming import did_you_mean, nearest
from pingreg.resolve.event_fields import EVENTS_PING, EventFields, Feature, named_exactly
from pingreg.resolve.model import Area, EventEnvelope, EventKind, FieldName, Ping, Steps, dotted
from pingreg.resolve.paths import steps_of
from pingreg.resolve.references import Known, inherited_problems, release_problems
from pingreg.spec.event import OTHER_ACTIONS, EnvelopeSpec, EventsShared, FeatureSpec
from pingreg.spec.files import Specs
from pingreg.spec.layout import ENVELOPE
from pingreg.spec.ping import Identity, PingSpec
from pingreg.spec.policy import PolicySpec

Kinds = Mapping[tuple[str, str], EventKind]


def event_kinds(
    specs: Specs, policy: PolicySpec, known: Known
) -> tuple[EventEnvelope | None, Kinds, tuple[Problem, ...]]:
    """Resolve the envelope and every action; none of them when there is no sound envelope."""
    spec, features = specs.one(ENVELOPE, EnvelopeSpec), specs.all(FeatureSpec)
    if spec is None:
        return None, {}, tuple(_lost(specs, features))
    builder = EventFields(spec, policy, known)
    faulty = specs.faulty.get(ENVELOPE, ())
    shared = builder.shared(Place(ENVELOPE), faulty=frozenset(str(keys[0]) for keys in faulty if keys))
    envelope = _envelope(spec, shared)
    problems = [*_shared_problems(spec, Place(ENVELOPE), known), *builder.problems]
    problems.extend(release_problems(spec.versions, Place(ENVELOPE, ("versions",)), known))
    if not any(keys[:1] == ("fields",) for keys in faulty):
        problems.extend(_path_problems(spec, shared))
    builder.problems.clear()
    kinds: dict[tuple[str, str], EventKind] = {}
    for path, declared in features.items():
        problems.extend(_shared_problems(declared, Place(path), known))
        feature = Feature(path.removeprefix("events/").removesuffix(".yaml"), path, declared)
        for action in sorted(declared.actions, key=lambda name: (name == OTHER_ACTIONS, name)):
            kinds[feature.name, action] = _kind(feature, action, envelope, builder)
    return envelope, kinds, (*problems, *builder.problems)


def _envelope(spec: EnvelopeSpec, shared: Area) -> EventEnvelope:
    sites = spec.identity.site
    ping = PingSpec(
        title=spec.title,
        description=spec.description,
        note=spec.note,
        identity=Identity(license=next(iter(spec.identity.license or ()), None), site=sites[0], sent=spec.at.sent),
        versions=spec.versions,
        cadence="1s",  # a ping needs one, and no event has one: it is sent when it occurs
        endpoint=spec.endpoint,
        undeclared=spec.undeclared,
    )
    return EventEnvelope(
        ping=Ping(EVENTS_PING, Place(ENVELOPE), ping, (shared,)),
        spec=spec,
        feature=_steps(spec.at.feature),
        action=_steps(spec.at.action),
        sent=_steps(spec.at.sent),
        license=tuple(map(_steps, spec.identity.license or ())),
        site=tuple(map(_steps, sites)),
    )


def _kind(feature: Feature, action: str, envelope: EventEnvelope, builder: EventFields) -> EventKind:
    (shared,) = envelope.ping.areas
    words = {envelope.spec.at.feature: feature.name, envelope.spec.at.action: action}
    closed = replace(shared, fields=named_exactly(shared.fields, words))
    numbers, texts = builder.numbers(feature, action), builder.texts(feature, action)
    return EventKind(
        feature=feature.name,
        action=action,
        place=feature.place(action),
        spec=feature.spec,
        ping=replace(envelope.ping, areas=(closed, numbers, texts)),
        private=frozenset(field.name for field in texts.fields),
        marketing=frozenset(_inside(shared, envelope.spec.marketing or ())),
    )


def _inside(area: Area, containers: Iterable[str]) -> Iterator[FieldName]:
    steps = tuple(map(_steps, containers))
    return (field.name for field in area.fields if any(field.steps[: len(above)] == above for above in steps))


def _steps(path: str) -> Steps:
    return steps_of(path) or (path,)


def _shared_problems(spec: EventsShared, place: Place, known: Known) -> Iterator[Problem]:
    return inherited_problems(spec.inherited(), place.at, known)


def _path_problems(spec: EnvelopeSpec, shared: Area) -> Iterator[Problem]:
    """Check that the envelope's own keys lead to fields, or to containers of some."""
    fields = {dotted(field.steps) for field in shared.fields}
    place = Place(ENVELOPE)
    leading = [(place.at("at", name), getattr(spec.at, name)) for name in ("feature", "action", "sent")]
    for name in ("license", "site"):
        leading.extend(
            (place.at("identity", name, i), path) for i, path in enumerate(getattr(spec.identity, name) or ())
        )
    if spec.versions is not None:
        leading.append((place.at("versions", "field"), spec.versions.field))
    for at, path in leading:
        if path not in fields:
            guess = nearest(path, fields)
            fix = f"write `{guess}`" if guess else f"name a field of `{ENVELOPE}` by its path"
            yield "PX108", Finding(at, f"`{path}` is no field{did_you_mean(path, fields)}", fix)
    containers = [(place.at("at", "metadata", i), path) for i, path in enumerate(spec.at.metadata)]
    for at, path in (*containers, (place.at("at", "private_metadata"), spec.at.private_metadata)):
        if steps_of(path) is None:
            yield "PM111", Finding(at, f"`{path}` is no path of a container", "write keys with dots between")
    for index, path in enumerate(spec.marketing or ()):
        if not any(True for _ in _inside(shared, (path,))):
            fix = f"name a container of fields of `{ENVELOPE}`, or remove the entry"
            yield "PX108", Finding(place.at("marketing", index), f"no field stands in `{path}`", fix)


def _lost(specs: Specs, features: Mapping[str, FeatureSpec]) -> Iterator[Problem]:
    if features and ENVELOPE not in specs.faulty:
        fix = "write it beside the features: it says what every event carries"
        yield "PS115", Finding(Place(min(features)), f"`{ENVELOPE}` is missing", fix)
