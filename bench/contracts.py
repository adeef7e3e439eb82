"""What contracts cost: a CRM's table of 50,000 licenses beside csv.reader alone.

The table is read in processes of their own, in turns; what is timed is stated in `reading_table.py`.
"""

import hashlib
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from measuring import PYTHON, ROOT, Result, finish, in_turns, ratio

_LICENSES = 50_000
_RUNS = 5
_COLUMNS = (
    *("customer", "title", "hosting", "license_key_sha256", "created", "tags", "environment", "sites"),
    *("from", "until", "pings", "events", "withhold", "reference"),
)


def results() -> Iterator[Result]:
    reading = str(ROOT / "bench" / "reading_table.py")
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder, "crm.csv")
        table.write_text("".join(_lines()), "utf-8")
        print(f"      {_LICENSES:,} licenses, {table.stat().st_size / 1_000_000:.1f} MB")
        runs = in_turns(
            {name: [PYTHON, reading, name, str(table)] for name in ("reader", "pingreg")},
            runs=_RUNS,
        )
    times = {name: [float(run.output.split()[0]) for run in found] for name, found in runs.items()}
    counts = {run.output.split()[1] for found in runs.values() for run in found}
    if counts != {str(_LICENSES)}:
        message = f"{_LICENSES} licenses were written, and {counts} read"
        raise RuntimeError(message)
    for name, found in times.items():
        print(f"      {name}: {sorted(found)[_RUNS // 2]:.2f} s")
    yield Result("table of 50,000 licenses / csv.reader alone", ratio(times["pingreg"], times["reader"]), 10, "x")
    yield Result("table of 50,000 licenses", sorted(times["pingreg"])[_RUNS // 2], 1, "s")


def _lines() -> Iterator[str]:
    random = Random(1)  # noqa: S311  the same table every time
    yield ",".join(_COLUMNS) + "\n"
    for number in range(_LICENSES):
        digest = hashlib.sha256(str(number).encode()).hexdigest()
        tags = random.choice(("", "plan:enterprise", "allow-air-gapped;dev", "disable-telemetry-events-export"))
        level, events = random.choice(("full", "critical", "none")), random.choice(("none", "by_rules"))
        hosting, environment = random.choice(("self_hosted", "managed")), random.choice(("", "production", "staging"))
        yield (
            f'c{number},"Customer {number}, Inc.",{hosting},{digest},{_day(random)},{tags},{environment},'
            f"{number:08x}-5f0a-4b7e-9c21-5f0a8d7e6b14,{_day(random)},,{level},{events},,"
            f'"order form {number}, clause 3"\n'
        )


def _day(random: Random) -> date:
    return date(2019, 1, 1) + timedelta(random.randrange(2_500))


if __name__ == "__main__":
    sys.exit(finish(results()))
