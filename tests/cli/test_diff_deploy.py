"""`pingreg diff` on the real registry: what engineers and customers have to do, and what is deployed already."""

import json
import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from faults.test_faults import ROOT, copy, plant
from pingreg.cli.main import cli

__all__ = ["copy"]
SCHEMA = json.loads((ROOT / "generated/bigquery/sourcegraph_analytics.update_checks.json").read_text("utf-8"))
TABLE = "sourcegraph_analytics.update_checks"
REFERENCE = {"projectId": "acme", "datasetId": "sourcegraph_analytics", "tableId": "update_checks"}
COUNTER = """\
fields:
  ApplyClicks:
    count: {event: ViewBatchChangeApplyPage, per: lifetime}
    description: Clicks on the button that applies a batch change.
"""
WIDER = """
  MeanTime:
    mean: {of: time that a trigger takes, per: week}
    type: %s
    unit: ms
    description: Mean time that a trigger takes.
"""
ADDED = {"file": "pings/server/batch_changes.yaml", "replace": "fields:\n", "with": COUNTER}
WIDENED = {"file": "pings/server/growth.yaml", "replace": "tier: product", "with": "tier: critical"}
SUPPORTS = {"file": "pings/server/growth.yaml", "replace": "[product_improvement]", "with": "[support]"}
VERSION = {"file": "pings/server/ping.yaml", "replace": "cadence: 30m", "with": "schema_version: {}\ncadence: 30m"}


def run(*arguments: object, given: str | None = None) -> Result:
    command = ["diff", *map(str, arguments), "--registry", "registry", "--today", "2026-11-24"]
    done = CliRunner().invoke(cli, command, env={**os.environ, "PINGREG_CACHE": "off"}, input=given)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def sections(*arguments: object) -> dict[str, Any]:
    return json.loads(run(*arguments, "--format", "json").stdout)


def sections_between(base: Path, head: Path) -> dict[str, Any]:
    return json.loads(run(base, head, "--format", "json").stdout)


def deployed(folder: Path, fields: object, **more: object) -> Path:
    path = folder / "bq_show.json"
    document = {"type": "TABLE", "tableReference": REFERENCE, "schema": {"fields": fields}, **more}
    path.write_text(json.dumps(document, indent=2), "utf-8")
    return path


def versioned(folder: Path, version: str) -> None:
    plant(folder, [{**VERSION, "with": VERSION["with"].format(version)}])


def test_nothing_changed_means_no_section(copy: Path) -> None:
    assert copy.exists()
    assert not {"versions", "tables", "deployed", "disclosure"} & sections(ROOT / "registry").keys()


def test_a_counter_that_is_added_is_a_version_a_column_and_a_line_for_customers(copy: Path) -> None:
    plant(copy, [ADDED])
    found = sections(ROOT / "registry")
    (version,) = found["versions"]
    assert (version["ping"], version["needed"], version["because"]) == ("server", "addition", "1 field added")
    (step,) = found["tables"]
    assert (step["table"], step["step"], step["columns"]) == (TABLE, "update", "batch_changes_usage.ApplyClicks")
    assert step["statement"].startswith(f"bq update {TABLE} ")
    assert [row["told"] for row in found["disclosure"]] == ["neutral", "expanded", "neutral"]
    assert found["disclosure"][1]["fields"] == "1: server/batchChangesUsage.ApplyClicks"


def test_a_version_that_is_too_low_fails_and_one_that_is_enough_does_not(copy: Path, tmp_path: Path) -> None:
    versioned(copy, "4-0-2")
    base = shutil.copytree(copy, tmp_path / "base")
    plant(copy, [ADDED])
    result = run(base)
    assert result.exit_code == 1
    assert "error[PC260]: the version of the ping `server` has to be raised to `4-0-3` at least" in result.stdout
    plant(copy, [{"file": "pings/server/ping.yaml", "replace": "4-0-2", "with": "4-0-3"}])
    result = run(base)
    assert result.exit_code == 0
    assert "server  4-0-2   4-0-3  addition  addition: 4-0-3  1 field added" in result.stdout


def test_a_column_that_another_ping_fills_is_no_column_that_nobody_declares(copy: Path, tmp_path: Path) -> None:
    base = shutil.copytree(copy, tmp_path / "base")
    plant(copy, [{"file": "pings/server/ping.yaml", "replace": 'os: "", ', "with": ""}])
    found = sections(base)
    assert [one["needed"] for one in found["versions"]] == ["revision"]
    assert "tables" not in found


