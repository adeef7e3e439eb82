"""A field as its author writes it: one measure, one description, and whatever is not inherited."""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, model_validator
from pydantic import Field as Setting

from pingreg.naming import did_you_mean, one_of
from pingreg.spec import measures, patterns, units
from pingreg.spec.base import Once, Reference, References, Spec, Text, Version, VersionRange, mistake
from pingreg.spec.lifecycle import Because, Deprecated, Expiry, Removed, StandingException
from pingreg.spec.step import Side, Step
from pingreg.spec.warehouse import FieldWarehouse

TierBasis = Literal["documented", "code", "post_tier", "app_only"]
Source = Literal["unknown", "event", "database", "setting", "receiver"]

_NUMERIC = frozenset({"count", "distinct", "sum", "mean", "percentile", "ratio", "gauge"})
_TEXTUAL = frozenset({"version", "id", "text"})
_FITTING: dict[str, frozenset[str]] = {
    **dict.fromkeys(("min", "max", "unit"), _NUMERIC),
    "type": _NUMERIC | {"id"},
    **dict.fromkeys(("max_length", "pattern"), _TEXTUAL),
    "max_cardinality": _TEXTUAL | {"label"},
}
_LIMITS = frozenset(_FITTING)
_MEASURES = frozenset(measures.MEASURES)


def _pattern(pattern: str) -> str:
    if fault := patterns.fault(pattern):
        raise mistake("pattern", f"`pattern`: {fault}", fix="write for example `^[a-z0-9-]{1,40}$`")
    return pattern


def _unit(unit: str) -> str:
    if not units.is_unit(unit):
        fix = "use a UCUM code such as `ms`, `By`, `%`, `{line}`, or leave `unit` out for a plain number"
        raise mistake("unit", f"`{unit}` is no UCUM code{did_you_mean(unit, units.known_units())}", fix=fix)
    return unit


Pattern = Annotated[str, Setting(min_length=1), AfterValidator(_pattern)]
Unit = Annotated[str, Setting(min_length=1, max_length=64), AfterValidator(_unit)]


class Inherited(Spec):
    """Hold what a field may leave to its area, its ping or the policy. `readers` are the teams that look at it."""

    owner: Reference | None = None
    tier: Reference | None = None
    tier_basis: TierBasis | None = None
    purposes: References | None = None
    readers: References | None = None
    category: Reference | None = None
    since: Version | None = None
    source: Source | None = None
    origin: Side | None = None
    nullable: bool | None = None
    recipients: References | None = None
    expires: Expiry | None = None
    documented: bool | None = None


