"""A table of contracts, as a customer relations system exports it: one row a license, or a term, or both."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import TypeAdapter, ValidationError

from pingreg.diagnostics import Finding, Place, Problem
from pingreg.naming import did_you_mean, nearest, one_of
from pingreg.source.reader import shortened
from pingreg.source.table import HEADER, Table
from pingreg.spec.base import Day, Identifier, Line
from pingreg.spec.contract import ContractSpec, Environment, EventsAgreed, KeyDigest, Names, Tags
from pingreg.spec.errors import findings
from pingreg.spec.policy import Hosting, Level

Events = EventsAgreed | Literal["none", "by_rules"]

_LISTS = frozenset({"tags", "sites", "withhold", "switches"})
"""Columns whose cells hold several entries, with `;` between."""
_KINDS: Mapping[str, Any] = {
    "customer": Identifier,
    "title": Line,
    "hosting": Hosting,
    "license_key_sha256": KeyDigest,
    "created": Day,
    "tags": Tags,
    "environment": Environment,
    "sites": Names,
    "from": Day,
    "until": Day,
    "pings": Level,
    "events": Events,
    "withhold": Names,
    "reference": Line,
    "events_reference": Line,
    "switches": Names,
    "example": Literal["true"],
}
_OPTIONAL = frozenset({"events_reference", "switches", "example"})
COLUMNS = tuple(_KINDS)
"""What the columns are called, in any order."""
_TERM = ("from", "until", "pings", "events", "withhold", "reference", "events_reference")
_LICENSE = ("created", "tags", "environment", "switches")
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "customer": (),
    "title": (),
    "hosting": (),
    "license_key_sha256": _LICENSE,
    "from": _TERM,
    "pings": _TERM,
    "events": _TERM,
}
"""Columns that may not be empty in a row, or not when one of these is filled."""
_MOST = 1000
_SAMPLE = 5000


@dataclass(frozen=True, slots=True)
class ContractTable:
    """Hold the cells of each column as what they mean, row by row; None is an empty cell.

    `numbers` are the rows' numbers in the table; `faulty` those of rows with a cell that was left out as unsound.
    """

    numbers: tuple[int, ...]
    cells: Mapping[str, tuple[Any, ...]]
    faulty: frozenset[int]


def contract_table(table: Table, place: Place) -> tuple[ContractTable | None, tuple[Problem, ...]]:
    """Model a table; None when a column is missing."""
    columns, problems = _columns(table.columns, place)
    if columns is None:
        return None, tuple(problems)
    empty = ("",) * len(table.rows)
    texts = dict(zip(columns, zip(*table.rows, strict=True), strict=True)) if table.rows else {}
    faulty: set[int] = set()
    cells: dict[str, tuple[Any, ...]] = {}
    for name in COLUMNS:
        column = _Column(name)
        cells[name] = column.values(texts.get(name, empty))
        problems.extend(column.problems(texts.get(name, empty), table.numbers, place))
        faulty |= column.faulty
    missing = tuple(_missing_cells(cells, table.numbers, place, faulty))
    faulty |= {number for _, finding in missing if isinstance(number := finding.place.keys[0], int)}
    problems.extend(missing)
    return ContractTable(table.numbers, cells, frozenset(faulty)), tuple(problems[:_MOST])


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()] if ";" in text else [text.strip()]


def _events(text: str) -> object:
    """Split `v1;v2 allow_listed all` into what a term says of events; one word stands for itself."""
    words = text.split()
    if len(words) != len(("streams", "redaction", "features")):
        return text.strip()
    streams, redaction, features = words
    allow = features if features == "all" else _listed(features)
    return {"stream": _listed(streams), "redaction": redaction, "allow": allow}


_PARSERS: Mapping[str, Callable[[str], object]] = {**dict.fromkeys(_LISTS, _listed), "events": _events}


class _Column:
    """Read the cells of one column; where many are alike, each different one once."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._parse: Callable[[str], object] = _PARSERS.get(name, str.strip)
        self._read = TypeAdapter[Any](_KINDS[name]).validator.validate_python
        column: Any = list.__class_getitem__(_KINDS[name])
        self._read_all = TypeAdapter[Any](column).validator.validate_python
        self._wrong: dict[str, ValidationError] = {}
        self.faulty: set[int] = set()

    def values(self, texts: tuple[str, ...]) -> tuple[Any, ...]:
        """Give what each cell means; None for one that is empty, or wrong."""
        are_alike = len(set(texts[:_SAMPLE])) <= _SAMPLE // 2
        filled = list(filter(str.strip, dict.fromkeys(texts) if are_alike else texts))
        try:
            # One call for all of them, which is what a clean table costs.
            read = self._read_all(list(map(self._parse, filled)))
        except ValidationError:
            read = list(map(self._value, filled))
        if len(filled) == len(texts):
            return tuple(read)
        return tuple(map(dict(zip(filled, read, strict=True)).get, texts))

    def problems(self, texts: tuple[str, ...], numbers: tuple[int, ...], place: Place) -> Iterator[Problem]:
        """Report each cell that is wrong."""
        for text, number in zip(texts, numbers, strict=True) if self._wrong else ():
            if text in self._wrong:
                self.faulty.add(number)
                yield self._problem(text, place.at(number, self._name))

    def _value(self, text: str) -> Any:
        try:
            return self._read(self._parse(text))
        except ValidationError as error:
            self._wrong[text] = error
            return None

    def _problem(self, text: str, at: Place) -> Problem:
        data = self._parse(text)
        if self._name == "events" and isinstance(data, str):
            message = f"`events` is `{shortened(data)}`{did_you_mean(data, ('none', 'by_rules'))}"
            fix = "write `none`, `by_rules`, or streams, redaction and features, such as `v1;v2 allow_listed all`"
            return "PM106", Finding(at, message, fix)
        code, finding, _ = next(findings(self._wrong[text], model=ContractSpec, data=data, place=at))
        return code, Finding(at, finding.message, finding.help)


