"""A comparison: `diff` against a git branch beside `buf breaking` on a proto module of as many fields.

10,000 fields in 200 files on either side, in a repository of their own, without a cache. One file is changed, then all
of them. buf comes from npm, into a folder under `build/`; what it finds is not what we find, for it knows no tiers.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from generate import FIELDS_PER_FILE, write
from measuring import PINGREG, ROOT, TODAY, Result, finish, in_turns, ratio, seconds

_RUNS = 5
_FIELDS = 10_000
_UNCACHED = {"PINGREG_CACHE": "off"}
_KEPT = re.compile(r"^description: .*$", re.MULTILINE)


def results() -> Iterator[Result]:
    buf = _installed(ROOT / "build" / "buf")
    with tempfile.TemporaryDirectory() as name:
        ours, theirs = _repository(Path(name, "ours")), _repository(Path(name, "theirs"))
        write(ours / "registry", _FIELDS)
        _write_module(theirs)
        for repository in (ours, theirs):
            _git(repository, "add", "-A")
            _git(repository, "commit", "-q", "-m", "base")
        diff = [PINGREG, "diff", "main", "--registry", str(ours / "registry"), "--today", TODAY]
        breaking = [str(buf), "breaking", str(theirs), "--against", f"{theirs}/.git#branch=main"]
        for what, most, limit in (("one file", 1, 0.6), ("all files", None, 1.5)):
            _change(ours, "registry/pings/*/*.yaml", _described, most)
            _change(theirs, "*.proto", _commented, most)
            runs = in_turns({"diff": diff, "buf": breaking}, runs=_RUNS, environment=_UNCACHED)
            for command, found in runs.items():
                print(f"      {what} changed, {command}: {seconds(found):.3f} s")
            share = ratio((run.seconds for run in runs["diff"]), (run.seconds for run in runs["buf"]))
            yield Result(f"diff of {_FIELDS:,} fields, {what} changed / buf breaking", share, limit, "x")
        yield from _real(Path(name, "real"))


def _real(folder: Path) -> Iterator[Result]:
    """Compare the real registry, after a change of an area, and after one of the policy, for which all is looked at."""
    repository = _repository(folder)
    shutil.copytree(ROOT / "registry", repository / "registry")
    _git(repository, "add", "-A")
    _git(repository, "commit", "-q", "-m", "base")
    diff = [PINGREG, "diff", "main", "--registry", str(repository / "registry"), "--today", TODAY]
    for what, path, old, new in (
        ("an area", "pings/server/batch_changes.yaml", "tier: product", "tier: critical"),
        ("the policy", "policy.yaml", "from_level: full", "from_level: critical"),
    ):
        file = repository / "registry" / path
        file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")
        found = in_turns({"diff": diff}, runs=_RUNS, environment=_UNCACHED, exits=1)["diff"]
        yield Result(f"diff of the real registry, {what} widened, cold", seconds(found), 0.6, "s")
    ready = [PINGREG, "ready", "--against", "main", "--registry", str(repository / "registry"), "--today", TODAY]
    found = in_turns({"ready": ready}, runs=_RUNS, environment=_UNCACHED, exits=1)["ready"]
    yield Result("ready on the real registry, both widened, cold", seconds(found), 2, "s")


def _write_module(folder: Path) -> None:
    (folder / "buf.yaml").write_text("version: v2\n", "utf-8")
    for number in range(_FIELDS // FIELDS_PER_FILE):
        fields = "".join(
            f"  // Times that somebody did number {at} of part {number}.\n  int64 done_{at} = {at};\n"
            for at in range(1, FIELDS_PER_FILE + 1)
        )
        text = f'syntax = "proto3";\n\npackage bench.v1;\n\n// Part {number}.\nmessage Part{number} {{\n{fields}}}\n'
        (folder / f"part{number}.proto").write_text(text, "utf-8")


def _change(repository: Path, pattern: str, changed: Callable[[str], str], most: int | None) -> None:
    files = [path for path in sorted(repository.glob(pattern)) if path.name != "ping.yaml"]
    for path in files[:most]:
        path.write_text(changed(path.read_text("utf-8")), "utf-8")


def _described(text: str) -> str:
    return _KEPT.sub(lambda match: f"{match[0]} Said better.", text, count=1)


def _commented(text: str) -> str:
    return text.replace("// Part", "// The part", 1)


def _repository(folder: Path) -> Path:
    folder.mkdir()
    _git(folder, "init", "-q", "-b", "main")
    return folder


def _git(folder: Path, *arguments: str) -> None:
    who = {f"GIT_{role}_{what}": "bench@example.com" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, env={**os.environ, **who})


def _installed(folder: Path) -> Path:
    binary = folder / "node_modules" / ".bin" / "buf"
    if not binary.exists():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text('{"private": true}\n', "utf-8")
        command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "@bufbuild/buf@1"]
        subprocess.run(command, cwd=folder, check=True)
    return binary


if __name__ == "__main__":
    sys.exit(finish(results()))
