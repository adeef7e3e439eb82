import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from support.minimal import AREA, MINIMAL

_NOTE = "A note that makes the file long. " * 500
_MANY = 70


def _large(folder: Path) -> Path:
    """Write a registry of over a megabyte."""
    _written(folder, MINIMAL)
    for at in range(_MANY):
        area = MINIMAL[AREA].split("at:")[0] + f"at: {{request: area{at}}}\nnote: {_NOTE}\n"
        field = f"  Visits:\n    count: {{event: View, per: week}}\n    description: Visits to page number {at}.\n"
        (folder / f"pings/app/area_{at}.yaml").write_text(f"{area}fields:\n{field}")
    return folder


def _written(folder: Path, files: Mapping[str, str]) -> Path:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder


def _checked(folder: Path, *options: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "pingreg", "check", ".", "--format", "json", "--today", "2026-11-24", *options]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("option", ["--no-cache", "--format=json"])
def test_large_registry_is_read_in_a_second_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = _large(tmp_path / "registry")
    small = _checked(_written(tmp_path / "small", MINIMAL), option)["summary"]
    found = _checked(folder, option)
    assert found["diagnostics"] == []
    assert found["summary"] == {**small, "areas": small["areas"] + _MANY, "fields": small["fields"] + _MANY}


def test_mistake_in_a_large_registry_is_found_once(tmp_path: Path) -> None:
    folder = _large(tmp_path)
    area = folder / "pings/app/area_3.yaml"
    area.write_text(area.read_text() + "  Visits:\n    flag: {}\n    since: 4.10\n")
    found = _checked(folder, "--no-cache")["diagnostics"]
    assert [(one["code"], one["path"]) for one in found] == [
        ("PS103", "pings/app/area_3.yaml"),
        ("PS110", "pings/app/area_3.yaml"),
    ]
