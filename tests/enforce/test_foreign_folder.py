"""A folder that holds something else is left as it is."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pingreg.cli.main import cli

ROOT = Path(__file__).parents[2]
PINGS = (ROOT / "examples/pings.ndjson").read_bytes()


def run(*arguments: str) -> Result:
    done = CliRunner().invoke(cli, list(arguments))
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def enforced(source: Path, out: Path) -> Result:
    where = ["--registry", str(ROOT / "registry"), "--received-at", "2026-11-25"]
    return run("enforce", "server", str(source), "-o", str(out), *where)


@pytest.mark.parametrize("name", ["server.ndjson", "quarantine.ndjson", "report.json"])
@pytest.mark.parametrize("content", [PINGS, b"{}", b'{"digests": {}, "payloads": {}}', b"[1"])
def test_what_is_of_no_run_is_not_written_over(tmp_path: Path, name: str, content: bytes) -> None:
    source = tmp_path / "pings.ndjson"
    source.write_bytes(PINGS)
    out = tmp_path / "out"
    out.mkdir()
    (out / name).write_bytes(content)
    assert enforced(source, out).exit_code == 2
    assert (out / name).read_bytes() == content


def test_an_input_is_not_written_over_by_its_own_output(tmp_path: Path) -> None:
    source = tmp_path / "server.ndjson"
    source.write_bytes(PINGS)
    assert enforced(source, tmp_path).exit_code == 2
    assert source.read_bytes() == PINGS


@pytest.mark.parametrize(
    "checkpoint", ["{}", '{"binding": 1}', '{"binding": {}, "tally": {}, "place": {}, "sizes": {}}']
)
def test_a_checkpoint_that_is_none_is_told(tmp_path: Path, checkpoint: str) -> None:
    source, partial = tmp_path / "pings.ndjson", tmp_path / "out" / ".partial"
    source.write_bytes(PINGS)
    partial.mkdir(parents=True)
    (partial / "checkpoint.json").write_text(checkpoint, "utf-8")
    assert enforced(source, tmp_path / "out").exit_code in {0, 2}


@pytest.mark.parametrize("line", ["no json", "[1]", '{"input": 1}', '{"problems": 7}'])
def test_a_quarantine_that_is_not_as_it_was_written_is_told(tmp_path: Path, line: str) -> None:
    source, out = tmp_path / "pings.ndjson", tmp_path / "out"
    source.write_bytes(PINGS)
    assert enforced(source, out).exit_code == 0
    (out / "quarantine.ndjson").write_text(f"{line}\n", "utf-8")
    done = run("verify", str(out))
    assert (done.exit_code, "not as a run writes it" in done.output) == (4, True)


def test_a_finished_run_without_its_output_is_not_called_finished(tmp_path: Path) -> None:
    source, out = tmp_path / "pings.ndjson", tmp_path / "out"
    source.write_bytes(PINGS)
    assert enforced(source, out).exit_code == 0
    (out / "server.ndjson").unlink()
    assert enforced(source, out).exit_code == 2
    assert json.loads((out / "report.json").read_text("utf-8"))["payloads"]["in"] == 8