def test_a_whole_record_is_written_where_one_of_its_fields_is_widened(copy: Path, tmp_path: Path) -> None:
    base = shutil.copytree(copy, tmp_path / "base")
    mean = {"file": "pings/server/code_monitoring.yaml", "append": WIDER % "integer"}
    plant(copy, [mean])
    plant(base, [{**mean, "append": WIDER % "number"}])
    (row,) = sections(base)["tables"]
    assert (row["step"], row["when"], row["statement"]) == ("wider", "not needed", "")
    (back,) = sections_between(copy, base)["tables"]
    names = [column["name"] for column in SCHEMA if column["name"] == "code_monitoring_usage"]
    assert (back["step"], back["columns"], names) == ("widen", f"{names[0]}.MeanTime", names)
    record = next(column for column in SCHEMA if column["name"] == names[0])
    said = back["statement"].partition(" SET DATA TYPE ")[2]
    assert [part.partition("`")[0] for part in said.split("<`", 1)[1].split(", `")] == [
        *(column["name"] for column in record["fields"]),
        "MeanTime",
    ]


def test_sections_go_with_what_is_asked_for(copy: Path) -> None:
    plant(copy, [ADDED, WIDENED, SUPPORTS])
    names = ("versions", "tables", "disclosure")
    shown = {
        category: {name for name in names if name in sections(ROOT / "registry", "--for", category)}
        for category in ("ingest", "table", "code", "privacy")
    }
    assert shown == {"ingest": {"versions"}, "table": {"tables"}, "code": {"versions"}, "privacy": {"disclosure"}}


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_sections_are_printed_for_people(copy: Path, form: str) -> None:
    plant(copy, [ADDED])
    said = run(ROOT / "registry", "--format", form).stdout
    for title in (
        "Versions of pings",
        "Tables: the warehouse first, the sender second",
        "What customers are to be told",
    ):
        assert title in said


def test_a_registry_that_is_deployed_needs_nothing(copy: Path, tmp_path: Path) -> None:
    assert copy.exists()
    for fields in (SCHEMA, _as_standard_sql(SCHEMA), list(reversed(SCHEMA))):
        result = run("--table", deployed(tmp_path, fields))
        assert (result.exit_code, result.stdout) == (0, "no problems in 2 pings, 30 areas, 825 fields\n")


def test_a_table_that_is_behind_fails_until_it_is_altered(copy: Path, tmp_path: Path) -> None:
    plant(copy, [ADDED])
    path = deployed(tmp_path, [column for column in SCHEMA if column["name"] != "license_key"])
    result = run("--table", path)
    assert result.exit_code == 1
    assert f"error[PC265]: the deployed table `{TABLE}` is behind what is declared, in 2 columns" in result.stdout
    found = sections("--table", path)["deployed"]
    assert [(row["step"], row["columns"], row["when"]) for row in found] == [
        ("add", "license_key", "before the sender"),
        ("update", "batch_changes_usage.ApplyClicks", "before the sender"),
    ]
    assert found[0]["statement"] == f"ALTER TABLE `{TABLE}` ADD COLUMN `license_key` STRING;"


def test_what_is_deployed_and_not_declared_is_dropped_after_the_sender(copy: Path, tmp_path: Path) -> None:
    plant(copy, [])
    found = run("--table", deployed(tmp_path, [*SCHEMA, {"name": "extra`; --", "type": "DATE"}]), "--format", "json")
    assert found.exit_code == 0
    (told,), (row,) = (json.loads(found.stdout)[name] for name in ("diagnostics", "deployed"))
    assert (told["code"], told["severity"], told["remarks"]["columns"]) == ("PC266", "warning", "extra`; --")
    assert (row["step"], row["when"], row["statement"]) == ("keep", "after the sender", "")


def test_a_type_that_differs_is_a_table_to_be_rewritten(copy: Path, tmp_path: Path) -> None:
    assert copy.exists()
    fields = [{**column, "type": "BYTES"} if column["name"] == "license_key" else column for column in SCHEMA]
    found = sections("--table", deployed(tmp_path, fields))
    assert [(one["code"], one["remarks"]["columns"]) for one in found["diagnostics"]] == [("PC267", "license_key")]
    assert found["deployed"][0]["why"] == "the table has to be rewritten: BYTES does not become STRING in place"


