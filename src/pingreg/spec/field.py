"""A field as its author writes it: one measure, one description, and whatever is not inherited."""

from typing import Annotated, Any, Literal

from pydantic import Field as Setting
from pydantic import create_model, model_validator
from pydantic_core import PydanticCustomError
from typing_extensions import Self

from pingreg.anonymize.method import methods
from pingreg.spec import measures, patterns, units
from pingreg.spec.base import Day, Identifier, Line, Reference, References, Spec, Text, Version, VersionRange

Side = Literal["sender", "receiver"]
TierBasis = Literal["documented", "code", "post_tier", "app_only"]
Source = Literal["unknown", "event", "database", "setting", "receiver"]
As = Literal["string", "join", "word", "first", "dropped", "never_copied", "difference"]


_NUMERIC = frozenset({"count", "distinct", "sum", "mean", "percentile", "ratio", "gauge"})
_TEXTUAL = frozenset({"version", "id", "text"})
_FITTING: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (frozenset({"min", "max", "type", "unit"}), _NUMERIC),
    (frozenset({"max_length", "pattern"}), _TEXTUAL),
    (frozenset({"max_cardinality"}), _TEXTUAL | {"label"}),
)


class StandingException(Spec):
    """Excuse a standing fact: on what ground, by whom, looked at again when."""

    basis: Line
    approved_by: Reference
    review_by: Day


class Deprecated(Spec):
    """Say since when a field should not be used, and what to use instead or why."""

    since: Version | None = Setting(None, alias="in")
    use: Reference | None = None
    because: Line | None = None

    @model_validator(mode="after")
    def _way_out(self) -> Self:
        if self.use is None and self.because is None:
            raise PydanticCustomError("lifecycle", "it names no successor: add `use`, or `because`")  # noqa: EM101
        return self


class Removed(Spec):
    """Bury a field: old releases still send it, and its name is never used again."""

    since: Version = Setting(alias="in")
    because: Line


class Because(Spec):
    """Give a reason."""

    because: Line


class Never(Spec):
    """Never expire, for a reason."""

    never: Line


class FieldWarehouse(Spec):
    """Say where and how a field's value is stored.

    `name` renames the last step of the path; `as` converts; `into` and `row` store it in a row of another list, with
    constants beside it; `of` names the two fields of a `difference`.
    """

    name: Reference | None = None
    convert: As | None = Setting(None, alias="as")
    into: Reference | None = None
    row: dict[str, Line] | None = None
    of: Annotated[tuple[Reference, Reference], Setting(strict=False)] | None = None

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if (self.convert == "difference") != (self.of is not None):
            raise PydanticCustomError("warehouse", "`as: difference` and `of: [whole, part]` go together")  # noqa: EM101
        if self.row is not None and self.into is None:
            raise PydanticCustomError("warehouse", "`row` needs `into`: the list that the row goes to")  # noqa: EM101
        return self


class _Step(Spec):
    at: Side = "receiver"

    @model_validator(mode="after")
    def _one_method(self) -> Self:
        if len(self.model_fields_set - {"at"}) != 1:
            raise PydanticCustomError("anonymize", "a step names one method and may say `at`")  # noqa: EM101
        return self

    def method(self) -> tuple[str, Any]:
        """Name the step's method and give its parameters."""
        (name,) = self.model_fields_set - {"at"}
        return name, getattr(self, name)


_parameters: dict[str, Any] = {method.name: (method.parameters | None, None) for method in methods()}
Step: type[_Step] = create_model("Step", __base__=_Step, **_parameters)


class Inherited(Spec):
    """Hold what a field may leave to its area, its ping or the policy."""

    owner: Reference | None = None
    tier: Reference | None = None
    tier_basis: TierBasis | None = None
    purposes: References | None = None
    category: Reference | None = None
    since: Version | None = None
    source: Source | None = None
    origin: Side | None = None
    nullable: bool | None = None
    recipients: References | None = None
    expires: Day | Never | None = None
    documented: bool | None = None


class FieldSpec(Inherited):
    """Hold one field: exactly one measure, unless it is removed, and what differs from its surroundings."""

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
    unit: Annotated[str, Setting(min_length=1, max_length=64)] | None = None
    min: int | float | None = None
    max: int | float | None = None
    max_length: Annotated[int, Setting(ge=1, le=1_000_000)] | None = None
    pattern: Annotated[str, Setting(min_length=1)] | None = None
    repeated: bool = False
    max_items: Annotated[int, Setting(ge=1, le=100_000)] | None = None
    max_cardinality: Annotated[int, Setting(ge=1, le=1_000_000)] | None = None

    anonymize: Annotated[tuple[Step, ...], Setting(min_length=1, strict=False)] | None = None  # type: ignore[valid-type]  # made of the methods that there are
    warehouse: FieldWarehouse | None = None
    exception: StandingException | None = None
    deprecated: Deprecated | None = None
    removed: Removed | None = None
    never_filled: Because | None = None
    broken_in: Annotated[tuple[VersionRange, ...], Setting(min_length=1, strict=False)] | None = None
    renamed_from: Reference | None = None

    @model_validator(mode="after")
    def _one_measure(self) -> Self:
        given = [name for name in measures.MEASURES if name in self.model_fields_set]
        if len(given) != 1:
            said = " and ".join(f"`{name}`" for name in given)
            message = (
                f"it has two measures, {said}: keep one"
                if given
                else "it has no measure: say what the field is"
            )
            raise PydanticCustomError("measure", message)  # type: ignore[arg-type]  # a plain text is a template
        return self

    @model_validator(mode="after")
    def _sane_constraints(self) -> Self:
        if self.min is not None and self.max is not None and self.min > self.max:
            raise PydanticCustomError("constraint", "`min` is above `max`")  # noqa: EM101
        if self.unit is not None and not units.is_unit(self.unit):
            raise PydanticCustomError("unit", "`unit` is no UCUM code that is known here")  # noqa: EM101
        if self.pattern is not None and (fault := patterns.fault(self.pattern)):
            raise PydanticCustomError("pattern", "`pattern`: {fault}", {"fault": fault})  # noqa: EM101
        if self.max_items is not None and not self.repeated:
            raise PydanticCustomError("constraint", "`max_items` needs `repeated: true`")  # noqa: EM101
        return self

    @model_validator(mode="after")
    def _fitting_constraints(self) -> Self:
        kind, _ = self.measure()
        for names, kinds in _FITTING:
            for name in names & self.model_fields_set:
                if kind not in kinds:
                    message = "`{name}` does not fit a `{kind}`"
                    raise PydanticCustomError("constraint", message, {"name": name, "kind": kind})  # type: ignore[arg-type]  # a plain text is a template
        if kind == "text" and self.anonymize is None and (self.pattern is None or self.max_length is None):
            message = "`text` needs an anchored `pattern` and a `max_length`, or a method under `anonymize`"
            raise PydanticCustomError("text", message)  # type: ignore[arg-type]  # a plain text is a template
        return self

    def measure(self) -> tuple[str, measures.Measure]:
        """Name the measure and give it."""
        for name in measures.MEASURES:
            found: measures.Measure | None = getattr(self, name)
            if found is not None:
                return name, found
        message = "a validated field has a measure"
        raise AssertionError(message)


Defaults = Inherited
"""What policy gives to every field that says nothing else."""

__all__ = ["Defaults", "FieldSpec", "Identifier", "Inherited", "Step"]
