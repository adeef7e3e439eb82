"""Streams: `enforce` on generated payloads beside orjson's copy of the same lines, ajv in node, and the floor.

Whole processes, file to file, on one processor, whose seconds are counted: elapsed ones hold what other processes take
of it too. One process and two are held against each other by elapsed seconds. What a run of a single line takes is
taken off every run's time. Mixed levels, two HMACs a payload, counts, quarantine and checkpoints are on; the
peers do less: orjson copies, and ajv has one file to write and counts nothing. orjson, simdjson and ajv come from their
registries, into folders under `build/`.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import Any

from measuring import PINGREG, PYTHON, ROOT, Result, Run, finish, in_turns, peak, run
from measuring import ratio as ratio_of
from payloads import AREAS, KEYS, SITES, level_of, site_id, write_registry

_PEERS = Path(__file__).with_name("peers")
_RUNS = 5
_RECEIVED = "2026-11-25"
_SMALL, _LARGE = 10, 40
_PINNED = ("taskset", "-c", "0")


@dataclass(frozen=True)
class Bench:
    """Hold the folder that is worked in, and the peers."""

    folder: Path
    python: Path
    node_modules: Path

    def enforce(self, leaves: int, file: Path, *options: str) -> list[str]:
        """Write the command that enforces a file, into a folder that is not there yet."""
        out = self.folder / "out"
        keys = self.folder / "keys"
        command = [PINGREG, "enforce", "app", str(file), "--registry", str(self.folder / f"registry{leaves}")]
        return [*command, "--keys", str(keys), "--received-at", _RECEIVED, "-o", str(out), *options]

    def clear(self) -> None:
        shutil.rmtree(self.folder / "out", ignore_errors=True)


def results() -> Iterator[Result]:
    with tempfile.TemporaryDirectory(dir=_roomy()) as folder:
        bench = Bench(Path(folder), _python_peers(ROOT / "build" / "json"), _node_peers(ROOT / "build" / "ajv"))
        (bench.folder / "keys").touch(0o600)
        (bench.folder / "keys").write_text(KEYS, "utf-8")
        for leaves in (_SMALL, _LARGE):
            write_registry(bench.folder / f"registry{leaves}", leaves)
            _write_for_ajv(bench, leaves)
        yield from _beside_peers(bench)
        yield from _larger_payloads(bench)
        yield from _real_ping(bench)
        yield from _in_bulk(bench)


def _beside_peers(bench: Bench) -> Iterator[Result]:
    file, one = _written(bench, 100_000, _SMALL, faulty=0.03)
    commands = _commands(bench, _SMALL, file)
    found = _net(bench, commands, _commands(bench, _SMALL, one))
    _print_all("100,000 payloads of 2.9 KB, 3 % faulty", file, found)
    yield Result("orjson's copy / enforce, 2.9 KB, 3 % faulty", found.ratio("orjson"), 0.8, "x", at_least=True)
    yield Result("ajv / enforce, 2.9 KB, 3 % faulty", found.ratio("ajv"), 2.2, "x", at_least=True)
    both = ratio_of(found.elapsed["enforce"], found.elapsed["two processes"])
    yield Result("one process / two, elapsed", both, 1.6, "x", at_least=True)
    for faulty, limit in ((0.2, 0.5), (1.0, 0.3)):
        file, one = _written(bench, 50_000, _SMALL, faulty=faulty)
        wanted = ("orjson", "enforce")
        commands = {name: command for name, command in _commands(bench, _SMALL, file).items() if name in wanted}
        found = _net(bench, commands, _commands(bench, _SMALL, one))
        _print_all(f"50,000 payloads of 2.9 KB, {faulty:.0%} faulty", file, found)
        share = found.ratio("orjson")
        yield Result(f"orjson's copy / enforce, 2.9 KB, {faulty:.0%} faulty", share, limit, "x", at_least=True)


def _larger_payloads(bench: Bench) -> Iterator[Result]:
    file, one = _written(bench, 20_000, _LARGE, faulty=0.03)
    found = _net(bench, _commands(bench, _LARGE, file), _commands(bench, _LARGE, one))
    _print_all("20,000 payloads of 11 KB, 3 % faulty", file, found)
    yield Result("orjson's copy / enforce, 11 KB, 3 % faulty", found.ratio("orjson"), 0.8, "x", at_least=True)
    yield Result("ajv / enforce, 11 KB, 3 % faulty", found.ratio("ajv"), 2.2, "x", at_least=True)


def _real_ping(bench: Bench) -> Iterator[Result]:
    sample = json.loads((ROOT / "registry/pings/server/examples/valid/full_4x.json").read_text("utf-8"))
    line = json.dumps(sample.get("payload", sample), separators=(",", ":")) + "\n"
    file, one = bench.folder / "real.ndjson", bench.folder / "real1.ndjson"
    with file.open("w", encoding="utf-8") as out:
        out.writelines(line for _ in range(40_000))
    one.write_text(line, "utf-8")
    found = _net(bench, _real_commands(bench, file), _real_commands(bench, one))
    _print_all("40,000 times the sample of the real ping", file, found)
    yield Result("orjson's copy / enforce, real ping", found.ratio("orjson"), 0.8, "x", at_least=True)


def _real_commands(bench: Bench, file: Path) -> dict[str, Sequence[str]]:
    out = ["-o", str(bench.folder / "out"), "--received-at", _RECEIVED]
    return {
        "orjson": [*_PINNED, str(bench.python), str(_PEERS / "copy_orjson.py"), str(file), str(bench.folder / "copy")],
        "enforce": [*_PINNED, PINGREG, "enforce", "server", str(file), "--registry", str(ROOT / "registry"), *out],
    }


def _in_bulk(bench: Bench) -> Iterator[Result]:
    """Look at memory, and at how the cost grows."""
    small, _ = _written(bench, 100_000, _SMALL, faulty=0.03)
    large = bench.folder / "million.ndjson"
    with large.open("wb") as out:
        for _ in range(10):
            with small.open("rb") as part:
                shutil.copyfileobj(part, out)
    runs: dict[str, Run] = {}
    for name, file in (("100,000", small), ("1,000,000", large)):
        bench.clear()
        runs[name] = run([*_PINNED, *bench.enforce(_SMALL, file)])
        print(f"      {name} payloads: {runs[name].processor:.1f} s of the processor, {peak([runs[name]]):.0f} MB")
    cost = runs["1,000,000"].processor / runs["100,000"].processor
    yield Result("1,000,000 payloads / 100,000", cost, 11, "x")
    yield Result("peak memory of 1,000,000 payloads", peak([runs["1,000,000"]]), 150, "MB")


def _commands(bench: Bench, leaves: int, file: Path) -> dict[str, Sequence[str]]:
    copy = str(bench.folder / "copy")
    python = str(bench.python)
    schemas, sites = (str(bench.folder / f"{name}{leaves}.json") for name in ("schemas", "sites"))
    modules = str(bench.node_modules / "package.json")
    return {
        "simdjson, parse only": [*_PINNED, python, str(_PEERS / "parse_simdjson.py"), str(file)],
        "orjson, parse only": [*_PINNED, python, str(_PEERS / "parse_orjson.py"), str(file)],
        "orjson": [*_PINNED, python, str(_PEERS / "copy_orjson.py"), str(file), copy],
        "enforce": [*_PINNED, *bench.enforce(leaves, file)],
        "two processes": bench.enforce(leaves, file, "--jobs", "2"),
        "ajv": [*_PINNED, "node", str(_PEERS / "ajv.mjs"), schemas, sites, str(file), copy, modules],
    }


@dataclass(frozen=True)
class Net:
    """Hold the seconds of each run, without what a single line takes: of the processor, and elapsed ones."""

    processor: dict[str, list[float]]
    elapsed: dict[str, list[float]]

    def ratio(self, name: str, other: str = "enforce") -> float:
        return ratio_of(self.processor[name], self.processor[other])


def _net(bench: Bench, commands: dict[str, Sequence[str]], single: dict[str, Sequence[str]]) -> Net:
    cleared = {name: _clearing(bench, command) for name, command in commands.items()}
    start = in_turns({name: _clearing(bench, single[name]) for name in commands}, runs=3)
    runs = in_turns(cleared, runs=_RUNS)
    return Net(_without(start, runs, attrgetter("processor")), _without(start, runs, attrgetter("seconds")))


def _without(
    start: dict[str, list[Run]], runs: dict[str, list[Run]], time: Callable[[Run], float]
) -> dict[str, list[float]]:
    base = {name: min(map(time, found)) for name, found in start.items()}
    return {name: [max(0.001, time(one) - base[name]) for one in found] for name, found in runs.items()}


def _clearing(bench: Bench, command: Sequence[str]) -> list[str]:
    """Remove the output of the run before; it costs a millisecond, and is taken off with the start."""
    return ["sh", "-c", 'rm -rf "$0"; exec "$@"', str(bench.folder / "out"), *command]


def _print_all(title: str, file: Path, found: Net) -> None:
    size = file.stat().st_size / 1e6
    print(f"      {title}: {size:.0f} MB; seconds without the start, of the processor and elapsed, MB/s of the first,")
    print("      and the ratio to orjson's copy")
    for name, times in found.processor.items():
        median, elapsed = statistics.median(times), statistics.median(found.elapsed[name])
        share = ratio_of(found.processor["orjson"], times)
        print(f"      {name:<24} {median:6.2f} s {elapsed:6.2f} s {size / median:7.0f} MB/s {share:6.2f} x")


def _written(bench: Bench, count: int, leaves: int, *, faulty: float) -> tuple[Path, Path]:
    """Write payloads, and the first of them alone."""
    file, one = bench.folder / f"{leaves}-{faulty}.ndjson", bench.folder / f"{leaves}-one.ndjson"
    # By other processes: what starts as a copy of a large one counts as large itself.
    for path, number, share in ((file, count, faulty), (one, 1, 0)):
        if not path.exists():
            run([PYTHON, str(Path(__file__).with_name("payloads.py")), str(number), str(leaves), str(share), str(path)])
    return file, one


def _write_for_ajv(bench: Bench, leaves: int) -> None:
    """Write schemas that remove what is not kept: ours of the full level, and the same without the withheld areas."""
    registry = bench.folder / f"registry{leaves}"
    out = bench.folder / f"schema{leaves}"
    run([PINGREG, "generate", "json-schema", "--registry", str(registry), "--out", str(out)])
    full = json.loads((out / "json-schema" / "app.full.schema.json").read_text("utf-8"))
    critical: dict[str, Any] = {**full, "$id": "critical", "properties": dict(full["properties"])}
    for area in range(2, AREAS):
        del critical["properties"][f"areaUsage{area}"]
    schemas = {"full": {**full, "$id": "full"}, "critical": critical}
    (bench.folder / f"schemas{leaves}.json").write_text(json.dumps(schemas), "utf-8")
    levels = {site_id(site): level_of(site) for site in range(SITES)}
    (bench.folder / f"sites{leaves}.json").write_text(json.dumps(levels), "utf-8")


def _python_peers(folder: Path) -> Path:
    python = folder / "bin" / "python"
    if not (folder / "done").exists():
        subprocess.run([PYTHON, "-m", "venv", str(folder)], check=True)
        install = ["-m", "pip", "install", "-qq", "--disable-pip-version-check", "orjson", "pysimdjson"]
        subprocess.run([str(python), *install], check=True)
        (folder / "done").touch()
    return python


def _node_peers(folder: Path) -> Path:
    if not (folder / "node_modules" / "ajv").exists():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text('{"private": true}\n', "utf-8")
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "ajv@8"], cwd=folder, check=True)
    return folder


def _roomy() -> str | None:
    """Prefer a file system in memory, where there is room: disks differ from run to run."""
    shared = Path("/dev/shm")  # noqa: S108  a folder of a random name is made in it
    if not shared.is_dir():
        return None
    found = os.statvfs(shared)
    return str(shared) if found.f_bavail * found.f_frsize > 8e9 else None


if __name__ == "__main__":
    sys.exit(finish(results()))
