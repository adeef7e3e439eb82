"""The same registry gives the same bytes, whatever order Python's hashing brings."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def run(seed: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PINGREG_CACHE": "off"}
    command = [sys.executable, "-m", "pingreg", *arguments, "--today", "2026-11-24"]
    return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, check=False)


def test_hash_seeds_change_no_byte_of_any_output(tmp_path: Path) -> None:
    trees = []
    for seed in ("1", "2"):
        out = tmp_path / seed
        assert run(seed, "generate", "--out", str(out)).returncode == 0
        trees.append({file.relative_to(out): file.read_bytes() for file in out.rglob("*") if file.is_file()})
    assert trees[0] == trees[1]


def test_hash_seeds_change_no_byte_of_a_report(tmp_path: Path) -> None:
    broken = tmp_path / "registry"
    broken.mkdir()
    for file in (ROOT / "registry").rglob("*.yaml"):
        copy = broken / file.relative_to(ROOT / "registry")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(file.read_text("utf-8").replace("owner: ", "owner: x"), "utf-8")
    one, two = (run(seed, "check", str(broken), "--format", "json") for seed in ("1", "2"))
    assert one.returncode == two.returncode == 1
    assert one.stdout == two.stdout


def test_hash_seeds_change_no_byte_of_a_comment(tmp_path: Path) -> None:
    narrower = tmp_path / "registry"
    shutil.copytree(ROOT / "registry", narrower)
    for file in narrower.rglob("*.yaml"):
        file.write_text(file.read_text("utf-8").replace("tier: critical", "tier: product"), "utf-8")
    (narrower / "pings/server/batch_changes.yaml").unlink()
    arguments = ("diff", str(narrower), "--registry", "registry", "--format", "markdown")
    one, two = (run(seed, *arguments) for seed in ("1", "2"))
    assert one.returncode == two.returncode == 1
    assert one.stdout == two.stdout
    assert b"What widens" in one.stdout
    assert b"What is new, and who keeps it" in one.stdout
