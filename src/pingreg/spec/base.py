"""The types that all models share: text, names, dates, versions, paths."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Generic, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    RootModel,
    StringConstraints,
    WithJsonSchema,
)
from pydantic import Field as Setting
from pydantic_core import PydanticCustomError

from pingreg.spec.versions import VERSION, comparisons, is_empty

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")

IDENTIFIER = "[a-z][a-z0-9]*([_-][a-z0-9]+)*"
VARIABLE = "[a-z][a-z0-9_]*"
FEATURE = r"[A-Za-z][A-Za-z0-9_-]*(\.[A-Za-z][A-Za-z0-9_-]*)*"
"""How authors' ids, variables of families, and features of events are written: patterns without anchors."""

_LINE = r"^[^\n]*$"
_IDENTIFIER = rf"^{IDENTIFIER}$"
_VARIABLE = rf"^{VARIABLE}$"
_VERSION_OR_UNKNOWN = rf"^(?:{VERSION}|unknown)$"
_SPAN = r"^[1-9][0-9]{0,4}(s|m|h|d|w|y)$"
_URL = r"^https?://[^\s]+$"
_CODE_NAME = r"^P[A-Z][0-9]{3}$"
_COUNTRY = r"^[A-Z]{2}$"
_SCHEMA_VERSION = r"^[1-9][0-9]{0,3}-(0|[1-9][0-9]{0,3})-(0|[1-9][0-9]{0,3})$"
_WHOLE_NUMBER = r"^(0|-?[1-9][0-9]{0,8})$"
DIGEST = r"^[0-9a-f]{64}$"
"""How the SHA-256 of a license key is written."""
OWNER = r"^(?:@{1,2}[A-Za-z0-9][A-Za-z0-9._-]*(?:/[A-Za-z0-9._-]+)*|[^\s@#]+@[^\s@#]+\.[^\s@#]+)$"
"""How a code owner is written: `@somebody`, `@organisation/team`, a role of GitLab, or an address."""
_EVENT_ACTION = r"^(?:\*|[A-Za-z][A-Za-z0-9_.-]*)$"
_EVENT_KEY = r"^[A-Za-z_][A-Za-z0-9_-]*$"

FORMS = {
    _LINE: "write it on one line",
    _IDENTIFIER: "use lower-case letters and digits, with `-` or `_` between, such as `batch_changes`",
    _VARIABLE: "use lower-case letters, digits and `_`, such as `period`",
    _VERSION_OR_UNKNOWN: 'write a version such as "3.19" or "5.2.1", or `unknown`',
    _SPAN: "write a number and one of `s`, `m`, `h`, `d`, `w`, `y`, such as `30m` or `3y`",
    _URL: "write an address that starts with `https://`",
    _CODE_NAME: "write a code such as `PD101`",
    _COUNTRY: "write the two capital letters of ISO 3166, such as `US`",
    _SCHEMA_VERSION: "write MODEL-REVISION-ADDITION, such as `4-0-2`; the first is `1-0-0`",
    _WHOLE_NUMBER: "write the whole number that is sent, such as `0`",
    DIGEST: "write the SHA-256 of the key as it is sent, in 64 lower-case hexadecimal digits",
    OWNER: "write a code owner such as `@organisation/team`, in quotes",
    _EVENT_ACTION: "use letters and digits, such as `accepted`, or `*` for all other actions",
    _EVENT_KEY: "use letters and digits, such as `lineCount`",
}
"""For each form that a text may have to keep, an order in words."""


class Spec(BaseModel):
    """Hold one mapping as its author wrote it: frozen, strict, no unknown keys; None is a key left out."""

    # Built when first used, whole files at a time: building each part by itself costs a fifth of a start.
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


Entries = TypeVar("Entries")


class Whole(RootModel[Entries], Generic[Entries]):
    """Hold a file that is one list, or one mapping whose keys are the author's own."""

    model_config = ConfigDict(frozen=True, defer_build=True)


def mistake(kind: str, message: str, *, fix: str, at: Iterable[str | int] = ()) -> PydanticCustomError:
    """Make an error for a validator to raise: `kind` has a code in `errors.py`, `at` leads on to the keys at fault."""
    return PydanticCustomError(kind, message, {"fix": fix, "at": tuple(at)})


def _date(value: Any) -> Any:
    if not isinstance(value, str) or not _DATE.match(value):
        raise mistake("date", "a date is written like 2027-06-30", fix="write a day, year first")
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        message = f"there is no day {value} in the calendar"
        raise mistake("date", message, fix="write a day of the calendar, year first") from error


def _range(value: str) -> str:
    parts = comparisons(value)
    if parts is None:
        message = "a range of versions is written like `>=3.16, <5.0`"
        raise mistake("range", message, fix="write comparisons with commas between")
    if is_empty(parts):
        raise mistake("range", f"no version is in `{value}`", fix="let the lower end be below the upper one")
    return value


Entry = TypeVar("Entry")


def _each_once(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    if len(entries) == 1:
        return entries
    seen: set[Entry] = set()
    for index, entry in enumerate(entries):
        if entry in seen:
            raise mistake("repeated", f"`{entry}` stands twice in the list", fix="keep one", at=(index,))
        seen.add(entry)
    return entries


def _name(words: str) -> Any:
    return StringConstraints(pattern=words, max_length=128)


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300, pattern=_LINE)]
Identifier = Annotated[str, _name(_IDENTIFIER)]
Variable = Annotated[str, _name(_VARIABLE)]
Reference = Annotated[str, StringConstraints(min_length=1, max_length=300)]
Day = Annotated[
    date,
    BeforeValidator(_date),
    WithJsonSchema({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}),
]
Version = Annotated[str, StringConstraints(pattern=_VERSION_OR_UNKNOWN)]
SchemaVersion = Annotated[str, StringConstraints(pattern=_SCHEMA_VERSION)]
VersionRange = Annotated[str, StringConstraints(min_length=1, max_length=200), AfterValidator(_range)]
Span = Annotated[str, _name(_SPAN)]
Url = Annotated[str, StringConstraints(pattern=_URL, max_length=2000)]
CodeName = Annotated[str, StringConstraints(pattern=_CODE_NAME)]
Country = Annotated[str, StringConstraints(pattern=_COUNTRY)]
WholeNumber = Annotated[str, StringConstraints(pattern=_WHOLE_NUMBER)]
Owner = Annotated[str, _name(OWNER)]
EventAction = Annotated[str, _name(_EVENT_ACTION)]
EventKey = Annotated[str, _name(_EVENT_KEY)]

Once = AfterValidator(_each_once)
"""Refuse a list in which an entry stands twice."""

_ENTRIES = Setting(min_length=1, strict=False, json_schema_extra={"uniqueItems": True})
References = Annotated[tuple[Reference, ...], _ENTRIES, Once]
Lines = Annotated[tuple[Line, ...], _ENTRIES, Once]
Identifiers = Annotated[tuple[Identifier, ...], _ENTRIES, Once]
