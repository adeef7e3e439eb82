"""The real registry says of every field that is sent what the inventory of the sender's and receiver's code says."""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from pingreg.diagnostics import Diagnostic
from pingreg.resolve.model import Field, Registry, dotted
from pingreg.resolve.registry import resolve
from pingreg.source.documents import load
from pingreg.source.files import contents_of
from pingreg.source.tree import FolderTree
from pingreg.spec.files import model

ROOT = Path(__file__).parents[2]
INVENTORY = Path(__file__).with_name("inventory.csv")
DESKTOP_ONLY = frozenset({"os", "totalRepos", "activeToday"})
DESKTOP_TOO = frozenset({"site", "deployType", "version"})
PERIODS = {
    "day": "day",
    "week": "week",
    "month": "month",
    "rolling-month": "rolling 30d",
    "total": "lifetime",
    "current": "now",
}
TYPES = {"timestamp": "string", "array<string>": "string"}

Row = dict[str, str]


@cache
def loaded() -> tuple[Registry, tuple[Diagnostic, ...]]:
    """Resolve the real registry, with what is wrong with it."""
    tree = FolderTree(ROOT / "registry", prefix="registry/")
    contents, of_tree = contents_of(tree)
    documents, of_source = load(tree, contents)
    specs, of_spec = model(documents)
    registry, of_resolve = resolve(specs, documents)
    assert registry is not None
    return registry, (*of_tree, *of_source, *of_spec, *of_resolve)


@cache
def inventory() -> dict[str, Row]:
    """Give the inventory's rows by the name of the field that each describes."""
    with INVENTORY.open(newline="") as file:
        rows = list(csv.DictReader(file))
    return {f"{'desktop' if row['path'] in DESKTOP_ONLY else 'server'}/{row['path']}": row for row in rows}


def fields() -> dict[str, Field]:
    """Give the registry's fields by name."""
    return {field.name: field for field in loaded()[0].fields}


def test_registry_is_sound() -> None:
    found = [f"{d.span.path}:{d.span.line}: {d.code} {d.message}" for d in loaded()[1]]
    assert not found, "\n" + "\n".join(found)


def test_registry_declares_what_is_sent_and_nothing_else() -> None:
    expected = set(inventory()) | {f"desktop/{path}" for path in DESKTOP_TOO}
    missing = [f"missing: {name}" for name in sorted(expected - set(fields()))]
    extra = [f"not sent: {name}" for name in sorted(set(fields()) - expected)]
    assert not missing + extra, "\n" + "\n".join(missing + extra)
    assert len(fields()) == 825  # 819 of the server, 6 of the desktop app


def test_every_field_is_declared_as_it_is_sent_and_stored() -> None:
    declared = fields()
    differing = [
        f"{name}: {what} is {found}, and {said} in the inventory"
        for name, row in inventory().items()
        if name in declared
        for what, found, said in compared(declared[name], row)
        if found != said
    ]
    assert not differing, "\n" + "\n".join(differing)


def compared(field: Field, row: Row) -> Iterator[tuple[str, str, str]]:
    """Pair what the registry says of a field with what its row says."""
    column = dotted(field.column.steps) if field.column else ""
    yield "the column", column, row["warehouse_path"]
    yield "the type", field.type, TYPES.get(row["type"], row["type"])
    yield "the list", str(field.repeated), str(row["type"].startswith("array"))
    yield "the tier", field.tier, row["tier"]
    yield "the status", status(field), row["status"]
    yield "null", "yes" if field.nullable else "no", row["nullable"]
    if field.column is not None:
        yield "the column's type", stored_type(field), row["warehouse_type"] or stored_type_of(row["type"])
    period = getattr(field.measure, "per", None)
    if row["aggregation"] and period not in {None, "now"}:
        yield "the period", str(period), PERIODS[row["aggregation"]]


def stored_type(field: Field) -> str:
    """Give the JSON type of the value in the warehouse message."""
    assert field.column is not None
    return "string" if field.column.conversion in {"string", "join", "word"} else field.type


def stored_type_of(sent: str) -> str:
    """Give the type in the message of a value that is passed on as it was sent."""
    return TYPES.get(sent, sent)


def status(field: Field) -> str:
    """Say where a field stands in its life, in the inventory's words."""
    spec = field.spec
    given = {"removed": spec.removed, "deprecated": spec.deprecated, "unpopulated": spec.never_filled}
    return next((name for name, said in given.items() if said is not None), "active")


def test_what_public_pages_leave_out_is_marked() -> None:
    areas = {(area.ping, area.name): area.spec.documented for area in loaded()[0].areas}
    hidden = [f for f in loaded()[0].fields if documented(f, by_area=areas[f.ping, f.area]) is False]
    assert len(hidden) == 38


def documented(field: Field, *, by_area: bool | None) -> bool | None:
    """Say whether a field stands on the public pages; None where neither it nor its area says so."""
    return by_area if field.spec.documented is None else field.spec.documented


def test_descriptions_are_written_once() -> None:
    seen: dict[str, str] = {}
    copied = [
        f"{field.name}: `{field.description}` is the description of {seen[field.description]}"
        for field in loaded()[0].fields
        if seen.setdefault(field.description, field.name) != field.name
    ]
    assert not copied, "\n" + "\n".join(copied)


@pytest.mark.parametrize(("area", "lines"), [("search", 80)])
def test_families_keep_large_areas_short(area: str, lines: int) -> None:
    text = (ROOT / f"registry/pings/server/{area}.yaml").read_text()
    assert len(text.splitlines()) <= lines
