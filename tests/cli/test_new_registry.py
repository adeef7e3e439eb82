"""`new registry` and `new ping`: what they write passes the check, and stands over nothing."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from cli.new_registry import DAY, begun, files_of, is_sound, new, run


def test_new_registry_passes_check_without_a_finding(tmp_path: Path) -> None:
    made = run("new", "registry", str(tmp_path / "telemetry"), *DAY)
    assert made.exit_code == 0, made.output
    checked = run("check", str(tmp_path / "telemetry"), *DAY)
    assert (checked.exit_code, checked.output) == (0, "no problems in 1 ping, 1 area, 2 fields\n")


def test_new_files_name_the_schema_for_editors(tmp_path: Path) -> None:
    files = files_of(begun(tmp_path))
    schemas = {path: content.split(b"\n")[0].rsplit(b"=", maxsplit=1)[-1].decode() for path, content in files.items()}
    assert schemas == {
        "pingreg.yaml": "metaschema/manifest.schema.json",
        "policy.yaml": "metaschema/policy.schema.json",
        "teams.yaml": "metaschema/teams.schema.json",
        "pings/server/ping.yaml": "../../metaschema/ping.schema.json",
        "pings/server/site.yaml": "../../metaschema/area.schema.json",
        "pings/server/queue.yaml": "../../metaschema/area.schema.json",
    }


def test_new_registry_writes_into_no_folder_that_holds_something(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("mine")
    refused = run("new", "registry", str(tmp_path), *DAY)
    assert refused.exit_code == 2
    assert "is not empty" in refused.output
    assert files_of(tmp_path) == {"note.txt": b"mine"}


@pytest.mark.parametrize(
    ("flag", "value"),
    [("--ping", "../../x"), ("--team", "A B"), ("--name", "/etc"), ("--title", "a\x1b[2Jb"), ("--endpoint", "a\nb")],
)
def test_new_registry_refuses_words_that_cannot_name_anything(tmp_path: Path, flag: str, value: str) -> None:
    refused = run("new", "registry", str(tmp_path / "r"), flag, value, *DAY)
    assert refused.exit_code == 2
    assert "\x1b" not in refused.output
    assert not (tmp_path / "r").exists()


def test_an_endpoint_that_check_refuses_leaves_no_registry(tmp_path: Path) -> None:
    refused = run("new", "registry", str(tmp_path / "r"), "--endpoint", "ftp://x", *DAY)
    assert refused.exit_code == 1
    assert "error[PM106]" in refused.output
    assert not (tmp_path / "r").exists()


def test_new_ping_passes_check_beside_the_first(tmp_path: Path) -> None:
    root = begun(tmp_path)
    words = ("--owner", "telemetry", "--endpoint", "https://pings.example.com/agent")
    made = new(root, "ping", "agent", *words, "--description", "Sent by every agent once a day.", "--cadence", "1d")
    assert made.exit_code == 0, made.output
    assert is_sound(root)
    again = new(root, "ping", "agent", *words, "--description", "Sent by every agent once a day.")
    assert again.exit_code == 2
    assert "exists already" in again.output


def test_missing_flags_are_named_in_one_error(tmp_path: Path) -> None:
    refused = new(begun(tmp_path), "ping", "agent")
    assert refused.exit_code == 2
    assert "missing: --description, --endpoint, --owner;" in refused.output


def test_help_has_examples_and_imports_no_model() -> None:
    script = (
        "import sys\nfrom pingreg.cli.main import cli\n"
        "cli.main(['new', sys.argv[1], '--help'], standalone_mode=False)\n"
        "print({'pydantic', 'yaml', 're2'} & set(sys.modules))\n"
    )
    for kind in ("registry", "ping", "area", "field"):
        shown = subprocess.run([sys.executable, "-c", script, kind], capture_output=True, text=True, check=True).stdout
        assert f"pingreg new {kind}" in shown.partition("Example")[2]
        assert shown.endswith("set()\n")


def test_every_header_names_a_schema_that_is_generated() -> None:
    root = Path(__file__).parents[2]
    sources = [file.read_text("utf-8") for file in (root / "src/pingreg/cli/new").glob("*.py")]
    named = {name for text in sources for name in re.findall(r'file_of\([^"\n]*(?:"[^"]*", )?"([a-z-]+)"', text)}
    written = {file.name.removesuffix(".schema.json") for file in (root / "registry/metaschema").glob("*.schema.json")}
    assert {"area", "local-events", "ping"} <= named <= written
