"""Measure whole processes: in turns, after a warm-up, as the operating system accounts for them.

Machines are noisy and change their speed while they measure. So commands that are compared run in turns (A B C A B C),
a ratio is the median of the ratios of the turns, and a time is the median of the runs. Times are elapsed times, unless
it is said that they are the processor's: those leave out what other processes take of it meanwhile.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
PYTHON = sys.executable
PINGREG = str(Path(sys.executable).with_name("pingreg"))
TODAY = "2026-11-24"
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""What is installed is compiled once: a shell that forbids it would have every run compile this tool, and no peer."""


@dataclass(frozen=True)
class Run:
    """One finished process: seconds from start to end, and of a processor (in its own code and in the system's), its
    largest resident size in bytes, and what it printed.
    """

    seconds: float
    processor: float
    peak: int
    output: str


@dataclass(frozen=True)
class Result:
    """One measured figure and its limit: `unit` is `x` for a ratio, `s` for seconds, `MB` for 1,000,000 bytes.

    The limit is the most that the figure may be, or with `at_least` the least.
    """

    name: str
    value: float
    limit: float
    unit: str
    at_least: bool = False

    @property
    def is_over(self) -> bool:
        return self.value < self.limit if self.at_least else self.value > self.limit

    def __str__(self) -> str:
        mark = "OVER" if self.is_over else "pass"
        word = "at least" if self.at_least else "limit"
        return f"{mark}  {self.name:<68} {self.value:>7.2f} {self.unit:<2}  ({word} {self.limit:g} {self.unit})"


def run(command: Sequence[str], environment: Mapping[str, str] | None = None, *, exits: int = 0) -> Run:
    """Run one process to its end.

    Raises:
        RuntimeError: it did not exit with the code that it has to: what it measures would not be what was meant.
    """
    with tempfile.TemporaryFile("w+") as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=ROOT, env={**_ENVIRONMENT, **(environment or {})}, stdout=output, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        printed = output.read()
    if process.returncode != exits:
        message = f"`{' '.join(command)}` ended with {process.returncode}:\n{printed[-2000:]}"
        raise RuntimeError(message)
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, printed)


def in_turns(
    commands: Mapping[str, Sequence[str]],
    *,
    runs: int,
    environment: Mapping[str, str] | None = None,
    exits: int = 0,
) -> dict[str, list[Run]]:
    """Run all commands `runs` times, one after the other in each turn, after one turn that does not count."""
    found: dict[str, list[Run]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            done = run(command, environment, exits=exits)
            if turn:
                found[name].append(done)
    return found


def seconds(runs: Iterable[Run]) -> float:
    """Give the median of the elapsed times."""
    return statistics.median(run.seconds for run in runs)


def ratio(runs: Iterable[float], others: Iterable[float]) -> float:
    """Give the median of the ratios of the turns."""
    return statistics.median(a / b for a, b in zip(runs, others, strict=True))


def peak(runs: Iterable[Run]) -> float:
    """Give the largest resident size, in MB of 1,000,000 bytes."""
    return max(run.peak for run in runs) / 1_000_000


def finish(results: Iterable[Result]) -> int:
    """Print each figure beside its limit; the exit code is 1 when one is over."""
    found = list(results)
    for result in found:
        print(result)
    return 1 if any(result.is_over for result in found) else 0
