"""The nearest peer: glean_parser's linter `glinter` on as many metrics, beside our cold check of as many fields.

glean_parser is installed from PyPI into a virtual environment under `build/`, and lints 10,000 metrics in 200 files of
valid Glean YAML, in the style of its documentation, with about as many keys and words as our fields. Whole processes.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from generate import FIELDS_PER_FILE, SUBJECTS, names_of, write
from measuring import PINGREG, PYTHON, ROOT, TODAY, Result, finish, in_turns, ratio, seconds

_RUNS = 5
_METRICS = 10_000
_HEAD = "---\n$schema: moz://mozilla.org/schemas/glean/metrics/2-0-0\n\n{category}:\n"
_METRIC = """\
  {name}:
    type: {type}
    description: |
      Recorded when the {subject} was {verb} in the {place} of the product.
      It is told apart by the table of {subject} {place}.
    bugs:
      - https://bugzilla.mozilla.org/show_bug.cgi?id=16{at:05}
    data_reviews:
      - https://bugzilla.mozilla.org/show_bug.cgi?id=17{at:05}
    data_sensitivity:
      - interaction
    notification_emails:
      - {subject}-team@example.com
    expires: never
    lifetime: ping
    send_in_pings:
      - metrics
"""
_TYPES = ("counter", "boolean", "quantity\n    unit: entries", "string", "timespan\n    time_unit: millisecond")


def results() -> Iterator[Result]:
    linter = _installed(ROOT / "build" / "glean")
    with tempfile.TemporaryDirectory() as folder:
        metrics = list(_write_metrics(Path(folder)))
        registry = write(Path(folder) / "registry", _METRICS)
        runs = in_turns(
            {
                "glinter": [str(linter), "glinter", *map(str, metrics)],
                "cold": [PINGREG, "check", str(registry), "--no-cache", "--today", TODAY],
            },
            runs=_RUNS,
        )
    for name, found in runs.items():
        print(f"      {name}: {seconds(found):.3f} s, {seconds(found) / _METRICS * 1_000_000:.0f} us each")
    share = ratio((run.seconds for run in runs["cold"]), (run.seconds for run in runs["glinter"]))
    yield Result(f"cold check of {_METRICS:,} fields / glinter on {_METRICS:,} metrics", share, 0.25, "x")


def _installed(folder: Path) -> Path:
    linter = folder / "bin" / "glean_parser"
    if not linter.exists():
        subprocess.run([PYTHON, "-m", "venv", str(folder)], check=True)
        install = ["-m", "pip", "install", "-qq", "--disable-pip-version-check", "glean_parser"]
        subprocess.run([str(folder / "bin" / "python"), *install], check=True)
    return linter


def _write_metrics(folder: Path) -> Iterator[Path]:
    names = {subject: names_of(subject) for subject in SUBJECTS}
    for index in range(_METRICS // FIELDS_PER_FILE):
        subject = SUBJECTS[index % len(SUBJECTS)]
        category = f"{subject.lower()}_{index}"
        metrics = [
            _METRIC.format(
                name=f"{verb}_{place}".lower(),
                type=_TYPES[at % len(_TYPES)],
                subject=subject.lower(),
                verb=verb.lower(),
                place=place.lower(),
                at=index * FIELDS_PER_FILE + at,
            )
            for at, (_, verb, place) in enumerate(islice(names[subject], FIELDS_PER_FILE))
        ]
        file = folder / f"{category}.yaml"
        file.write_text(_HEAD.format(category=category) + "".join(metrics), encoding="utf-8")
        yield file


if __name__ == "__main__":
    sys.exit(finish(results()))
