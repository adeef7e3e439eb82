"""Policy: tiers, populations, rules, switches and stores, as data."""

from typing import Annotated, Literal, Self

from pydantic import Field as Setting
from pydantic import model_validator

from pingreg.exposure import Exposure
from pingreg.spec.base import (
    Day,
    Identifier,
    Line,
    Once,
    Owner,
    Reference,
    References,
    Span,
    Spec,
    VersionRange,
    mistake,
)
from pingreg.spec.field import Defaults
from pingreg.spec.processing import Processing
from pingreg.spec.stores import Store, SuppressBelow

Level = Literal["none", "critical", "full"]
LEVELS: tuple[Level, ...] = ("none", "critical", "full")
Hosting = Literal["cloud", "managed", "self_hosted"]
Admissible = Literal["never", Exposure]
Redaction = Literal["none", "allow_listed", "all"]
FinestPeriod = Literal["day", "week", "month"]


class Tier(Spec):
    """Say from which level a tier is kept, for which purposes, how many fields it may have, and who approves.

    `purposes` alone closes the list; `also` adds to it all that the tiers with a lower `from_level` allow.
    """

    from_level: Literal["critical", "full"]
    purposes: References | None = None
    also: References | None = None
    max_fields: Annotated[int, Setting(ge=1)] | None = None
    approvers: References

    @model_validator(mode="after")
    def _allows_something(self) -> Self:
        if self.purposes is None and self.also is None:
            fix = "add `purposes: [...]`, or `also: [...]` to those of the tiers with a lower `from_level`"
            raise mistake("rule", "the tier allows no purpose", fix=fix)
        return self


class Admitted(Spec):
    """Give the worst exposure that passes without an exception, by whom it identifies."""

    nobody: Admissible
    organisation: Admissible
    person: Admissible


class Admits(Spec):
    """Admit exposure in pings and in events."""

    pings: Admitted
    events: Admitted


class When(Spec):
    """Describe the instances of a population; all that is given must hold."""

    hosting: Hosting | None = None
    deploy_type: Reference | None = None
    license: Literal["absent", "unrecognized"] | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.model_fields_set:
            fix = "add a condition, or remove `when` and put the population last"
            raise mistake("rule", "`when` is empty, and so takes every instance", fix=fix)
        return self


class Omit(Spec):
    """Leave whole areas out."""

    areas: References
    because: Line


class Stream(Spec):
    """Admit generations of the event stream, redacted so."""

    stream: Annotated[tuple[Literal["v1", "v2"], ...], Setting(min_length=1, strict=False), Once]
    redaction: Redaction


class Ceiling(Spec):
    """Say what is the most that may be kept of instances that are hosted so, whatever a contract says."""

    pings: Level = "full"
    events: Stream | Literal["none"] = "none"


class Ceilings(Spec):
    """Give the ceiling of each kind of hosting; marketing data is only ever kept of the own cloud."""

    cloud: Ceiling = Ceiling(events=Stream(stream=("v1", "v2"), redaction="none"))
    managed: Ceiling = Ceiling(events=Stream(stream=("v1", "v2"), redaction="allow_listed"))
    self_hosted: Ceiling = Ceiling(events=Stream(stream=("v2",), redaction="allow_listed"))


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
        if self.model_fields_set not in ({"tag", "level"}, {"otherwise"}):
            fix = "write `{tag: ..., level: ...}`, or as the last rule `{otherwise: ...}`"
            raise mistake("rule", "the rule is neither a tag with a level nor the last word", fix=fix)
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
        given = self.model_fields_set - {"redaction"}
        is_last = given == {"otherwise"}
        is_rule = "allow" in given and bool(given & {"tag", "license_before"}) and "otherwise" not in given
        if not (is_last or is_rule):
            fix = "write `{tag: ..., allow: ...}`, `{license_before: ..., allow: ...}`, or last `{otherwise: ...}`"
            raise mistake("rule", "the rule is neither a condition with `allow` nor the last word", fix=fix)
        if self.or_unknown and self.license_before is None:
            fix = "add `license_before`, or remove `or_unknown`"
            raise mistake("rule", "`or_unknown` needs `license_before`", fix=fix, at=("or_unknown",))
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


class PolicySpec(Spec):
    """Hold `policy.yaml`.

    `finest_period` is the shortest period that something may be counted over, or a moment be told to. `instances` is
    how many there are, about; without it those count that are on file. `unread_releases` is with how many releases
    after its first a field may go out that nobody is said to read; without it with any number. `code_owners` says who
    each approver is in CODEOWNERS, so that nobody else may agree to a change of the policy or record that others did.
    """

    tiers: Annotated[dict[Identifier, Tier], Setting(min_length=1)]
    code_owners: Annotated[dict[Reference, Owner], Setting(min_length=1)] | None = None
    admits: Admits
    populations: Annotated[tuple[Population, ...], Setting(min_length=1, strict=False)]
    ping_rules: Annotated[tuple[PingRule, ...], Setting(min_length=1, strict=False)]
    event_rules: Annotated[tuple[EventRule, ...], Setting(min_length=1, strict=False)]
    ceilings: Ceilings = Ceilings()
    expired: Expired
    unknown: Literal["none"]
    switches: dict[Reference, Switch] = Setting(default_factory=dict)
    stores: Annotated[dict[Identifier, Store], Setting(min_length=1)]
    smallest_group: Annotated[int, Setting(ge=2, le=1000)]
    instances: Annotated[int, Setting(ge=1, le=1_000_000_000)] | None = None
    suppress_below: SuppressBelow
    finest_period: FinestPeriod = "day"
    unread_releases: Annotated[int, Setting(ge=1, le=1000)] | None = None
    processing: Processing | None = None
    defaults: Defaults = Defaults()

    @model_validator(mode="after")
    def _closed(self) -> Self:
        last = len(self.populations) - 1
        names = [population.name for population in self.populations]
        for index, population in enumerate(self.populations):
            at = ("populations", index)
            if (population.when is None) != (index == last):
                fix = "end with one population that has no `when`, and only there"
                raise mistake("rule", "the last population takes the rest, and no other does", fix=fix, at=at)
            if population.name in names[:index]:
                message = f"`{population.name}` names two populations"
                raise mistake("repeated", message, fix="rename one", at=(*at, "name"))
        _check_end("ping_rules", [rule.otherwise is not None for rule in self.ping_rules])
        _check_end("event_rules", [rule.otherwise is not None for rule in self.event_rules])
        return self

    @property
    def approvers(self) -> tuple[str, ...]:
        """Name all who approve a tier, sorted."""
        return tuple(sorted({one for tier in self.tiers.values() for one in tier.approvers}))

    def purposes_of(self, name: str) -> tuple[str, ...]:
        """List what a tier allows: its `purposes`, `also`, and with `also` what tiers of a lower `from_level` allow."""
        tier = self.tiers[name]
        allowed = (*(tier.purposes or ()), *(tier.also or ()))
        if tier.also is not None:
            below = LEVELS[: LEVELS.index(tier.from_level)]
            lower = (other for other, spec in self.tiers.items() if spec.from_level in below)
            allowed = (*allowed, *(purpose for other in lower for purpose in self.purposes_of(other)))
        return tuple(dict.fromkeys(allowed))


def _check_end(name: str, is_last_word: list[bool]) -> None:
    wrong = next((i for i, last in enumerate(is_last_word) if last != (i == len(is_last_word) - 1)), None)
    if wrong is not None:
        fix = "end with one `{otherwise: ...}`, and only there"
        raise mistake("rule", f"`{name}` ends in `otherwise`, and no other rule says it", fix=fix, at=(name, wrong))
