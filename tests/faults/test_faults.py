"""Plant every failure that was seen in the field in a copy of the real registry, and demand its diagnostic."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from pingreg.cli.main import cli

ROOT = Path(__file__).parents[2]
FAULTS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "faults.yaml").read_text("utf-8"))
PLANTED = [fault for fault in FAULTS if "waits_for" not in fault]


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for folder in ("registry", "generated"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "registry"


def run(*arguments: str) -> Result:
    done = CliRunner().invoke(cli, [*arguments, "--today", "2026-11-24"], env={**os.environ, "PINGREG_CACHE": "off"})
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def plant(copy: Path, edits: list[dict[str, Any]]) -> None:
    for edit in edits:
        file = copy / edit["file"]
        text = file.read_text("utf-8") if file.exists() else ""
        if "append" in edit:
            text = text.rstrip("\n") + "\n" + edit["append"] if text else edit["append"]
        else:
            assert edit["replace"] in text, f"{edit['file']} no longer holds {edit['replace']!r}"
            text = text.replace(edit["replace"], edit.get("with", "a" * edit.get("long", 0)), 1)
        file.write_text(text, "utf-8")


def line_of(file: Path, text: str, nth: int) -> int:
    numbers = [number for number, line in enumerate(file.read_text("utf-8").splitlines(), 1) if text in line]
    return numbers[nth - 1]


@pytest.mark.parametrize("fault", PLANTED, ids=lambda fault: f"{fault['row']}-{fault['fault'].replace(' ', '-')}")
def test_a_planted_fault_is_caught(fault: dict[str, Any], copy: Path) -> None:
    plant(copy, fault["edits"])
    if "expect" not in fault:
        if "before" in fault:
            assert run(*fault["before"]).exit_code == 0
            page = copy.parent / fault["page"]["file"]
            kept = [line for line in page.read_text("utf-8").splitlines() if fault["page"]["drop"] not in line]
            page.write_text("\n".join(kept), "utf-8")
        done = run(*fault["command"])
        assert done.exit_code == 1
        assert fault["says"] in done.output
        return
    done = run("check", "registry", "--format", "json")
    expect = fault["expect"]
    found = [
        (d["code"], d["path"], d["line"])
        for d in json.loads(done.stdout)["diagnostics"]
        if expect.get("guess", "") in d["message"] and expect.get("subject") in {d["subject"], None}
    ]
    line = line_of(copy / expect["file"], expect["at"], expect.get("nth", 1))
    assert (expect["code"], f"registry/{expect['file']}", line) in found
    assert done.exit_code == (0 if expect["code"] == "PN103" else 1)


def test_the_registry_without_a_fault_is_clean(copy: Path) -> None:
    done = run("check", str(copy))
    assert (done.exit_code, done.output.startswith("no problems")) == (0, True)
