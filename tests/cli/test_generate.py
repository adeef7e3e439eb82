"""`pingreg generate` through the command line."""

import json
import shutil
import sys
from pathlib import Path
from subprocess import run

import pytest
from click.testing import CliRunner

from pingreg.cli.main import cli
from pingreg.emit.target import target_names

ROOT = Path(__file__).parents[2]
COUNTER = """\
  ApplyButtonClicks:
    count: {event: ViewBatchChangeApplyPage, per: lifetime}
    description: Clicks on the button that applies a previewed batch change.
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "generated", tmp_path / "generated")
    return Path(shutil.copytree(ROOT / "registry", tmp_path / "registry"))


def generate(copy: Path, *arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(cli, ["generate", *arguments, "--registry", str(copy), "--today", "2026-11-24"])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


def test_what_is_committed_is_current(copy: Path) -> None:
    code, said = generate(copy, "--check")
    assert (code, "stale" in said) == (0, False)
    assert "generated/bigquery is current (1 file)\n" in said
    assert "registry/metaschema is current (15 files)\n" in said


def test_three_lines_reach_schema_table_and_page(copy: Path, tmp_path: Path) -> None:
    area = copy / "pings" / "server" / "batch_changes.yaml"
    area.write_text(area.read_text() + COUNTER)
    code, said = generate(copy, "--check")
    assert code == 1
    assert "bigquery" in said
    assert "ApplyButtonClicks" in said
    out = tmp_path / "out"
    assert generate(copy, "json-schema", "bigquery", "handbook", "--out", str(out))[0] == 0
    schema = json.loads((out / "json-schema" / "server.full.schema.json").read_text())
    assert "ApplyButtonClicks" in schema["properties"]["batchChangesUsage"]["properties"]
    (table,) = (out / "bigquery").glob("*.json")
    columns = json.loads(table.read_text())
    (area_column,) = (column for column in columns if column["name"] == "batch_changes_usage")
    assert area_column["fields"][-1]["name"] == "ApplyButtonClicks"
    assert any("ApplyButtonClicks" in page.read_text() for page in (out / "handbook").rglob("*.md"))


def test_new_columns_come_last_wherever_a_field_is_declared(copy: Path, tmp_path: Path) -> None:
    area = copy / "pings" / "server" / "batch_changes.yaml"
    area.write_text(area.read_text().replace("fields:\n", f"fields:\n{COUNTER}"))
    out = tmp_path / "out"
    generate(copy, "bigquery", "--out", str(out))
    (new,), (old,) = (
        list(folder.glob("*.json")) for folder in (out / "bigquery", copy.parent / "generated" / "bigquery")
    )
    after, before = (
        next(c for c in json.loads(path.read_text()) if c["name"] == "batch_changes_usage")["fields"]
        for path in (new, old)
    )
    assert [c["name"] for c in after] == [*(c["name"] for c in before), "ApplyButtonClicks"]


def test_a_row_deleted_from_a_page_is_seen(copy: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    generate(copy, "handbook", "--out", str(out))
    page = out / "handbook" / "pings" / "server" / "batch_changes.md"
    lines = page.read_text().splitlines(keepends=True)
    page.write_text("".join(line for line in lines if "BatchChangesClosedCount" not in line))
    code, said = generate(copy, "handbook", "--check", "--out", str(out))
    assert code == 1
    assert "changed: pings/server/batch_changes.md" in said
    assert "BatchChangesClosedCount" in said


def test_missing_and_extra_files_are_named(copy: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    generate(copy, "json-schema", "--out", str(out))
    (out / "json-schema" / "server.schema.json").unlink()
    (out / "json-schema" / "old.schema.json").write_text("{}")
    code, said = generate(copy, "json-schema", "--check", "--out", str(out))
    assert code == 1
    assert "missing: server.schema.json" in said
    assert "extra: old.schema.json" in said


def test_nothing_is_written_for_a_registry_with_errors(copy: Path, tmp_path: Path) -> None:
    (copy / "teams.yaml").write_text("search: {title: Search}\n")
    out = tmp_path / "out"
    code, said = generate(copy, "--out", str(out))
    assert (code, out.exists()) == (1, False)
    assert "nothing was written" in said


def test_the_same_registry_gives_the_same_bytes(copy: Path, tmp_path: Path) -> None:
    trees = []
    for name in ("one", "two"):
        generate(copy, "--out", str(tmp_path / name))
        trees.append(
            {p.relative_to(tmp_path / name): p.read_bytes() for p in (tmp_path / name).rglob("*") if p.is_file()}
        )
    assert trees[0] == trees[1]
    assert not any(str(tmp_path).encode() in content for content in trees[0].values())


def test_an_unknown_target_is_usage(copy: Path) -> None:
    code, said = generate(copy, "json-shema")
    assert (code, "did you mean `json-schema`" in said) == (2, True)


def test_help_lists_every_target_with_the_first_line_of_its_module() -> None:
    said = CliRunner().invoke(cli, ["generate", "--help"]).output
    for name in target_names():
        assert f"\n  {name} " in said
    assert "the registry as Markdown pages" in said


def test_help_imports_no_target_and_no_model() -> None:
    script = (
        "import sys; from pingreg.cli.main import cli; cli(['generate', '--help'], standalone_mode=False);"
        "print(*sys.modules, file=sys.stderr)"
    )
    loaded = run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stderr.split()
    assert not [name for name in loaded if name.startswith(("pingreg.emit.targets.", "pydantic", "jinja2"))]


def test_an_unknown_format_is_usage_with_a_guess(copy: Path) -> None:
    done = CliRunner().invoke(cli, ["check", str(copy), "--format", "sarf"])
    assert done.exit_code == 2
    assert "`sarf` is no format (did you mean `sarif`?); use one of `github`, " in done.output


def test_what_a_target_lacks_is_said_with_a_way_out(copy: Path, tmp_path: Path) -> None:
    policy = copy / "policy.yaml"
    text = policy.read_text()
    start = text.index("processing:")
    policy.write_text(text[:start] + text[text.index("defaults:", start) :])
    code, said = generate(copy, "record", "--out", str(tmp_path / "out"))
    assert code == 0
    assert "note: record: no record of processing: add `processing` to `policy.yaml`" in said
    assert not list((tmp_path / "out").rglob("*.csv"))


def test_waivers_and_examples_reach_pages_and_records(copy: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert generate(copy, "handbook", "record", "--out", str(out))[0] == 0
    register = json.loads((out / "record" / "exceptions.json").read_text())
    assert [one["subject"] for one in register["waivers"]] == ["server/LicenseKey"]
    assert "`PN101`" in (out / "handbook" / "exceptions.md").read_text()
    assert "`demo-licence`" in (out / "handbook" / "disclosure" / "critical.md").read_text()


@pytest.mark.parametrize("target", ["handbook", "record", "json-schema", "bigquery"])
@pytest.mark.parametrize("excuse", ["waiver", "severity"])
def test_nothing_is_written_of_what_claims_too_much_though_the_finding_is_excused(
    copy: Path, tmp_path: Path, excuse: str, target: str
) -> None:
    ping = copy / "pings" / "server" / "ping.yaml"
    ping.write_text(ping.read_text().replace("title: Server ping", "title: Anonymous server ping"))
    if excuse == "waiver":
        waiver = "- {code: PP102, subject: server, owner: data, reason: it sounds good, expires: 2027-01-01}\n"
        with (copy / "waivers.yaml").open("a") as file:
            file.write(waiver)
    else:
        with (copy / "pingreg.yaml").open("a") as file:
            file.write("rules: {PP102: warning}\n")
    out = tmp_path / "out"
    code, said = generate(copy, target, "--out", str(out))
    assert (code, out.exists()) == (1, False)
    assert "pings/server/ping.yaml, `title`: `Anonymous` is said of `server`, and `server/" in said
    assert "Usage:" not in said