def _columns(names: tuple[str, ...], place: Place) -> tuple[tuple[str, ...] | None, list[Problem]]:
    """Match the header with the columns that there are; one that is misspelled counts for the one that was meant."""
    problems: list[Problem] = []
    wanted = [name for name in COLUMNS if name not in names]
    found: list[str] = []
    for index, name in enumerate(names):
        at = place.at(HEADER, name)
        if name in found or names.index(name) != index:
            problems.append(("PM120", Finding(at, f"two columns are called `{name}`", "keep one")))
        elif name not in _KINDS:
            fix = f"use one of {one_of(COLUMNS, most=len(COLUMNS))}, or leave the column out of the export"
            message = f"`{shortened(name)}` is no column here{did_you_mean(name, wanted)}"
            problems.append(("PM101", Finding(at, message, fix)))
            name = nearest(name, wanted) or name  # noqa: PLW2901  it is read as what was meant
        found.append(name)
    missing = [name for name in COLUMNS if name not in found and name not in _OPTIONAL]
    for name in missing:
        fix = f"add the column `{name}` to the export; its cells may be empty where the contract has none"
        problems.append(("PM102", Finding(place.at(HEADER), f"the column `{name}` is missing", fix)))
    return None if missing or len(set(found)) < len(found) else tuple(found), problems


def _missing_cells(
    cells: Mapping[str, tuple[Any, ...]], numbers: tuple[int, ...], place: Place, faulty: set[int]
) -> Iterator[Problem]:
    """Find cells that are empty though their row needs them; rows with a wrong cell are at fault already."""
    for name, needing in _NEEDED.items():
        if None not in cells[name]:
            continue
        columns = [cells[column] for column in needing]
        for index, value in enumerate(cells[name]):
            is_needed = not needing or any(column[index] is not None for column in columns)
            if value is None and is_needed and numbers[index] not in faulty:
                because = "" if not needing else ", and the row says something of it"
                at = place.at(numbers[index], name)
                yield "PM102", Finding(at, f"`{name}` is empty{because}", f"fill `{name}` in")
