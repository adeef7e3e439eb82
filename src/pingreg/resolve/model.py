"""The resolved registry: nothing is left to look up, and every value knows where it was written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as setting
from datetime import date
from typing import Literal

from pingreg.diagnostics import Place
from pingreg.resolve.agreements import Contracts
from pingreg.resolve.catalogue import Metric, Source
from pingreg.resolve.exposure import Verdict
from pingreg.resolve.names import FieldName as FieldName  # noqa: PLC0414  others look for it beside the fields
from pingreg.spec.area import AreaSpec
from pingreg.spec.base import Spec
from pingreg.spec.catalogue import ManifestSpec, TeamSpec
from pingreg.spec.event import EnvelopeSpec, FeatureSpec
from pingreg.spec.field import FieldSpec, TierBasis
from pingreg.spec.field import Source as Origin
from pingreg.spec.lifecycle import Never
from pingreg.spec.measures import Measure, Precision
from pingreg.spec.ping import PingSpec
from pingreg.spec.policy import Level, PolicySpec
from pingreg.spec.step import Side

Steps = tuple[str, ...]
"""A path, step by step: a key, `[]` for the elements of a list, `*` for the keys of a map, `=` for its values."""

VALUES = "="
JsonType = Literal["integer", "number", "boolean", "string"]
Conversion = Literal["same", "string", "join", "word", "dropped", "never_copied", "difference"]


@dataclass(frozen=True, slots=True)
class Column:
    """Say where and how a value is stored: steps in the warehouse message, with `[]` for rows of a list.

    `row` holds constants that stand beside the value in its row; `operands` are the request paths of a difference;
    `first` is how many steps of the request path lead to a list of which only the first element is stored.
    """

    steps: Steps
    conversion: Conversion
    row: tuple[tuple[str, str], ...] = ()
    operands: tuple[Steps, ...] = ()
    first: int | None = None


@dataclass(frozen=True, slots=True)
class Bounds:
    """Limit a value; None is no limit. `words` are the values of a label, as they are sent."""

    low: int | float | None = None
    high: int | float | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    words: tuple[str, ...] | None = None
    codes: tuple[tuple[int, str], ...] | None = None
    max_items: int | None = None
    form: Literal["timestamp", "date"] | None = None
    precision: Precision | None = None


@dataclass(frozen=True, slots=True)
class Declaration:
    """Point at what an author wrote: `subject` has `$` where a family has variables."""

    subject: str
    place: Place
    overlays: tuple[tuple[str, Place], ...] = ()

    def key(self, name: str, *, on: Literal["value", "key"] = "value") -> Place:
        """Find where the attribute `name` stands."""
        for key, place in self.overlays:
            if key == name:
                return place.at(name, on=on)
        return self.place.at(name, on=on)


@dataclass(frozen=True, slots=True)
class Field:
    """One leaf value of a ping.

    `steps` lead to it in the request (for a value that the receiver adds: none of its steps is sent); `level` is the
    lowest that keeps it; `column` is None when it is not stored. `spec` holds what the author wrote.
    """

    name: FieldName
    ping: str
    area: str
    steps: Steps
    column: Column | None
    spec: FieldSpec
    kind: str
    measure: Measure
    type: JsonType
    bounds: Bounds
    repeated: bool
    nullable: bool
    description: str
    owner: str
    tier: str
    level: Level
    purposes: tuple[str, ...]
    readers: tuple[str, ...]
    category: str
    since: str
    origin: Side
    exposure: Verdict
    recipients: tuple[str, ...]
    expires: date | Never | None
    source: Origin
    documented: bool | None
    tier_basis: TierBasis | None
    declaration: Declaration
    is_first: bool
    """Whether a rule on declarations looks at this one of all that a family expands to."""
    is_distinct: bool
    """Whether a rule on what is held looks at it: none of its family before it holds the same, as it is declared."""

    @property
    def is_tombstone(self) -> bool:
        """Tell whether the field was removed."""
        return self.spec.removed is not None


@dataclass(frozen=True, slots=True)
class Area:
    """The part of a ping that one team owns; `steps` and `column` lead to it in either shape."""

    name: str
    ping: str
    place: Place
    spec: AreaSpec
    steps: Steps
    column: Steps
    owner: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Ping:
    """One kind of document that an instance sends."""

    name: str
    place: Place
    spec: PingSpec
    areas: tuple[Area, ...]

    @property
    def fields(self) -> Iterator[Field]:
        """All fields, area by area."""
        return (field for area in self.areas for field in area.fields)


@dataclass(frozen=True, slots=True)
class EventEnvelope:
    """What every event carries, and the steps to what tells one from another.

    Of the alternatives of `license` and `site` the first that is there counts.
    """

    ping: Ping
    spec: EnvelopeSpec
    feature: Steps
    action: Steps
    sent: Steps
    license: tuple[Steps, ...]
    site: tuple[Steps, ...]


@dataclass(frozen=True, slots=True)
class EventKind:
    """One action of a feature; `*` is every action of it that has no kind of its own.

    `ping` describes the whole document: the fields of the envelope and the action's own. `private` and `marketing` are
    those that a redaction withholds. `spec` is the feature's file, at `place` the action.
    """

    feature: str
    action: str
    place: Place
    spec: FeatureSpec
    ping: Ping
    private: frozenset[FieldName]
    marketing: frozenset[FieldName]


@dataclass(frozen=True, slots=True)
class Registry:
    """Everything that a registry's files say, resolved."""

    manifest: ManifestSpec
    policy: PolicySpec
    teams: Mapping[str, TeamSpec]
    vocabularies: Mapping[str, tuple[str, ...]]
    events: Mapping[str, str]
    pings: Mapping[str, Ping]
    contracts: Contracts = setting(default_factory=Contracts)
    envelope: EventEnvelope | None = None
    event_kinds: Mapping[tuple[str, str], EventKind] = setting(default_factory=dict)
    """By feature and action."""
    metrics: Mapping[str, Metric] = setting(default_factory=dict)
    sources: Mapping[str, Source] = setting(default_factory=dict)

    @property
    def areas(self) -> Iterator[Area]:
        """All areas, ping by ping."""
        return (area for ping in self.pings.values() for area in ping.areas)

    @property
    def fields(self) -> Iterator[Field]:
        """All fields, ping by ping."""
        return (field for area in self.areas for field in area.fields)

    @property
    def event_areas(self) -> Iterator[Area]:
        """The envelope, and what each action adds to it."""
        if self.envelope is not None:
            yield from self.envelope.ping.areas
        for kind in self.event_kinds.values():
            yield from kind.ping.areas[1:]

    @property
    def all_areas(self) -> Iterator[Area]:
        """The areas of pings, and those of events."""
        yield from self.areas
        yield from self.event_areas

    @property
    def all_fields(self) -> Iterator[Field]:
        """The fields of pings, and those of events."""
        return (field for area in self.all_areas for field in area.fields)

    def lineage(self, field: Field, attribute: str) -> Place | None:
        """Find where a field's inheritable attribute was written: on itself, its area, its ping, in the policy."""
        if attribute in field.spec.model_fields_set:
            return field.declaration.key(attribute)
        holders = (*self._holders(field), (self.policy.defaults, Place("policy.yaml", ("defaults",))))
        return next((place.at(attribute) for spec, place in holders if attribute in spec.model_fields_set), None)

    def _holders(self, field: Field) -> Iterator[tuple[Spec, Place]]:
        """Give what a field inherits from, the nearest first; for an event's its action, its feature, the envelope."""
        place = field.declaration.place
        if self.envelope is not None and field.ping == self.envelope.ping.name:
            for kind in self.event_kinds.values():
                if kind.feature == field.area and place.keys[1:2] == (kind.action,):
                    yield kind.spec.actions[kind.action], kind.place
                    yield kind.spec, Place(kind.place.path)
            yield self.envelope.spec, self.envelope.ping.place
            return
        ping = self.pings[field.ping]
        area = next(area for area in ping.areas if area.name == field.area)
        yield area.spec, area.place
        yield ping.spec, ping.place


def name_of(ping: str, steps: Steps) -> FieldName:
    """Write a field's name: `server/searchUsage.Daily[].Literal.UserCount`."""
    return FieldName(f"{ping}/{dotted(steps)}")


def dotted(steps: Steps) -> str:
    """Write a path: keys with dots between, `[]` behind a list, `*` for the keys of a map."""
    return ".".join(steps).replace(".[]", "[]")
