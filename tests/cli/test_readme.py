"""What the README shows of the real registry is what the commands print."""

import re
import shutil
from pathlib import Path

import pytest

from cli.new_registry import run
from emit.emitted import ROOT, emitted, files_under, resolved

README = (ROOT / "README.md").read_text("utf-8")


def shown(start: str, end: str = "```") -> str:
    """Give what stands between two texts."""
    return README.partition(start)[2].partition(end)[0]


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / "registry", tmp_path / "registry")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "registry"


def test_the_mistakes_of_the_tour_are_found_as_they_are_shown(copy: Path) -> None:
    area = copy / "pings/server/batch_changes.yaml"
    mistakes = shown("## Every mistake at once\n\n```yaml\n")
    area.write_text(area.read_text("utf-8") + mistakes, "utf-8")
    demo = (ROOT / ".ci/demo").read_text("utf-8")
    assert mistakes in demo
    assert run("check", "--today", "2026-11-24").output == shown("```console\n$ pingreg check\n")


def test_as_many_files_are_made_as_are_shown() -> None:
    registry = resolved(files_under(ROOT / "registry"))
    block = shown("$ pingreg generate\n")
    for target in ("bigquery", "json-schema", "metaschema", "record"):
        said = re.search(rf"^{target} .*: 0 written, (\d+) unchanged$", block, re.MULTILINE)
        assert said
        assert int(said[1]) == len(emitted(target, registry=registry))


def test_pages_and_records_say_what_is_shown(copy: Path) -> None:
    done = run("generate", "handbook", "record", "--out", str(copy.parent / "out"), "--today", "2026-11-24")
    pages = re.search(r"^handbook .*: (\d+) written", done.output, re.MULTILINE)
    assert pages
    assert f"handbook     build/handbook: 0 written, {pages[1]} unchanged\n" in README
    page = (copy.parent / "out/handbook/disclosure/critical.md").read_text("utf-8").splitlines()
    rows = (copy.parent / "out/record/controller.self_hosted.csv").read_text("utf-8").splitlines()
    cells = [",".join(row.split(",")[4:11]) for row in rows]
    assert shown("disclosure/critical.md\n", "$ cut") == "".join(f"{line}\n" for line in page[6:9])
    wanted = [row for row in cells if "purpose" in row or "user.behavior" in row or "email" in row]
    assert shown("grep -e purpose -e user.behavior -e email\n") == "".join(f"{row}\n" for row in wanted)


def test_the_metric_is_the_file_and_the_joins_are_what_is_explained(copy: Path) -> None:
    metric = (copy / "metrics/stickiness.yaml").read_text("utf-8")
    assert metric == shown("# registry/metrics/stickiness.yaml\n")
    lines = run("explain", "server").output.splitlines()
    assert "".join(f"{line}\n" for line in lines[-4:]) == shown("$ pingreg explain server | tail -n 4\n")


def test_a_field_is_explained_as_it_is_shown(copy: Path) -> None:
    assert copy.exists()
    said = run("explain", "server/initAdmin").output.partition("  kept under")[0]
    assert said == shown("$ pingreg explain server/initAdmin\n").partition("  kept under")[0]
