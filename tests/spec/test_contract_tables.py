"""Tables of contracts: every bad cell is told of where it stands, and good ones say what a file would say."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from pingreg.resolve.law import digest_of_key, standing_of
from pingreg.resolve.standing import EventsKept, Sender
from support.minimal import MINIMAL, TODAY, check, resolved

PATH = "contracts/crm.csv"
BASE = {**MINIMAL, "events/search.yaml": MINIMAL["events/example.yaml"]}
"""A registry with the features that rows name."""
COLUMNS = (
    "customer title hosting license_key_sha256 created tags environment sites"
    " from until pings events withhold reference"
)
ROW: Mapping[str, str] = {
    "customer": "bank",
    "title": "The Bank, Inc.",
    "hosting": "self_hosted",
    "license_key_sha256": digest_of_key("key one"),
    "created": "2024-01-02",
    "tags": "plan:enterprise; dev",
    "sites": "site-one;site-two",
    "from": "2025-01-01",
    "pings": "critical",
    "events": "v2 allow_listed example;search",
    "events_reference": "annex 2",
    "withhold": "app/version",
    "reference": 'order form 6, "clause" 3',
}
CASES = yaml.safe_load((Path(__file__).parent / "tables.yaml").read_text("utf-8"))


def written(*rows: Mapping[str, str], columns: str = f"{COLUMNS} events_reference") -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns.split(), restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def found_in(table: str | bytes) -> list[tuple[str, int, int]]:
    return [(one.code, one.span.line, one.span.column) for one in check({**BASE, PATH: table})]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["it"])
def test_a_mistake_is_told_of_at_its_cell(case: dict[str, object]) -> None:
    rows = [{**ROW, **changes} for changes in case["rows"]]
    text = written(*rows, columns=case.get("columns", f"{COLUMNS} events_reference"))
    files = {**BASE, PATH: text}
    found = check(files)
    lines = text.splitlines()
    told = [(one.code, lines[one.span.line - 1][one.span.column - 1 : one.span.end_column - 1]) for one in found]
    assert told == [tuple(pair) for pair in case["finds"]], found
    assert "The Bank" not in repr([(one.message, one.help, one.subject) for one in found])


@pytest.mark.parametrize(
    "form",
    [
        lambda text: text,
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\n\n"),
        lambda text: text.replace("plan:enterprise; dev", '"plan:enterprise;\n dev"'),
    ],
    ids=["as it is", "byte-order mark", "line ends of another system", "blank lines", "a cell over two lines"],
)
def test_a_row_says_what_a_file_says(form: object) -> None:
    table = form(written(ROW))  # type: ignore[operator]  # one of the functions above
    assert found_in(table) == []
    found = standing_of(resolved({**BASE, PATH: table}), Sender(site="site-two"), received=TODAY)
    assert (found.customer, found.level, found.reference) == ("bank", "critical", 'order form 6, "clause" 3')
    assert found.events == EventsKept(("v2",), ("example", "search"), "allow_listed")
    assert found.withheld == {"app/version"}


def test_the_order_of_columns_and_rows_does_not_matter() -> None:
    rows = [{**ROW, "until": "2026-06-01"}, {**ROW, "from": "2026-06-01", "pings": "full", "sites": "site-three"}]
    backwards = " ".join(reversed(f"{COLUMNS} events_reference".split()))
    tables = (written(*rows), written(*reversed(rows), columns=backwards))
    for table in tables:
        assert found_in(table) == []
        registry = resolved({**BASE, PATH: table})
        (contract,) = registry.contracts.contracts
        assert [len(contract.licenses), len(contract.terms)] == [1, 2]
        for site in ("site-one", "site-three"):
            assert standing_of(registry, Sender(site=site), received=TODAY).level == "full"


def test_a_row_with_a_mistake_keeps_nothing() -> None:
    table = written({**ROW, "pings": "ful"})
    files = {**BASE, PATH: table}
    assert [code for code, *_ in found_in(table)] == ["PM104"]
    with pytest.raises(AssertionError, match="PM104"):
        resolved(files)


@pytest.mark.parametrize(
    ("table", "code", "line"),
    [
        ("", "PS116", 1),
        (f"{written(ROW)}bank,x\n", "PS116", 3),
        (f'{written(ROW)}bank,"x"y\n', "PS116", 3),
        (written(ROW).replace("Bank", "B\u202eank"), "PS107", 2),
        (written(ROW).encode().replace(b"Bank", b"B\xffank"), "PS101", 2),
    ],
)
def test_what_is_no_table_is_refused(table: str | bytes, code: str, line: int) -> None:
    assert [(one.code, one.span.line) for one in check({**BASE, PATH: table})] == [(code, line)]
