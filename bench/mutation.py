"""Weakenings: every edit of one value of the real registry that lets more happen, and who notices it.

What is made, and of which keys, stands in `tests/mutation/`; each is judged in process, by `diff` first. A weakening
that nobody notices, and of whose kind nobody says why it may escape, exceeds the limit.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator

from measuring import PYTHON, ROOT, Result, finish

_SHARE = re.compile(r"^noticed: ([0-9.]+)%", re.MULTILINE)
_COST = re.compile(r"([0-9]+) ms each")
_UNEXPLAINED = "NOBODY KNOWS WHY"


def results() -> Iterator[Result]:
    command = [PYTHON, "-m", "mutation.table"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "tests")}
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    print(done.stdout, done.stderr, sep="")
    share, cost = _SHARE.search(done.stdout), _COST.search(done.stdout)
    if share is None or cost is None:
        sys.exit("no table was printed")
    yield Result("share of weakenings with an effect that are noticed", float(share[1]), 90, "%", at_least=True)
    yield Result("kinds of weakenings that escape without a reason", done.stdout.count(_UNEXPLAINED), 0, "")
    yield Result("judging one weakening", float(cost[1]), 100, "ms")


if __name__ == "__main__":
    sys.exit(finish(results()))
