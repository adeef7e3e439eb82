"""Statements: what to run, and when, so that a table's columns become those that are wanted.

A record that is there cannot be added to in SQL, nor can what it holds be relaxed: `bq update` takes the whole schema.
The type of a column inside is changed with that of the whole record. Descriptions are left to `bq update` altogether.
"""

import re
import shlex
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from pingreg.emit.tables.columns import Column, Columns
from pingreg.emit.tables.migration import Act, Path, Step
from pingreg.emit.tables.sql import bare_type_of, quoted, type_of

FIRST, LATER, NEVER = "before the sender", "after the sender", "not needed"
"""The warehouse must have a column before anybody fills it, and keeps it until nobody does."""

_BY_SCHEMA: tuple[Act, ...] = ("add", "relax")
_FOR_BQ = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*(\.[A-Za-z0-9_][A-Za-z0-9_-]*){1,2}")


@dataclass(frozen=True, slots=True)
class Statement:
    """Hold what to run, in SQL or on a command line, what for and when; nothing to run where people have to decide."""

    step: Act | Literal["create", "update"]
    columns: tuple[str, ...]
    when: str
    why: str
    text: str = ""


def creation(table: str, schema: str) -> Statement:
    """Make a table that is not there, of the file that holds its schema."""
    return Statement("create", (), FIRST, *_called(table, schema, "mk", "--table", why="the table is new"))


def statements(table: str, before: Columns, steps: Iterable[Step], schema: str) -> Iterator[Statement]:
    """Write out the steps of one table; `schema` is the path of the file that holds what is wanted."""
    alter = f"ALTER TABLE {quoted(table)}"
    acts: dict[Act, list[Step]] = {}
    for step in steps:
        acts.setdefault(step.act, []).append(step)
    yield from _widenings(alter, before, acts.get("widen", []))
    for step in acts.get("relax", []):
        if not _is_nested(step):
            text = f"{alter} ALTER COLUMN {quoted(step.path[0])} DROP NOT NULL;"
            yield Statement("relax", _names([step]), FIRST, "senders may leave any column out", text)
    if top := [step for step in acts.get("add", []) if not _is_nested(step)]:
        added = ", ".join(f"ADD COLUMN {quoted(step.path[0])} {type_of(_wanted(step))}" for step in top)
        yield Statement("add", _names(top), FIRST, "new", f"{alter} {added};")
    if nested := [step for act in _BY_SCHEMA for step in acts.get(act, []) if _is_nested(step)]:
        why = f"a record that is there is changed by its schema, not in SQL{_hindered(acts)}"
        yield Statement("update", _names(nested), FIRST, *_called(table, schema, "update", why=why))
    for step in acts.get("rewrite", []):
        yield Statement("rewrite", _names([step]), FIRST, _rewriting(step))
    for step in acts.get("wider", []):
        why = f"{_was(step)} takes every {bare_type_of(_wanted(step))}: it stays"
        yield Statement("wider", _names([step]), NEVER, why)
    if kept := acts.get("keep"):
        yield Statement("keep", _names(kept), LATER, "nothing declares it, and old releases may fill it: it stays")


def _widenings(alter: str, before: Columns, steps: Iterable[Step]) -> Iterator[Statement]:
    """Change types in place, all of one record at once."""
    by_column: dict[str, list[Step]] = {}
    for step in steps:
        by_column.setdefault(step.path[0], []).append(step)
    for name, inside in by_column.items():
        wanted = _retyped(before[name], {step.path[1:]: _wanted(step) for step in inside})
        said = dict.fromkeys(f"{_was(step)} becomes {bare_type_of(_wanted(step))}" for step in inside)
        text = f"{alter} ALTER COLUMN {quoted(name)} SET DATA TYPE {type_of(wanted)};"
        yield Statement("widen", _names(inside), FIRST, f"{', '.join(said)} in place", text)


def _retyped(column: Column, wanted: Mapping[Path, Column]) -> Column:
    """Give a column as it is, but with the types that are wanted at their paths."""
    if () in wanted:
        return replace(column, kind=wanted[()].kind, parameters=wanted[()].parameters)
    inside: dict[str, dict[Path, Column]] = {}
    for (first, *rest), one in wanted.items():
        inside.setdefault(first, {})[tuple(rest)] = one
    columns = {name: _retyped(one, inside[name]) if name in inside else one for name, one in column.columns.items()}
    return replace(column, columns=columns)


def _rewriting(step: Step) -> str:
    before, after = step.before, _wanted(step)
    if before is not None and before.is_repeated != after.is_repeated:
        return "the table has to be rewritten: what is one value and what is repeated is fixed"
    if before is not None and after.is_required and not before.is_required:
        return "the table has to be rewritten: no column becomes required"
    return f"the table has to be rewritten: {_was(step)} does not become {bare_type_of(after)} in place"


def _hindered(acts: Mapping[Act, list[Step]]) -> str:
    others = len(acts.get("keep", [])) + len(acts.get("wider", []))
    lacks = f"; in a copy of the file, write {others:,} of its columns as the table has them" if others else ""
    return f"{lacks}; rewrite the table first" if "rewrite" in acts else lacks


def _wanted(step: Step) -> Column:
    if step.after is None:
        message = f"a step that keeps a column wants none: {step}"
        raise ValueError(message)
    return step.after


def _was(step: Step) -> str:
    return "nothing" if step.before is None else bare_type_of(step.before)


def _is_nested(step: Step) -> bool:
    return len(step.path) > 1


def _names(steps: Iterable[Step]) -> tuple[str, ...]:
    return tuple(".".join(step.path) for step in steps)


def _called(table: str, schema: str, *command: str, why: str) -> tuple[str, str]:
    """Give the reason, and a call of `bq`; none where it would take the table's name for something else."""
    if not _FOR_BQ.fullmatch(table):
        return f"{why}; by hand, for it has no name that `bq` takes", ""
    *project, dataset, name = table.split(".")
    named = f"{project[0]}:{dataset}.{name}" if project else f"{dataset}.{name}"
    return why, shlex.join(("bq", *command, named, schema))
