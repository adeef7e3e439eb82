"""Migration: what makes the columns that a table has those that it should have, column by column.

BigQuery compares names of columns without their case, and changes few types in place: see
https://cloud.google.com/bigquery/docs/managing-table-schemas. It changes none inside of a repeated record or of a
repeated column.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from pingreg.emit.tables.columns import Column, Columns, Kind

Act = Literal["add", "widen", "relax", "rewrite", "wider", "keep"]
Path = tuple[str, ...]

_WIDER: dict[Kind, frozenset[Kind]] = {
    "INTEGER": frozenset({"NUMERIC", "BIGNUMERIC", "FLOAT"}),
    "NUMERIC": frozenset({"BIGNUMERIC", "FLOAT"}),
}
"""Types that a type may become in place."""


@dataclass(frozen=True, slots=True)
class Step:
    """Do one thing to one column, which `path` leads to through records, by the names that the table has.

    `add` has no column `before`, and `keep` none `after`: what nothing declares stays as it is, and so does what is
    `wider` than it has to be. `widen` and `relax` are done in place, `rewrite` is not.
    """

    act: Act
    path: Path
    before: Column | None
    after: Column | None


def migration(before: Columns, after: Columns) -> tuple[Step, ...]:
    """List the steps from the columns that there are to those that are wanted; another description is no step."""
    return tuple(_steps(before, after, (), is_in_list=False))


def _steps(before: Columns, after: Columns, at: Path, *, is_in_list: bool) -> Iterator[Step]:
    there = {name.lower(): (name, column) for name, column in before.items()}
    for name, column in after.items():
        found = there.pop(name.lower(), None)
        if found is None:
            yield Step("add", (*at, name), None, column)
        else:
            yield from _compared(found[1], column, (*at, found[0]), is_in_list=is_in_list)
    for name, column in there.values():
        if column.is_required:
            # Nobody fills it, and a row without it would be refused.
            yield Step("relax", (*at, name), column, replace(column, is_required=False))
        yield Step("keep", (*at, name), column, None)


def _compared(before: Column, after: Column, path: Path, *, is_in_list: bool) -> Iterator[Step]:
    is_inside = is_in_list or before.is_repeated
    is_same = before.kind == after.kind and before.parameters == after.parameters
    if before.is_repeated != after.is_repeated or (after.is_required and not before.is_required):
        yield Step("rewrite", path, before, after)
        return
    if not is_same:
        act = _act(before, after, is_inside=is_inside)
        yield Step(act, path, before, after)
        if act == "rewrite":
            return
    if before.is_required and not after.is_required:
        yield Step("relax", path, before, after)
    if before.kind == "RECORD":
        yield from _steps(before.columns, after.columns, path, is_in_list=is_inside)


def _act(before: Column, after: Column, *, is_inside: bool) -> Act:
    if _is_wider(before, after):
        return "wider"
    return "widen" if _is_wider(after, before) and not is_inside else "rewrite"


def _is_wider(after: Column, before: Column) -> bool:
    """Tell whether a type takes every value of another; one with parameters takes less than one without."""
    is_bare = not after.parameters
    return is_bare and (after.kind == before.kind or after.kind in _WIDER.get(before.kind, frozenset()))
