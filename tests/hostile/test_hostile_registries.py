"""Registries that mean harm get diagnostics: never a traceback, a hang, a socket or a file elsewhere."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from hostile.conftest import GUARD, Sandbox
from pingreg.render.format import format_names
from support.hostile import CASES, EVIL
from support.minimal import MINIMAL

DAY = "--today=2026-11-24"
HARMLESS = {
    "line ends of another system",
    "a family at the limit",
    "names that are close",
    "examples that are no JSON",
}
"""Cases in which nothing, or nothing in the registry's own files, is wrong."""


@pytest.mark.parametrize("name", CASES)
def test_hostile_registry_gets_diagnostics(name: str, sandbox: Sandbox) -> None:
    sandbox.fill({**MINIMAL, **CASES[name]()})
    code, said = sandbox.run("check", "registry", "--format", "json", DAY, "--no-cache")
    found = json.loads(said)["diagnostics"]
    assert code == 1 or name in HARMLESS
    assert found or name in HARMLESS
    assert all(len(d["message"]) + len(d["help"]) + len(d["subject"]) < 5_000 for d in found)


FEW = (
    "nested lists",
    "other kinds",
    "scripts and templates in texts",
    "names like formats",
    "not UTF-8",
    "a long unknown key",
)


@pytest.mark.parametrize("form", format_names())
@pytest.mark.parametrize("name", FEW)
def test_every_format_prints_them(name: str, form: str, sandbox: Sandbox) -> None:
    sandbox.fill({**MINIMAL, **CASES[name]()})
    _, said = sandbox.run("check", "registry", "--format", form, DAY)
    assert "\x1b" not in said
    assert sandbox.run("check", "registry", "--format", form, DAY)[1] == said


@pytest.mark.parametrize("name", [*FEW, *(name for name in CASES if name.startswith("paths"))])
def test_other_commands_end_as_orderly(name: str, sandbox: Sandbox) -> None:
    sandbox.fill({**MINIMAL, **CASES[name]()})
    (sandbox.folder / "payload.json").write_text('{"site": "x", "example": {"Clicks": 1}}')
    for arguments in (
        ("generate", "--out", str(sandbox.out), "--registry", "registry", DAY),
        ("generate", "--check", "--out", str(sandbox.out), "--registry", "registry", DAY),
        ("convert", "app", str(sandbox.folder / "payload.json"), "--registry", "registry"),
        ("explain", "app/example.Clicks", "--registry", "registry"),
        ("explain", "{0.__class__}", "--registry", "registry"),
    ):
        sandbox.run(*arguments)


def test_nothing_in_a_text_acts_on_a_page(sandbox: Sandbox) -> None:
    sandbox.fill(
        {**MINIMAL, "pings/app/example.yaml": MINIMAL["pings/app/example.yaml"].replace("Clicks on", EVIL[:40])}
    )
    sandbox.fill({"pings/app/example.yaml": (sandbox.root / "pings/app/example.yaml").read_text()})
    sandbox.run("generate", "handbook", "--out", str(sandbox.out), "--registry", "registry", DAY)
    for page in sandbox.out.rglob("*.md"):
        assert "<script" not in page.read_text().lower()
        assert "49" not in page.read_text()


def test_links_and_pipes_in_the_registry_are_refused(sandbox: Sandbox) -> None:
    sandbox.fill(MINIMAL)
    (sandbox.folder / "secret.yaml").write_text("title: secret-canary\n")
    pings = sandbox.root / "pings"
    (pings / "app" / "linked.yaml").symlink_to(sandbox.folder / "secret.yaml")
    (pings / "loop").symlink_to(pings)
    (pings / "self").symlink_to("self")
    (pings / "passwd.yaml").symlink_to("/etc/passwd")
    os.mkfifo(pings / "app" / "pipe.yaml")
    code, said = sandbox.run("check", "registry", "--format", "json", DAY)
    refused = sorted(d["path"] for d in json.loads(said)["diagnostics"] if d["code"] == "PS113")
    assert code == 1
    assert refused == [
        f"registry/pings/{name}" for name in ("app/linked.yaml", "app/pipe.yaml", "loop", "passwd.yaml", "self")
    ]
    assert "secret-canary" not in said


@pytest.mark.parametrize(
    "name", ["\udcff", "a\nb.yaml", "\x1b[31m.yaml", "x..\\y.yaml", "-rf.yaml", "%s.yaml", "::error::.yaml"]
)
def test_names_of_files_do_not_act_on_what_is_printed(name: str, sandbox: Sandbox) -> None:
    sandbox.fill(MINIMAL)
    with (sandbox.root / "pings" / name).open("w"):
        pass
    for form in format_names():
        code, said = sandbox.run("check", "registry", "--format", form, DAY)
        assert code == 1
        assert "\x1b" not in said
        assert not any(line.startswith("::error::") for line in said.splitlines())


def test_manifest_that_is_a_folder_or_a_link_is_no_registry(sandbox: Sandbox) -> None:
    sandbox.fill({path: text for path, text in MINIMAL.items() if path != "pingreg.yaml"})
    (sandbox.root / "pingreg.yaml").mkdir()
    assert sandbox.run("check", "registry", DAY)[0] in {1, 2}
    (sandbox.root / "pingreg.yaml").rmdir()
    (sandbox.root / "pingreg.yaml").symlink_to("/etc/passwd")
    assert sandbox.run("check", "registry", DAY)[0] in {1, 2}
    assert sandbox.run("check", "nowhere", DAY)[0] == 2


def test_verdict_in_the_registry_is_not_believed(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox.fill({**MINIMAL, "teams.yaml": "a: no\n"})
    home = sandbox.root.parent
    monkeypatch.setenv("XDG_CACHE_HOME", "registry/.cache")
    for _ in range(2):
        assert sandbox.run("check", "registry", DAY)[0] == 1
    assert not (sandbox.root / ".cache").exists()
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.delenv("HOME")
    assert sandbox.run("check", "registry", DAY)[0] == 1
    assert sorted(path.name for path in home.iterdir()) == ["registry"]


@pytest.mark.parametrize(
    "name", ["nested lists", "brackets only", "regular expressions that explode", "other kinds", "teams in a circle"]
)
def test_whole_process_ends_in_order(name: str, tmp_path: Path) -> None:
    sandbox = Sandbox(tmp_path)
    sandbox.fill({**MINIMAL, **CASES[name]()})
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONHASHSEED": "1"}
    before = sandbox.snapshot()
    done = subprocess.run(
        [sys.executable, "-m", "pingreg", "check", str(sandbox.root), DAY],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        env=environment,
        timeout=GUARD,
    )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert done.stderr == b""
    assert sandbox.snapshot() == before
