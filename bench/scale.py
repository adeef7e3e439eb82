"""A large registry: `check` beside PyYAML's CSafeLoader on the same files, its memory, and how the cost grows.

10,000 fields in 200 files, as `generate.py` writes them. The whole process of `pingreg check` (start, load, resolve,
every rule, print) is held against the seconds that CSafeLoader alone takes within a process of its own
(`loading.py`); the ratio of the two whole processes is printed beside it.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from generate import write
from measuring import PINGREG, PYTHON, TODAY, Result, Run, finish, in_turns, peak, ratio, run, seconds

_RUNS = 7
_FIELDS = 10_000
_CURVE = (1_000, 3_000, 10_000, 30_000, 100_000)


def results() -> Iterator[Result]:
    with tempfile.TemporaryDirectory() as folder:
        yield from _beside_the_loader(Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        yield from _curve(Path(folder))


def _beside_the_loader(folder: Path) -> Iterator[Result]:
    registry = write(folder / "registry", _FIELDS)
    check = [PINGREG, "check", str(registry), "--today", TODAY]
    runs = in_turns(
        {
            "CSafeLoader": [PYTHON, str(Path(__file__).with_name("loading.py")), str(registry)],
            "cold": [*check, "--no-cache"],
            "warm": check,
        },
        runs=_RUNS,
        environment={"XDG_CACHE_HOME": str(folder / "cache")},
    )
    loading = [float(run.output) for run in runs["CSafeLoader"]]
    print(f"      {_FIELDS:,} fields; CSafeLoader alone: {sorted(loading)[len(loading) // 2]:.3f} s within its process")
    for name, found in runs.items():
        whole = ratio(_times(found), _times(runs["CSafeLoader"]))
        print(f"      {name}, whole process: {seconds(found):.3f} s, {whole:.2f} x of CSafeLoader's whole process")
    yield Result(
        f"cold check of {_FIELDS:,} fields / CSafeLoader alone", ratio(_times(runs["cold"]), loading), 2.0, "x"
    )
    yield Result(
        f"warm check of {_FIELDS:,} fields / CSafeLoader alone", ratio(_times(runs["warm"]), loading), 0.4, "x"
    )
    yield Result(f"peak memory of the cold check of {_FIELDS:,} fields", peak(runs["cold"]), 150, "MB")


def _times(runs: list[Run]) -> Iterator[float]:
    return (run.seconds for run in runs)


def _curve(folder: Path) -> Iterator[Result]:
    each: dict[int, float] = {}
    for fields in _CURVE:
        registry = write(folder / str(fields), fields)
        command = [PINGREG, "check", str(registry), "--today", TODAY, "--no-cache"]
        found = [run(command) for _ in range(3)]
        each[fields] = seconds(found) / fields * 1_000_000
        print(
            f"      {fields:>7,} fields: {seconds(found):6.2f} s, {each[fields]:5.0f} us a field, {peak(found):5.0f} MB"
        )
    yield Result("cost of a field at 100,000 / at 10,000", each[100_000] / each[10_000], 1.3, "x")


if __name__ == "__main__":
    sys.exit(finish(results()))