class FieldSpec(Inherited):
    """Hold one field: exactly one measure (also of a removed one: old releases still send it), and what differs."""

    written = (
        *measures.MEASURES,
        *("type", "unit", "min", "max", "repeated", "max_items", "max_cardinality"),
        *("owner", "tier", "tier_basis", "purposes", "readers", "category", "max_length", "pattern"),
        *("description", "note", "nullable", "since", "source", "origin", "documented", "recipients", "expires"),
        *("anonymize", "exception", "deprecated", "removed", "never_filled", "broken_in", "renamed_from", "warehouse"),
    )

    count: measures.Count | None = None
    distinct: measures.Distinct | None = None
    sum: measures.Sum | None = None
    mean: measures.Mean | None = None
    percentile: measures.Percentile | None = None
    ratio: measures.Ratio | None = None
    gauge: measures.Gauge | None = None
    flag: measures.Flag | None = None
    label: measures.Label | None = None
    version: measures.Version | None = None
    id: measures.Id | None = None
    time: measures.Time | None = None
    text: measures.TextMeasure | None = None

    description: Text | None = None
    note: Text | None = None
    type: Literal["integer", "number"] | None = None
    unit: Unit | None = None
    min: int | float | None = None
    max: int | float | None = None
    max_length: Annotated[int, Setting(ge=1, le=1_000_000)] | None = None
    pattern: Pattern | None = None
    repeated: bool = False
    max_items: Annotated[int, Setting(ge=1, le=100_000)] | None = None
    max_cardinality: Annotated[int, Setting(ge=1, le=1_000_000)] | None = None

    anonymize: Annotated[tuple[Step, ...], Setting(min_length=1, strict=False)] | None = None
    warehouse: FieldWarehouse | None = None
    exception: StandingException | None = None
    deprecated: Deprecated | None = None
    removed: Removed | None = None
    never_filled: Because | None = None
    broken_in: Annotated[tuple[VersionRange, ...], Setting(min_length=1, strict=False), Once] | None = None
    renamed_from: Reference | None = None

    @model_validator(mode="after")
    def _one_measure(self) -> Self:
        written = self.model_fields_set
        given = [name for name in measures.MEASURES if name in written]
        if not given:
            fix = f"say what the field is with one of {one_of(measures.MEASURES, most=len(measures.MEASURES))}"
            raise mistake("measure", "the field has no measure", fix=fix)
        if len(given) > 1:
            said = " and ".join(f"`{name}`" for name in given)
            raise mistake("measure", f"the field has the measures {said}", fix="keep one", at=given[-1:])
        if getattr(self, given[0]) is None:
            raise mistake("measure", f"`{given[0]}` is empty", fix=f"write `{given[0]}: {{}}`", at=given)
        return self

    @model_validator(mode="after")
    def _fitting_constraints(self) -> Self:
        kind, _ = self.measure()
        limits = self.model_fields_set & _LIMITS
        for name in sorted(limits) if limits else ():
            if kind not in _FITTING[name]:
                message = f"`{name}` does not fit a `{kind}`"
                fix = f"remove it, or use one of {one_of(_FITTING[name])}"
                raise mistake("constraint", message, fix=fix, at=(name,))
        if kind == "id" and self.type is not None and (self.type == "number" or self.pattern or self.max_length):
            fix = "write `type: integer` and neither a `pattern` nor a `max_length`, or remove `type`"
            raise mistake("constraint", "an `id` is a text, or else a whole number", fix=fix, at=("type",))
        if self.min is not None and self.max is not None and self.min > self.max:
            raise mistake("constraint", "`min` is above `max`", fix="exchange the two", at=("min",))
        if self.min is None and self.max is not None and self.max < 0:
            raise mistake("constraint", "`max` is below 0, and `min` is 0", fix="add a lower `min`", at=("max",))
        if self.ratio is not None and self.max is None and self.min is not None and self.min > 1:
            raise mistake("constraint", "`min` is above 1, and `max` is 1", fix="add a higher `max`", at=("min",))
        if self.type == "integer" and any(isinstance(end, float) for end in (self.min, self.max)):
            at = "min" if isinstance(self.min, float) else "max"
            fix = "write a whole number, or `type: number`"
            raise mistake("constraint", f"`{at}` is no whole number, but the field is", fix=fix, at=(at,))
        if self.max_items is not None and not self.repeated:
            fix = "add `repeated: true`, or remove `max_items`"
            raise mistake("constraint", "`max_items` needs `repeated: true`", fix=fix, at=("max_items",))
        if kind == "text" and self.anonymize is None and (self.pattern is None or self.max_length is None):
            fix = "add an anchored `pattern` and a `max_length`, or a method under `anonymize`"
            raise mistake("text", "`text` may hold anything", fix=fix, at=("text",))
        return self

    @model_validator(mode="after")
    def _fitting_conversion(self) -> Self:
        convert = self.warehouse.convert if self.warehouse else None
        at = ("warehouse", "as")
        if convert == "join" and not self.repeated:
            fix = "add `repeated: true`, or remove `as`"
            raise mistake("warehouse", "`as: join` needs a list of values", fix=fix, at=at)
        if convert == "word" and not (self.label and isinstance(self.label.values, dict)):
            fix = "write the label's `values` as codes with their words, such as `{0: idle, 1: busy}`"
            raise mistake("warehouse", "`as: word` needs a label that gives each code a word", fix=fix, at=at)
        return self

    def measure(self) -> tuple[str, measures.Measure]:
        """Name the measure and give it."""
        (name,) = _MEASURES & self.model_fields_set
        found: measures.Measure = getattr(self, name)
        return name, found


Defaults = Inherited
"""What policy gives to every field that says nothing else."""
