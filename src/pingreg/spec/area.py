"""An area: the part of a ping that one team owns, in one file."""

from typing import Annotated, Any

from pydantic import Field as Setting

from pingreg.spec.base import Line, Reference, References, Spec, Text, Variable
from pingreg.spec.field import FieldSpec, Inherited
from pingreg.spec.warehouse import AreaWarehouse

FAMILIES = "$families"
"""Where the families of an area are kept, apart from its plain fields."""


class Why(Spec):
    """Say which question the area's fields answer, and which decision follows."""

    question: Text
    decision: Text


class At(Spec):
    """Say under which key the area stands in the request, and in the warehouse (the same, unless said)."""

    request: Reference
    warehouse: Reference | None = None


Variants = References | Annotated[dict[Reference, dict[Variable, Line]], Setting(min_length=1)]


class AreaSpec(Inherited):
    """Hold one area file; a key with a `$` is a family, and stays data until it is expanded."""

    written = ("title", "description", "note", "why")

    title: Line
    description: Text | None = None
    note: Text | None = None
    why: Why | None = None
    at: At | None = None
    warehouse: AreaWarehouse | None = None
    each: Annotated[dict[Variable, Variants], Setting(min_length=1)] | None = None
    fields_: Annotated[dict[str, FieldSpec], Setting(alias="fields")]
    families: Annotated[dict[str, Any], Setting(alias=FAMILIES, default_factory=dict, exclude=True)]
    except_: Annotated[list[dict[str, Any]], Setting(min_length=1)] | None = Setting(None, alias="except")
