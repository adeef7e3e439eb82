"""What every call pays: `pingreg --help` beside a bare interpreter, and `check` on this project's own registry.

Whole processes. Cold is `--no-cache`; warm is a second call with a cache folder of its own.
"""

import sys
import tempfile
from collections.abc import Iterator

from measuring import PINGREG, PYTHON, TODAY, Result, finish, in_turns, ratio, seconds

_RUNS = 15


def results() -> Iterator[Result]:
    check = [PINGREG, "check", "registry", "--today", TODAY]
    with tempfile.TemporaryDirectory() as cache:
        runs = in_turns(
            {
                "bare": [PYTHON, "-c", "pass"],
                "help": [PINGREG, "--help"],
                "cold": [*check, "--no-cache"],
                "warm": check,
            },
            runs=_RUNS,
            environment={"XDG_CACHE_HOME": cache},
        )
    for name, found in runs.items():
        print(f"      {name}: {seconds(found) * 1000:.0f} ms")
    bare = [run.seconds for run in runs["bare"]]
    yield Result("pingreg --help / python -c pass", ratio((run.seconds for run in runs["help"]), bare), 5, "x")
    yield Result("check of the real registry, cold", seconds(runs["cold"]), 0.6, "s")
    yield Result("check of the real registry, warm", seconds(runs["warm"]), 0.25, "s")


if __name__ == "__main__":
    sys.exit(finish(results()))
