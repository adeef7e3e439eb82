"""A run that is killed and begun again, however often, leaves the bytes of one that was not."""

import gzip
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from enforce.json_table import TABLE
from support.enforced import CONTRACTS, bytes_under, command, line, ping, run, wait_for_lock

LINES = 210_000
"""Some of them are blank: at least 200,000 payloads."""
KILLS = 13
RUNS = (
    ("plain", "in.ndjson", ("--jobs", "1")),
    ("plain, two jobs, compressed again", "in.ndjson", ("--jobs", "2", "--compress", "gzip")),
    ("compressed", "in.ndjson.gz", ("--jobs", "1", "--compress", "gzip")),
    ("compressed, two jobs", "in.ndjson.gz", ("--jobs", "2")),
)


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write small payloads of every contract, some of them faulty, plain and compressed."""
    folder = tmp_path_factory.mktemp("inputs")
    kept = [line(ping(contract, admin=f"user{number}@example.org")) for number in range(20) for contract in CONTRACTS]
    faulty = [line(ping(x=1)), line(ping(version=7)), line(ping())[:-9] + b"\n", b"\n", b"[1\n"]
    hostile = [text + b"\n" for _, text, _ in TABLE if len(text) < 150]
    thousand = [*kept, *faulty, *hostile]
    data = b"".join([b"".join(thousand) * (LINES // len(thousand)), *thousand, *hostile])
    (folder / "in.ndjson").write_bytes(data)
    (folder / "in.ndjson.gz").write_bytes(gzip.compress(data, compresslevel=1))
    return folder


@pytest.mark.parametrize(("name", "more"), [case[1:] for case in RUNS], ids=[case[0] for case in RUNS])
def test_what_is_killed_and_resumed_is_the_same_in_the_end(
    registry: Path, inputs: Path, tmp_path: Path, name: str, more: tuple[str, ...]
) -> None:
    arguments = command(registry, [inputs / name], "x", *more)[3:]
    at = arguments.index("-o")
    script = [sys.executable, str(Path(__file__).parent / "killing.py"), str(tmp_path), str(len(name)), str(KILLS)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    done = run([*script, str(tmp_path / "calm"), *arguments[:at], *arguments[at + 2 :]], env=environment)
    assert done.returncode == 0, done.stderr.decode()
    said = re.fullmatch(r"(\d+) killed, (\d+) of them behind a checkpoint\n", done.stdout.decode())
    assert said is not None
    assert int(said[1]) == KILLS
    assert int(said[2]) > KILLS // 3


def test_a_finished_run_is_not_touched_by_the_same_command(registry: Path, tmp_path: Path) -> None:
    (tmp_path / "in").write_bytes(b"".join(line(ping(contract)) for contract in CONTRACTS) * 100)
    arguments = command(registry, [tmp_path / "in"], tmp_path / "out")
    first = run(arguments)
    stamps = {file: file.stat().st_mtime_ns for file in (tmp_path / "out").iterdir() if file.name != ".lock"}
    before = bytes_under(tmp_path / "out")
    second = run(arguments)
    assert (second.returncode, second.stdout) == (0, first.stdout)
    assert bytes_under(tmp_path / "out") == before
    assert {file: file.stat().st_mtime_ns for file in stamps} == stamps


def test_a_parent_that_is_killed_alone_takes_its_workers_along(registry: Path, tmp_path: Path) -> None:
    """They hold the lock that they inherited: while one of them lives, nobody can go on."""
    arguments = command(registry, ["-"], tmp_path / "out", "--jobs", "2")
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, start_new_session=True) as one:
        assert one.stdin is not None
        one.stdin.write(line(ping()) * 40_000)
        one.stdin.flush()
        for _ in range(3000):
            if (tmp_path / "out/.partial/app.ndjson").exists():
                break
            time.sleep(0.01)
        one.kill()
    assert wait_for_lock(tmp_path / "out")
    done = run(arguments, input=line(ping()) * 40_000)
    assert done.returncode == 0, done.stderr.decode()


def test_a_run_that_was_not_finished_by_another_number_of_jobs_goes_on(registry: Path, tmp_path: Path) -> None:
    """Nothing that decides what comes out hangs on the number of jobs."""
    data = b"".join(line(ping(contract, x=1)) for contract in CONTRACTS) * 20_000
    (tmp_path / "in").write_bytes(data)
    run(command(registry, [tmp_path / "in"], tmp_path / "calm"))
    arguments = command(registry, [tmp_path / "in"], tmp_path / "out")
    stopped = run([*arguments, "--jobs", "1"], preexec_fn=_small_files)
    assert stopped.returncode == 4
    assert run([*arguments, "--jobs", "2"]).returncode == 0
    assert bytes_under(tmp_path / "out") == bytes_under(tmp_path / "calm")


def _small_files() -> None:
    import resource  # noqa: PLC0415  in the forked process alone

    resource.setrlimit(resource.RLIMIT_FSIZE, (3 << 20, 3 << 20))
