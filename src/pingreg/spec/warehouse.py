"""What is said of the warehouse: a ping's table, an area's conversion, a field's column."""

from typing import Annotated, Literal, Self

from pydantic import Field as Setting
from pydantic import model_validator

from pingreg.spec.base import Line, Reference, Spec, mistake

As = Literal["same", "string", "join", "word", "first", "dropped", "never_copied", "difference"]


class PingWarehouse(Spec):
    """Name the table; `constant` columns hold one value whatever is sent: a text, or null."""

    table: Reference
    constant: dict[str, str | None] = Setting(default_factory=dict)


class AreaWarehouse(Spec):
    """Convert a whole area.

    `keys: snake_case` respells every key; `periods: first` keeps the first element of the outermost list on each path;
    `as` converts each value that does not say otherwise; `complete: true` writes columns without a value as null.
    """

    keys: Literal["same", "snake_case"] = "same"
    periods: Literal["all", "first"] = "all"
    convert: Literal["string", "join", "first", "dropped", "never_copied"] | None = Setting(None, alias="as")
    complete: bool = False


class FieldWarehouse(Spec):
    """Say where and how a field's value is stored.

    `name` renames the last step of the path; `as` converts; `into` and `row` store it in a row of another list, with
    constants beside it; `of` names the two fields of a `difference`.
    """

    name: Reference | None = None
    convert: As | None = Setting(None, alias="as")
    into: Reference | None = None
    row: Annotated[dict[Reference, Line], Setting(min_length=1)] | None = None
    of: Annotated[tuple[Reference, Reference], Setting(strict=False)] | None = None

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if (self.convert == "difference") != (self.of is not None):
            at = "as" if self.of is None else "of"
            fix = "write both, such as `as: difference` and `of: [Total, Inactive]`"
            raise mistake("warehouse", "`as: difference` and `of` go together", fix=fix, at=(at,))
        if self.row is not None and self.into is None:
            fix = "add `into: <the list that the row goes to>`"
            raise mistake("warehouse", "`row` needs `into`", fix=fix, at=("row",))
        return self
