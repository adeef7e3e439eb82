"""Deployed tables: what `bq` prints is read whichever way it is spelled, and anything else is one line."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pingreg.emit.tables.columns import Column
from pingreg.emit.tables.deployed import TableError, deployed_table

FIELDS = [
    {"name": "a", "type": "INT64"},
    {"name": "b", "type": "struct", "mode": "repeated", "fields": [{"name": "c", "type": "BOOL", "mode": "REQUIRED"}]},
    {"name": "d", "type": "STRING", "maxLength": "10", "description": "A text."},
    {"name": "e", "type": "BIGNUMERIC", "precision": 5, "scale": "2"},
    {"name": "f", "type": "RANGE", "rangeElementType": {"type": "DATE"}},
    {"name": "g", "type": "FLOAT64", "mode": "NULLABLE", "policyTags": {"names": ["x"]}},
]
READ = {
    "a": Column("INTEGER"),
    "b": Column("RECORD", is_repeated=True, columns={"c": Column("BOOLEAN", is_required=True)}),
    "d": Column("STRING", parameters=(10,)),
    "e": Column("BIGNUMERIC", parameters=(5, 2)),
    "f": Column("RANGE", parameters=("DATE",)),
    "g": Column("FLOAT"),
}
REFERENCE = {"projectId": "p", "datasetId": "d", "tableId": "t"}


def nested(depth: int) -> object:
    column: dict[str, object] = {"name": "x", "type": "STRING"}
    for _ in range(depth):
        column = {"name": "x", "type": "RECORD", "fields": [column]}
    return [column]


@pytest.mark.parametrize(
    ("document", "name"),
    [
        (FIELDS, None),
        ({"fields": FIELDS}, None),
        ({"schema": {"fields": FIELDS}}, None),
        (
            {"kind": "bigquery#table", "type": "TABLE", "tableReference": REFERENCE, "schema": {"fields": FIELDS}},
            "p.d.t",
        ),
    ],
)
def test_every_form_that_bq_writes_is_read(document: object, name: str | None) -> None:
    for encoding in ("utf-8", "utf-8-sig"):
        found = deployed_table(json.dumps(document, indent=2).encode(encoding))
        assert found.columns == READ
        assert name == (None if found.name is None else ".".join(found.name))


def test_records_are_read_as_deep_as_a_table_has_them() -> None:
    deployed_table(json.dumps(nested(15)).encode())
    with pytest.raises(TableError, match="nested more than 15 records deep"):
        deployed_table(json.dumps(nested(16)).encode())


def test_a_table_is_called_as_it_is_declared_with_its_project_or_without() -> None:
    document = {"tableReference": REFERENCE, "schema": {"fields": FIELDS}}
    found = deployed_table(json.dumps(document).encode())
    assert [name for name in ("p.d.t", "d.t", "t", "x.d.t", "D.t", "a.t", "d.t.x", "") if found.is_called(name)] == [
        "p.d.t",
        "d.t",
        "t",
    ]


BAD: dict[str, tuple[object, str]] = {
    "a number": (1, "has no columns"),
    "nothing": (None, "has no columns"),
    "an object of something else": ({"a": 1}, "has no columns"),
    "a schema without columns": ({"schema": {}}, "has no columns"),
    "an empty list": ([], "has no columns"),
    "an empty list of fields": ({"fields": []}, "has no columns"),
    "a schema of an empty list": ({"tableReference": REFERENCE, "schema": {"fields": []}}, "has no columns"),
    "a table without a schema": ({"tableReference": REFERENCE}, "has no columns"),
    "numbers in a list": ([1, 2], "column 1 of the table has no `name`"),
    "lists in a list": ([[]], "column 1 of the table has no `name`"),
    "a column without a name": ([{"type": "STRING"}], "column 1 of the table has no `name`"),
    "an empty name": ([{"name": "", "type": "STRING"}], "column 1 of the table has no `name`"),
    "a name of more than a line": ([{"name": "a\nb", "type": "STRING"}], "column 1 of the table has no `name`"),
    "half a character as a name": ([{"name": "\ud800", "type": "STRING"}], "column 1 of the table has no `name`"),
    "a long name": ([{"name": "a" * 301, "type": "STRING"}], "column 1 of the table has no `name`"),
    "a name in a record": ([{"name": "r", "type": "RECORD", "fields": [{}]}], "column 1 of `r` has no `name`"),
    "no type": ([{"name": "a"}], "the type of `a`"),
    "a type that is none": ([{"name": "a", "type": "VARCHAR"}], "the type of `a`"),
    "a list as a type": ([{"name": "a", "type": ["STRING"]}], "the type of `a`"),
    "a mode that is none": (
        [{"name": "a", "type": "STRING", "mode": "OPTIONAL"}],
        "the mode of `a` is none of NULLABLE",
    ),
    "a number as a mode": ([{"name": "a", "type": "STRING", "mode": 1}], "the mode of `a`"),
    "no mode at all": ([{"name": "a", "type": "STRING", "mode": None}], "the mode of `a`"),
    "a record of nothing": ([{"name": "a", "type": "RECORD"}], "`a` is a RECORD, and has no `fields`"),
    "a record of an empty list": ([{"name": "a", "type": "RECORD", "fields": []}], "has no `fields`"),
    "a record of a text": ([{"name": "a", "type": "RECORD", "fields": "b"}], "has no `fields`"),
    "a text with fields": ([{"name": "a", "type": "STRING", "fields": FIELDS}], "`a` is a STRING, and has `fields`"),
    "two names that differ in case": (
        [{"name": "ab", "type": "STRING"}, {"name": "AB", "type": "STRING"}],
        "`AB` is there twice",
    ),
    "a length that is no number": ([{"name": "a", "type": "STRING", "maxLength": "ten"}], "no whole number"),
    "a length below nothing": ([{"name": "a", "type": "STRING", "maxLength": -1}], "no whole number"),
    "a length that is a truth": ([{"name": "a", "type": "STRING", "maxLength": True}], "no whole number"),
    "a length in other digits": ([{"name": "a", "type": "STRING", "maxLength": "\u0661"}], "no whole number"),
    "a range of numbers": ([{"name": "a", "type": "RANGE", "rangeElementType": {"type": "INT64"}}], "`a` is a RANGE"),
    "a view": ({"type": "VIEW", "schema": {"fields": FIELDS}}, "`type` is not TABLE"),
    "another type of nothing": ({"type": "\x1b[31m", "schema": {"fields": FIELDS}}, "`type` is not TABLE"),
    "half a reference": ({"tableReference": {"tableId": "t"}, "schema": {"fields": FIELDS}}, "`tableReference` lacks"),
    "more columns than a table has": ([{"name": f"c{n}", "type": "STRING"} for n in range(10_001)], "10,000 columns"),
}


@pytest.mark.parametrize(("document", "says"), BAD.values(), ids=BAD)
def test_what_is_no_table_is_told_in_a_line(document: object, says: str) -> None:
    with pytest.raises(TableError, match=says) as told:
        deployed_table(json.dumps(document).encode())
    assert str(told.value).isprintable()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"{",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"[1e999999, -Infinity",
        b"9" * 10_000,
        b"\x00",
        b"---\na: 1",
    ],
    ids=lambda content: repr(content[:12]),
)
def test_what_is_no_json_is_told_in_a_line(content: bytes) -> None:
    with pytest.raises(TableError):
        deployed_table(content)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(["RECORD", "INT64", "REPEATED"]),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(st.text() | st.sampled_from(["schema", "fields", "name", "type", "mode"]), inner)
    ),
)


@given(JSON)
def test_no_document_is_an_exception_of_another_kind(document: object) -> None:
    for one in (document, [document], {"schema": {"fields": [document]}}, [{"name": "a", "type": document}]):
        try:
            deployed_table(json.dumps(one).encode())
        except TableError:
            continue
