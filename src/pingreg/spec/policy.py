"""Policy: tiers, populations, rules, switches and stores, as data."""

from typing import Annotated, Literal

from pydantic import Field as Setting
from pydantic import model_validator
from pydantic_core import PydanticCustomError
from typing_extensions import Self

from pingreg.spec.base import Day, Identifier, Line, Reference, References, Span, Spec, VersionRange
from pingreg.spec.field import Defaults

Level = Literal["none", "critical", "full"]
LEVELS: tuple[Level, ...] = ("none", "critical", "full")
Hosting = Literal["cloud", "managed", "self_hosted"]
Exposure = Literal[
    "never", "constant", "aggregate", "bounded", "quasi_identifier", "pseudonym", "free_text", "identifier"
]
Redaction = Literal["none", "allow_listed", "all"]


class Tier(Spec):
    """Say from which level a tier is kept, for which purposes, how many fields it may have, and who approves."""

    from_level: Literal["critical", "full"]
    purposes: References | None = None
    also: References | None = None
    max_fields: Annotated[int, Setting(ge=1)] | None = None
    approvers: References


class Admitted(Spec):
    """Give the worst exposure that passes without an exception, by whom it identifies."""

    nobody: Exposure
    organisation: Exposure
    person: Exposure


class Admits(Spec):
    """Admit exposure in pings and in events."""

    pings: Admitted
    events: Admitted


class When(Spec):
    """Describe the instances of a population; all that is given must hold."""

    hosting: Hosting | None = None
    deploy_type: Reference | None = None
    license: Literal["absent", "unrecognized"] | None = None


class Omit(Spec):
    """Leave whole areas out."""

    areas: References
    because: Line


class Stream(Spec):
    """Admit generations of the event stream, redacted so."""

    stream: Annotated[tuple[Literal["v1", "v2"], ...], Setting(min_length=1, strict=False)]
    redaction: Redaction


class Population(Spec):
    """Say what may be kept of the instances that match."""

    name: Identifier
    when: When | None = None
    pings: Level
    omit: Omit | None = None
    events: Stream | Literal["none", "by_rules"] = "none"


class PingRule(Spec):
    """Give a level to licenses with a tag, or to all others."""

    tag: Line | None = None
    level: Level | None = None
    otherwise: Level | None = None

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        if (self.otherwise is None) == (self.tag is None or self.level is None):
            raise PydanticCustomError("rule", "a rule is `{tag, level}`, and the last is `{otherwise}`")  # noqa: EM101
        return self


class EventRule(Spec):
    """Allow features' events to licenses with a tag, or of an age, or to all others."""

    tag: Line | None = None
    license_before: Day | None = None
    or_unknown: bool = False
    allow: References | Literal["none", "all"] | None = None
    otherwise: Literal["none", "all"] | None = None
    redaction: Redaction | None = None

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        conditioned = self.tag is not None or self.license_before is not None
        if (self.otherwise is None) == (not conditioned or self.allow is None):
            message = "a rule is `{tag or license_before, allow}`, and the last is `{otherwise}`"
            raise PydanticCustomError("rule", message)  # type: ignore[arg-type]  # a plain text is a template
        return self


class Expired(Spec):
    """Say what follows when a contract has ended."""

    grace: Span
    then: Level


class Switch(Spec):
    """Describe a setting by which an instance sends less."""

    product_versions: VersionRange | None = None
    value: Line | None = None
    sends: Level


class Retention(Spec):
    """Say how long a store keeps what."""

    pings: Span | None = None
    events: Span | None = None


class Store(Spec):
    """Describe a place where data is kept."""

    country: Annotated[str, Setting(pattern=r"^[A-Z]{2}$")]
    retention: Retention
    deletes_after: Line | None = None


class SuppressBelow(Spec):
    """Give the smallest count of users that is not somebody's data."""

    users: Annotated[int, Setting(ge=2, le=1000)]


class PolicySpec(Spec):
    """Hold `policy.yaml`."""

    tiers: Annotated[dict[Identifier, Tier], Setting(min_length=1)]
    admits: Admits
    populations: Annotated[tuple[Population, ...], Setting(min_length=1, strict=False)]
    ping_rules: Annotated[tuple[PingRule, ...], Setting(min_length=1, strict=False)]
    event_rules: Annotated[tuple[EventRule, ...], Setting(min_length=1, strict=False)]
    expired: Expired
    unknown: Literal["none"]
    switches: dict[Reference, Switch] = Setting(default_factory=dict)
    stores: Annotated[dict[Identifier, Store], Setting(min_length=1)]
    smallest_group: Annotated[int, Setting(ge=2, le=1000)]
    suppress_below: SuppressBelow
    defaults: Defaults = Defaults()

    @model_validator(mode="after")
    def _closed(self) -> Self:
        if self.populations[-1].when is not None:
            raise PydanticCustomError("rule", "the last population takes the rest: it has no `when`")  # noqa: EM101
        for name, rules in (("ping_rules", self.ping_rules), ("event_rules", self.event_rules)):
            if rules[-1].otherwise is None:
                message = "`{name}` must end in `otherwise`"
                raise PydanticCustomError("rule", message, {"name": name})  # type: ignore[arg-type]  # as above
        return self
