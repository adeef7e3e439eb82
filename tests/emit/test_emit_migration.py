"""Migrations of tables: the steps lead from what there is to what is wanted, and no name ends its quotes."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pingreg.emit.tables.columns import Column, Columns, Kind
from pingreg.emit.tables.migration import Path, Step, migration
from pingreg.emit.tables.sql import quoted, type_of
from pingreg.emit.tables.statements import FIRST, LATER, Statement, creation, statements

KINDS: tuple[Kind, ...] = ("INTEGER", "FLOAT", "NUMERIC", "BIGNUMERIC", "STRING", "TIMESTAMP", "BOOLEAN")
WIDER = {
    ("FLOAT", "INTEGER"),
    ("NUMERIC", "INTEGER"),
    ("BIGNUMERIC", "INTEGER"),
    ("BIGNUMERIC", "NUMERIC"),
    ("FLOAT", "NUMERIC"),
}
NAMES = st.sampled_from(["a", "A", "b", "c", "Long_name", "é"])
TOKEN = re.compile(r"`(?:[^`\\]|\\.)*`|[A-Z][A-Z0-9]*|[0-9]+|[<>(),;]| +")
"""What a statement is made of: a name in quotes, a word, a number, a sign."""


def columns(*, is_declared: bool) -> st.SearchStrategy[Columns]:
    """Draw columns, no two called alike but for their case; what is declared is neither required nor limited."""
    required = st.sampled_from([False] if is_declared else [False, True])
    limits = st.just(()) if is_declared else st.sampled_from([(), (10,)])
    leaf = st.builds(Column, st.sampled_from(KINDS), st.booleans(), required, limits).map(plausible)
    return st.recursive(
        named(leaf),
        lambda inner: named(leaf | st.builds(record, inner.filter(bool), st.booleans(), required)),
        max_leaves=12,
    )


def named(column: st.SearchStrategy[Column]) -> st.SearchStrategy[Columns]:
    return st.dictionaries(NAMES, column, max_size=4).map(
        lambda drawn: {
            name: drawn[name] for name in drawn if name not in {other.upper() for other in drawn if other != name}
        }
    )


def record(inner: Columns, is_repeated: bool, is_required: bool) -> Column:  # noqa: FBT001  hypothesis calls it
    return Column("RECORD", is_repeated, is_required and not is_repeated, columns=inner)


def plausible(column: Column) -> Column:
    has_limit = column.kind in {"STRING", "NUMERIC", "BIGNUMERIC"}
    return replace(
        column,
        is_required=column.is_required and not column.is_repeated,
        parameters=column.parameters if has_limit else (),
    )


def applied(before: Columns, steps: tuple[Step, ...]) -> Columns:
    """Do what the steps say, and nothing else."""
    for step in steps:
        if step.act not in {"keep", "wider"}:
            before = _put(before, step.path, step)
    return before


def _put(columns: Columns, path: Path, step: Step) -> Columns:
    name, *rest = path
    if rest:
        inner = _put(columns[name].columns, tuple(rest), step)
        return {**columns, name: replace(columns[name], columns=inner)}
    assert step.after is not None
    match step.act:
        case "add":
            assert name not in columns
            return {**columns, name: step.after}
        case "rewrite":
            return {**columns, name: step.after}
        case "widen":
            return {**columns, name: replace(columns[name], kind=step.after.kind, parameters=step.after.parameters)}
        case "relax":
            return {**columns, name: replace(columns[name], is_required=False)}
        case _:
            pytest.fail(f"nothing is done by `{step.act}`")


def bare(columns: Columns) -> dict[str, object]:
    """Give what columns are but for the case of their names, their order and their descriptions."""
    return {
        name.lower(): (one.kind, one.is_repeated, one.is_required, one.parameters, bare(one.columns))
        for name, one in columns.items()
    }


def wanted(before: Columns, after: Columns) -> dict[str, object]:
    """Give what is declared, and beside it what was there and is not declared, no longer required."""
    there = {name.lower(): one for name, one in before.items()}
    found = bare({name: replace(one, is_required=False) for name, one in there.items()})
    for name, one in after.items():
        was = there.get(name.lower())
        is_same = was is not None and was.kind == one.kind == "RECORD" and was.is_repeated == one.is_repeated
        if (
            was is not None
            and was.is_repeated == one.is_repeated
            and (was.kind, one.kind) in WIDER
            and not was.parameters
        ):
            one = replace(one, kind=was.kind)  # noqa: PLW2901  a type that takes all that is declared stays
        inner = wanted(was.columns, one.columns) if is_same and was else bare(one.columns)
        found[name.lower()] = (one.kind, one.is_repeated, one.is_required, one.parameters, inner)
    return found


@given(columns(is_declared=False), columns(is_declared=True))
def test_the_steps_lead_to_what_is_declared_and_keep_the_rest(before: Columns, after: Columns) -> None:
    steps = migration(before, after)
    assert bare(applied(before, steps)) == wanted(before, after)
    assert {step.act for step in migration(applied(before, steps), after)} <= {"keep", "wider"}


@given(columns(is_declared=False))
def test_what_is_there_needs_nothing(there: Columns) -> None:
    assert migration(there, there) == ()
    described = {name: replace(one, description="Another one.") for name, one in there.items()}
    assert migration(there, dict(reversed(described.items()))) == ()


@given(columns(is_declared=False), columns(is_declared=True))
def test_every_step_is_in_one_statement_and_every_statement_is_sql_or_for_bq(before: Columns, after: Columns) -> None:
    steps = migration(before, after)
    made = list(statements("d.t", before, steps, "t.json"))
    assert sorted(name for one in made for name in one.columns) == sorted(".".join(step.path) for step in steps)
    for one in made:
        assert (one.when == LATER) == (one.step == "keep")
        if one.step in {"rewrite", "wider", "keep"}:
            assert one.text == ""
        elif one.step == "update":
            assert one.text == "bq update d.t t.json"
        else:
            assert one.text.startswith("ALTER TABLE `d.t` ")
            assert "".join(TOKEN.findall(one.text)) == one.text


@given(columns(is_declared=False), columns(is_declared=True))
def test_a_widening_changes_nothing_else_of_its_record(before: Columns, after: Columns) -> None:
    for one in statements("d.t", before, migration(before, after), "t.json"):
        if one.step == "widen":
            top = one.columns[0].partition(".")[0]
            said = one.text.partition(" SET DATA TYPE ")[2].removesuffix(";")
            assert re.findall("`[^`]*`", said) == re.findall("`[^`]*`", type_of(before[top]))


@given(st.text(min_size=1))
def test_no_name_ends_its_quotes(name: str) -> None:
    assert re.fullmatch(r"`(?:[^`\\]|\\.)*`", quoted(name))
    assert quoted(name).isprintable()
    unescaped = re.sub(
        r"\\(?:U([0-9a-f]{8})|(.))", lambda one: chr(int(one[1], 16)) if one[1] else one[2], quoted(name)[1:-1]
    )
    assert unescaped == name


@pytest.mark.parametrize(
    "name", ["`; DROP TABLE t; --", "a\\", "a\\`", "a\n`", "\u2028", "\u202e", "'\"", "a`, ADD COLUMN `b", "*/ --"]
)
def test_a_name_of_a_registry_or_a_file_injects_nothing(name: str) -> None:
    after = {name: Column("RECORD", columns={name: Column("STRING")}), "there": Column("FLOAT")}
    before: Columns = {"there": Column("INTEGER", is_required=True)}
    for one in statements(name, before, migration(before, after), "t.json"):
        assert "".join(TOKEN.findall(one.text)) == one.text
        assert one.text.count(";") - "".join(re.findall(r"`(?:[^`\\]|\\.)*`", one.text)).count(";") == 1


CASES: dict[str, tuple[Columns, Columns, tuple[tuple[str, str], ...]]] = {
    "columns are added at once": (
        {"a": Column("STRING")},
        {
            "a": Column("STRING"),
            "b": Column("INTEGER", is_repeated=True),
            "c": Column("RECORD", is_repeated=True, columns={"d": Column("BOOLEAN")}),
        },
        (("add", "ALTER TABLE `p.d.t` ADD COLUMN `b` ARRAY<INT64>, ADD COLUMN `c` ARRAY<STRUCT<`d` BOOL>>;"),),
    ),
    "a whole number becomes any number": (
        {"A": Column("INTEGER", is_required=True)},
        {"a": Column("FLOAT")},
        (
            ("widen", "ALTER TABLE `p.d.t` ALTER COLUMN `A` SET DATA TYPE FLOAT64;"),
            ("relax", "ALTER TABLE `p.d.t` ALTER COLUMN `A` DROP NOT NULL;"),
        ),
    ),
    "a text of some length becomes any text": (
        {"a": Column("STRING", parameters=(10,)), "b": Column("NUMERIC", parameters=(5, 2))},
        {"a": Column("STRING"), "b": Column("FLOAT")},
        (
            ("widen", "ALTER TABLE `p.d.t` ALTER COLUMN `a` SET DATA TYPE STRING;"),
            ("widen", "ALTER TABLE `p.d.t` ALTER COLUMN `b` SET DATA TYPE FLOAT64;"),
        ),
    ),
    "what stands in a record is widened with the whole record, and then added to": (
        {
            "r": Column(
                "RECORD", columns={"a": Column("INTEGER", is_required=True), "x": Column("RANGE", parameters=("DATE",))}
            )
        },
        {
            "r": Column(
                "RECORD",
                columns={"a": Column("FLOAT"), "b": Column("STRING"), "x": Column("RANGE", parameters=("DATE",))},
            )
        },
        (
            (
                "widen",
                "ALTER TABLE `p.d.t` ALTER COLUMN `r` SET DATA TYPE STRUCT<`a` FLOAT64 NOT NULL, `x` RANGE<DATE>>;",
            ),
            ("update", "bq update p:d.t 'a folder/t.json'"),
        ),
    ),
    "what stands in a repeated record does not change its type": (
        {"r": Column("RECORD", is_repeated=True, columns={"a": Column("INTEGER")})},
        {"r": Column("RECORD", is_repeated=True, columns={"a": Column("FLOAT")})},
        (("rewrite", ""),),
    ),
    "a repeated column does not change its type": (
        {"a": Column("INTEGER", is_repeated=True)},
        {"a": Column("FLOAT", is_repeated=True)},
        (("rewrite", ""),),
    ),
    "other types do not become each other": (
        {
            "a": Column("STRING", parameters=(5,)),
            "b": Column("STRING"),
            "c": Column("TIMESTAMP"),
            "d": Column("RECORD", columns={"x": Column("STRING")}),
        },
        {"a": Column("INTEGER"), "b": Column("INTEGER"), "c": Column("STRING"), "d": Column("STRING")},
        (("rewrite", ""), ("rewrite", ""), ("rewrite", ""), ("rewrite", "")),
    ),
    "a type that takes all that is declared stays": (
        {"a": Column("FLOAT", is_repeated=True), "b": Column("BIGNUMERIC", is_required=True)},
        {"a": Column("INTEGER", is_repeated=True), "b": Column("INTEGER")},
        (("relax", "ALTER TABLE `p.d.t` ALTER COLUMN `b` DROP NOT NULL;"), ("wider", ""), ("wider", "")),
    ),
    "a required column that nobody fills is relaxed and stays": (
        {"a": Column("STRING", is_required=True)},
        {},
        (("relax", "ALTER TABLE `p.d.t` ALTER COLUMN `a` DROP NOT NULL;"), ("keep", "")),
    ),
}


@pytest.mark.parametrize(("before", "after", "expected"), CASES.values(), ids=CASES)
def test_statements_are_those_that_are_documented(
    before: Columns, after: Columns, expected: tuple[tuple[str, str], ...]
) -> None:
    made = statements("p.d.t", before, migration(before, after), "a folder/t.json")
    assert tuple((one.step, one.text) for one in made) == expected


def test_what_hinders_an_update_by_schema_is_said() -> None:
    before = {"r": Column("RECORD", columns={"a": Column("STRING")}), "gone": Column("STRING"), "b": Column("FLOAT")}
    after = {"r": Column("RECORD", columns={"a": Column("STRING"), "c": Column("STRING")}), "b": Column("STRING")}
    (update,) = of(statements("d.t", before, migration(before, after), "t.json"), "update")
    assert "write 1 of its columns as the table has them" in update.why
    assert "rewrite the table first" in update.why


def of(made: Iterator[Statement], step: str) -> list[Statement]:
    return [one for one in made if one.step == step]


@pytest.mark.parametrize("table", ["t", "--force", "d.t x", "d.$(id)", "a.b.c.d", "d.", "-d.t", "d.t\n"])
def test_bq_is_called_with_no_name_that_it_takes_for_something_else(table: str) -> None:
    made = creation(table, "t.json")
    assert (made.text, "no name that `bq` takes" in made.why) == ("", True)


def test_a_table_that_is_not_there_is_made_of_its_schema() -> None:
    made = creation("d.t", "it's.json")
    assert (made.when, made.text) == (FIRST, """bq mk --table d.t 'it'"'"'s.json'""")