def test_a_table_is_compared_beside_a_base_too(copy: Path, tmp_path: Path) -> None:
    plant(copy, [ADDED])
    found = sections(ROOT / "registry", "--table", deployed(tmp_path, SCHEMA))
    assert found["tables"] == found["deployed"]


def test_a_plain_schema_is_of_the_only_table_or_of_the_one_that_is_named(copy: Path, tmp_path: Path) -> None:
    text = json.dumps(SCHEMA)
    assert run("--table", "-", given=text).exit_code == 0
    assert run("--table", "-", "--table-name", TABLE, given=text).exit_code == 0
    near = run("--table", "-", "--table-name", TABLE[:-1], given=text)
    assert (near.exit_code, f"did you mean `{TABLE}`?" in near.output) == (2, True)
    plant(copy, [{"file": "pings/desktop/ping.yaml", "replace": TABLE, "with": "sourcegraph_analytics.desktop"}])
    unnamed = run("--table", "-", given=text)
    assert (unnamed.exit_code, "use --table-name with one of" in unnamed.output) == (2, True)
    other = deployed(tmp_path, SCHEMA, tableReference={**REFERENCE, "tableId": "other"})
    elsewhere = run("--table", other)
    assert (elsewhere.exit_code, "no ping is stored in `acme.sourcegraph_analytics.other`" in elsewhere.output) == (
        2,
        True,
    )


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "it is no JSON"),
        ("[" * 100_000, "nested too deep"),
        ("[]", "it has no columns"),
        ('{"schema": {"fields": []}}', "it has no columns"),
        ("[1, 2, 3]", "column 1 of the table has no `name`"),
        ('{"schema": {"fields": [{"name": "a", "type": "TEXT"}]}}', "the type of `a`"),
        ('[{"name": "a", "type": "STRING", "mode": "optional"}]', "the mode of `a`"),
        ('[{"name": "a", "type": "STRING"}, {"name": "A", "type": "STRING"}]', "`A` is there twice"),
    ],
    ids=lambda value: value[:20],
)
def test_a_file_that_describes_no_table_is_one_line_and_exit_2(copy: Path, content: str, says: str) -> None:
    assert copy.exists()
    result = run("--table", "-", given=content)
    assert (result.exit_code, says in result.output, result.stdout) == (2, True, "")
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "name BASE"),
        (("--merge-base",), "name BASE"),
        (("--table", "-", "--merge-base"), "name BASE"),
        (("--table", "-", "--released", "v1"), "name BASE"),
        (("--table", "-", "--write-review", "x"), "name BASE"),
        (("HEAD", "--table-name", "x"), "--table-name says which table"),
        (("--table", "nowhere.json"), "does not exist"),
        (("--table", "registry"), "is a directory"),
    ],
    ids=" ".join,
)
def test_what_is_called_the_wrong_way_is_told(copy: Path, arguments: Sequence[str], says: str) -> None:
    assert copy.exists()
    result = run(*arguments, given="[]")
    assert (result.exit_code, says in result.output) == (2, True), result.output


def test_a_table_of_five_thousand_columns_nobody_declares_is_told_in_a_few_words(copy: Path, tmp_path: Path) -> None:
    assert copy.exists()
    many = [{"name": f"column_{number}", "type": "STRING"} for number in range(5_000)]
    result = run("--table", deployed(tmp_path, [*SCHEMA, *many]))
    assert result.exit_code == 0
    assert "has 5,000 columns that nobody declares" in result.stdout
    assert "and 4,995 more" in result.stdout


def _as_standard_sql(fields: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Spell types as SQL does, names in another case, and leave out what is the default."""
    spelled = {"INTEGER": "INT64", "FLOAT": "FLOAT64", "BOOLEAN": "BOOL", "RECORD": "STRUCT"}
    return [
        {
            "name": column["name"].upper(),
            "type": spelled.get(column["type"], column["type"]),
            **({"mode": "REPEATED"} if column["mode"] == "REPEATED" else {}),
            **({"fields": _as_standard_sql(column["fields"])} if "fields" in column else {}),
        }
        for column in fields
    ]


def test_a_file_that_has_no_end_is_no_table() -> None:
    result = run("--table", Path("/dev/zero"))
    assert result.exit_code == 2
    assert "has over 20,000,000 bytes, and describes no table" in result.stderr
