"""The fields of events: those of the envelope, and those that an action adds to it."""

from dataclasses import dataclass, field, replace

from pingreg.diagnostics import Place, Problem
from pingreg.resolve.exposure import Capacities
from pingreg.resolve.fields import AreaBuilder, inherit
from pingreg.resolve.model import Area, Bounds, Declaration, Field
from pingreg.resolve.paths import steps_of
from pingreg.resolve.references import Known, approver_problems
from pingreg.spec.area import AreaSpec
from pingreg.spec.event import (
    OTHER_ACTIONS,
    EnvelopeSpec,
    EventsShared,
    FeatureSpec,
    MetadataSpec,
    PrivateMetadataSpec,
)
from pingreg.spec.field import FieldSpec
from pingreg.spec.measures import Label
from pingreg.spec.policy import PolicySpec
from pingreg.spec.sound import validated
from pingreg.spec.warehouse import AreaWarehouse

EVENTS_PING = "events"
"""The name by which events are judged like a ping: each of their fields' names begins with it."""

ENVELOPE_AREA = "envelope"
_UNSTORED = AreaWarehouse.model_validate({"as": "dropped"})
_NO_TIER = frozenset({"tier"})


@dataclass(frozen=True, slots=True)
class Feature:
    """Hold a feature's file."""

    name: str
    path: str
    spec: FeatureSpec

    def place(self, action: str) -> Place:
        """Find where an action is declared."""
        return Place(self.path, ("actions", action))


@dataclass(slots=True)
class EventFields:
    """Build the fields of events; `problems` collects what is wrong on the way."""

    envelope: EnvelopeSpec
    policy: PolicySpec
    known: Known
    problems: list[Problem] = field(default_factory=list)

    def shared(self, place: Place, *, faulty: frozenset[str]) -> Area:
        """Give the area of what every event carries."""
        spec = _area_spec(self.envelope.title, self.envelope.fields_)
        builder = self._builder(ENVELOPE_AREA, spec, place, holders=(), faulty=faulty)
        fields = tuple(builder.fields())
        self.problems.extend(builder.problems)
        return _area(builder, fields)

    def numbers(self, feature: Feature, action: str) -> Area:
        """Give the area of an action's numbers: each stands in every container that the envelope has for them."""
        builder = self._action(feature, action)
        fields: list[Field] = []
        for key, given in feature.spec.actions[action].metadata.items():
            at = feature.place(action).at("metadata", key)
            made = self._made(_number(key, given), at)
            declaration = Declaration(f"{EVENTS_PING}/{feature.name}/{action}/{key}", at)
            for index, container in enumerate(self.envelope.at.metadata):
                if made is not None and steps_of(container) is not None:
                    fields.extend(builder.resolved(f"{container}.{key}", made, declaration, is_first=index == 0))
        self.problems.extend(builder.problems)
        return _area(builder, tuple(fields))

    def texts(self, feature: Feature, action: str) -> Area:
        """Give the area of an action's texts on the allow-list, with those that the feature has for all actions."""
        builder = self._action(feature, action)
        fields: dict[str, Field] = {}
        for holder in dict.fromkeys((OTHER_ACTIONS, action)):
            declared = feature.spec.actions.get(holder)
            for key, given in declared.private_metadata.items() if declared else ():
                at = feature.place(holder).at("private_metadata", key)
                declaration = Declaration(f"{EVENTS_PING}/{feature.name}/{holder}/{key}", at)
                self.problems.extend(approver_problems(given.approved_by, at.at("approved_by"), self.known))
                path = f"{self.envelope.at.private_metadata}.{key}"
                made = self._made(_text(given), at)
                if made is not None and steps_of(self.envelope.at.private_metadata) is not None:
                    found = builder.resolved(path, made, declaration, is_first=holder == action)
                    fields.update((key, one) for one in found)
        self.problems.extend(builder.problems)
        return _area(builder, tuple(fields.values()))

    def _action(self, feature: Feature, action: str) -> AreaBuilder:
        own = feature.spec.actions[action]
        area = _area_spec(feature.spec.title, {})
        holders = (EventsShared(since=own.since), feature.spec)
        return self._builder(feature.name, area, feature.place(action), holders=holders)

    def _builder(
        self,
        name: str,
        spec: AreaSpec,
        place: Place,
        *,
        holders: tuple[EventsShared, ...],
        faulty: frozenset[str] = frozenset(),
    ) -> AreaBuilder:
        above = inherit(*(holder.inherited() for holder in (*holders, self.envelope)), self.policy.defaults)
        used = _capacities(self.envelope)
        return AreaBuilder(EVENTS_PING, name, place, spec, self.policy, self.known, above, faulty | _NO_TIER, used)

    def _made(self, data: dict[str, object], place: Place) -> FieldSpec | None:
        made, found, left_out = validated(FieldSpec, data, place)
        self.problems.extend(found)
        return None if left_out else made


def named_exactly(fields: tuple[Field, ...], words: dict[str, str]) -> tuple[Field, ...]:
    """Close the fields that `words` names by their path: each is there, and holds its word, or with `*` any."""

    def closed(one: Field) -> Field:
        word = words.get(one.name.removeprefix(f"{EVENTS_PING}/"))
        if word is None:
            return one
        if word == OTHER_ACTIONS:
            return replace(one, nullable=False)
        return replace(one, kind="label", measure=Label(values=(word,)), bounds=Bounds(words=(word,)), nullable=False)

    return tuple(map(closed, fields))


def _capacities(envelope: EnvelopeSpec) -> Capacities:
    return Capacities(
        moments=frozenset((envelope.at.sent,)),
        closed=frozenset((envelope.at.feature, envelope.at.action)),
    )


def _area_spec(title: str, fields: dict[str, FieldSpec]) -> AreaSpec:
    return AreaSpec.model_validate({"title": title, "warehouse": _UNSTORED, "fields": fields})


def _area(builder: AreaBuilder, fields: tuple[Field, ...]) -> Area:
    owner = builder.known.owner(builder.inherited.owner)
    return Area(builder.name, EVENTS_PING, builder.place, builder.area, (), (), owner, fields)


def _number(key: str, given: MetadataSpec) -> dict[str, object]:
    said = given.model_dump(exclude_none=True)
    return {"gauge": {"of": key}, **said}


def _text(given: PrivateMetadataSpec) -> dict[str, object]:
    """Give an entry of the allow-list as a field: the reason and the approver are no part of it."""
    return {
        name: value
        for name in PrivateMetadataSpec.model_fields
        if name in FieldSpec.model_fields and (value := getattr(given, name)) is not None
    }
