"""BigQuery schemas: merged tables, and an order that never changes once it is published."""

import json
import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emit.emitted import emitted, resolved, small

TABLE = "analytics.app_pings.json"
REGISTRY = resolved(small())


def schema(committed: bytes | None = None) -> list[dict[str, object]]:
    before = {} if committed is None else {TABLE: committed}
    return json.loads(emitted("bigquery", registry=REGISTRY, committed=before)[TABLE])


def names(columns: list[dict[str, object]]) -> list[str]:
    return [column["name"] for column in columns]


def record(columns: list[dict[str, object]], *path: str) -> list[dict[str, object]]:
    for name in path:
        columns = next(column for column in columns if column["name"] == name)["fields"]
    return columns


def test_no_column_is_required() -> None:
    modes = set(re.findall(r'"mode": "(\w+)"', emitted("bigquery", registry=REGISTRY)[TABLE]))
    assert modes == {"NULLABLE", "REPEATED"}


def test_pings_that_share_a_table_share_its_columns() -> None:
    assert list(emitted("bigquery", registry=REGISTRY)) == [TABLE]
    assert names(schema()).count("site_id") == 1
    assert names(schema())[-1] == "active"


def test_a_column_that_one_ping_leaves_constant_is_described_by_the_ping_that_fills_it() -> None:
    (column,) = [column for column in schema() if column["name"] == "os"]
    assert column["description"] == "Operating system."


def test_removed_and_never_filled_fields_keep_their_columns() -> None:
    assert {"old", "errors"} <= set(names(record(schema(), "code_usage")))
    assert names(record(schema(), "unused")) == ["Clicks"]


def test_new_columns_come_last_in_table_and_record() -> None:
    before = schema()
    published = list(reversed(schema()))[2:]
    inner = record(published, "code_usage")
    inner[:] = [{"name": "gone", "type": "STRING"}, inner[3], inner[1]]
    after = schema(json.dumps(published).encode())
    assert names(after) == [*names(published), *names(before)[-2:]]
    rest = [name for name in names(record(before, "code_usage")) if name not in names(inner)]
    assert names(record(after, "code_usage")) == [*names(inner)[1:], *rest]


@given(st.randoms(use_true_random=False))
def test_any_published_order_is_kept_and_writing_twice_changes_nothing(random: Random) -> None:
    before = schema()
    random.shuffle(before)
    random.shuffle(record(before, "code_usage"))
    first = emitted("bigquery", registry=REGISTRY, committed={TABLE: json.dumps(before).encode()})
    assert json.loads(first[TABLE]) == before
    second = emitted("bigquery", registry=REGISTRY, committed={TABLE: first[TABLE].encode()})
    assert second == first


@pytest.mark.parametrize(
    "committed",
    [b"", b"\xff", b"{", b"null", b'{"a": 1}', b'[1, {"name": 2}, {"fields": []}]', b"[" * 100_000],
    ids=lambda raw: repr(raw[:20]),
)
def test_a_committed_schema_that_cannot_be_read_has_no_say(committed: bytes) -> None:
    assert schema(committed) == schema()


@pytest.mark.parametrize("table", ["../../etc/passwd", "/a/b", "..", "a\\b", ".hidden", "a b`;drop"])
def test_a_table_cannot_name_a_file_elsewhere(table: str) -> None:
    files = small()
    for ping in ("app", "desktop"):
        path = f"pings/{ping}/ping.yaml"
        files[path] = files[path].replace("analytics.app_pings", json.dumps(table))
    (path,) = emitted("bigquery", files)
    assert re.fullmatch(r"[A-Za-z0-9_-][A-Za-z0-9_.-]*\.json", path)
    assert ".." not in path.split("/")
