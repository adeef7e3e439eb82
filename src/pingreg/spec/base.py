"""The types that all models share: text, names, dates, versions, paths."""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints, WithJsonSchema
from pydantic import Field as Setting
from pydantic_core import PydanticCustomError

_VERSION = r"[0-9]{1,9}(?:\.[0-9]{1,9}){0,3}(?:-[0-9A-Za-z.]{1,32})?"
_RANGE_PART = re.compile(rf"(?:>=|<=|>|<|=)\s*{_VERSION}\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


class Spec(BaseModel):
    """Hold one mapping as its author wrote it: frozen, strict, no unknown keys; None is a key left out."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def _date(value: Any) -> Any:  # noqa: ANN401  whatever stands in the YAML
    if not isinstance(value, str) or not _DATE.match(value):
        raise PydanticCustomError("date", "a date is written like 2027-06-30")  # noqa: EM101
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise PydanticCustomError("date", "there is no such day in the calendar") from error  # noqa: EM101


def _range(value: str) -> str:
    if not all(_RANGE_PART.match(part.strip()) for part in value.split(",")):
        raise PydanticCustomError("range", "a range of versions is written like `>=3.16, <5.0`")  # noqa: EM101
    return value


def _name(words: str) -> Any:  # noqa: ANN401  a typing construct
    return StringConstraints(pattern=words, max_length=128)


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]
Line = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300, pattern=r"^[^\n]*$")
]
Identifier = Annotated[str, _name(r"^[a-z][a-z0-9]*([_-][a-z0-9]+)*$")]
Reference = Annotated[str, StringConstraints(min_length=1, max_length=300)]
FieldKey = Annotated[str, StringConstraints(min_length=1, max_length=1000)]
Day = Annotated[
    date,
    BeforeValidator(_date),
    WithJsonSchema({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}),
]
Version = Annotated[str, StringConstraints(pattern=rf"^(?:{_VERSION}|unknown)$")]
VersionRange = Annotated[str, StringConstraints(min_length=1, max_length=200), AfterValidator(_range)]
Span = Annotated[str, _name(r"^[1-9][0-9]{0,4}(s|m|h|d|w|y)$")]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$", max_length=2000)]

References = Annotated[tuple[Reference, ...], Setting(min_length=1, strict=False)]
Lines = Annotated[tuple[Line, ...], Setting(min_length=1, strict=False)]
