"""User-level events as their authors write them: one envelope for all of them, and one file a feature."""

from typing import Annotated, Literal, Self

from pydantic import Field as Setting
from pydantic import model_validator

from pingreg.spec import measures
from pingreg.spec.base import EventAction, EventKey, Line, Reference, References, Spec, Text, Url, Version, mistake
from pingreg.spec.field import FieldSpec, Inherited, Pattern, Unit
from pingreg.spec.lifecycle import Expiry, StandingException
from pingreg.spec.ping import Versions

OTHER_ACTIONS = "*"
"""Stands for every action of a feature that is not declared by its name."""


class EventsShared(Spec):
    """Hold what the fields of events inherit: a tier is not among it, for events are kept by feature, not by level."""

    owner: Reference | None = None
    purposes: References | None = None
    readers: References | None = None
    category: Reference | None = None
    since: Version | None = None
    recipients: References | None = None
    expires: Expiry | None = None

    def inherited(self) -> Inherited:
        """Give it as what the fields of pings inherit."""
        return Inherited.model_validate({name: getattr(self, name) for name in EventsShared.model_fields})


class EventPaths(Spec):
    """Say where in an event its feature, its action, its time and the two kinds of metadata stand.

    An action's numbers may stand in any of the containers that `metadata` lists; its texts only in `private_metadata`.
    """

    feature: Reference
    action: Reference
    sent: Reference
    metadata: References
    private_metadata: Reference


class EventIdentity(Spec):
    """Name the fields by which an instance is known: of each kind the first that is there counts."""

    license: References | None = None
    site: References


class EnvelopeSpec(EventsShared):
    """Hold `events/envelope.yaml`: what every event carries, whatever its feature.

    `marketing` lists containers that are kept of the own cloud only. A path that ends in `*.=` leads to a map's values.
    """

    written = ("title", "description", "note")

    title: Line
    description: Text
    note: Text | None = None
    endpoint: Url
    at: EventPaths
    identity: EventIdentity
    versions: Versions | None = None
    marketing: References | None = None
    undeclared: Literal["withhold", "quarantine"] = "withhold"
    fields_: Annotated[dict[str, FieldSpec], Setting(alias="fields", min_length=1)]


class MetadataSpec(Spec):
    """Hold one number of an action: metadata is never text."""

    written = ("type", "unit", "min", "max")

    description: Text
    note: Text | None = None
    type: Literal["integer", "number"] = "number"
    unit: Unit | None = None
    min: int | float | None = None
    max: int | float | None = None


class PrivateMetadataSpec(Spec):
    """Hold one entry of the allow-list: a text that leaves the instance, what it may hold, why, and who allowed it."""

    written = ("label", "version", "text", "max_length", "pattern")

    label: measures.Label | None = None
    version: measures.Version | None = None
    text: measures.TextMeasure | None = None
    description: Text
    note: Text | None = None
    category: Reference | None = None
    pattern: Pattern | None = None
    max_length: Annotated[int, Setting(ge=1, le=10_000)] | None = None
    because: Line
    approved_by: Reference
    exception: StandingException | None = None

    @model_validator(mode="after")
    def _bounded(self) -> Self:
        if not self.model_fields_set & {"label", "version", "text"}:
            fix = "add `label: {values: [...]}`, or `text: {}` with an anchored `pattern` and a `max_length`"
            raise mistake("text", "the text may hold anything", fix=fix)
        if self.text is not None and (self.pattern is None or self.max_length is None):
            fix = "add an anchored `pattern` and a `max_length`"
            raise mistake("text", "`text` may hold anything", fix=fix, at=("text",))
        return self


class ActionSpec(Spec):
    """Hold one action of a feature: its numbers, and the texts that leave the instance with it."""

    description: Text
    note: Text | None = None
    since: Version | None = None
    metadata: dict[EventKey, MetadataSpec] = Setting(default_factory=dict)
    private_metadata: dict[EventKey, PrivateMetadataSpec] = Setting(default_factory=dict)


class FeatureSpec(EventsShared):
    """Hold `events/<feature>.yaml`: one feature with its actions; `*` stands for all that are not named."""

    written = ("title", "description", "note")

    title: Line
    description: Text
    note: Text | None = None
    owner: Reference
    purposes: References
    category: Reference
    actions: Annotated[dict[EventAction, ActionSpec], Setting(min_length=1)]
