"""Workers: what they hand back, and what is told when one is no more."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from pingreg.enforce.engine import Engine, Passage
from pingreg.enforce.workers import Job, LostWorkerError, Task, passed
from pingreg.payload.reader import LARGEST
from pingreg.stream.inputs import Block
from support.enforced import bytes_under, command, line, ping, run


class _OddError(Exception):
    """Stand for an error that cannot be handed over: it is made of more than it keeps."""

    def __init__(self, one: int, two: int) -> None:
        super().__init__(one + two)


class Echo:
    """Stand for an engine: what is kept of a block is made of it, however large."""

    def __init__(self, times: int = 1) -> None:
        self._times = times

    def block(self, data: bytes | memoryview) -> Passage:
        if data == b"bad":
            message = "it cannot be done"
            raise ValueError(message)
        if data == b"odd":
            raise _OddError(1, 2)
        return Passage(out=bytearray(bytes(data) * self._times), lines=1, emitted=os.getpid())


def tasks(*contents: bytes) -> Iterator[Task]:
    for number, data in enumerate(contents):
        yield Task(0, Block(number, len(data), data, ""))


def job(times: int = 1) -> Job:
    return Job(cast("Engine", Echo(times)), "none")


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_what_comes_back_is_in_order_and_whole(workers: int) -> None:
    contents = [b"%d" % number * 1000 for number in range(200)]
    found = [bytes(passage.out) for _, passage in passed(job(), tasks(*contents), workers=workers)]
    assert found == contents


def test_every_worker_works() -> None:
    contents = [b"x" * 100_000 for _ in range(300)]
    assert len({passage.emitted for _, passage in passed(job(), tasks(*contents), workers=3)}) == 3


def test_more_may_be_kept_than_a_room_holds() -> None:
    contents = [b"x" * LARGEST, b"y"] * 10
    found = [bytes(passage.out) for _, passage in passed(job(3), tasks(*contents), workers=2)]
    assert found == [data * 3 for data in contents]


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_what_goes_wrong_in_a_worker_is_raised_here(workers: int) -> None:
    contents = [b"good"] * 3 + [b"bad"] + [b"good"] * 20
    with pytest.raises(ValueError, match="it cannot be done"):
        list(passed(job(), tasks(*contents), workers=workers))


def test_an_error_that_cannot_be_handed_over_is_named() -> None:
    for _ in range(5):  # it may be this process that meets it
        with pytest.raises((_OddError, RuntimeError)) as raised:
            list(passed(job(), tasks(b"odd", *[b"good"] * 10), workers=2))
        assert raised.type is _OddError or str(raised.value) == "_OddError"


def test_a_worker_that_is_killed_is_told() -> None:
    def killing() -> Iterator[Task]:
        for number, task in enumerate(tasks(*[b"x"] * 200)):
            if number == 100:
                for other in _children(os.getpid()):
                    os.kill(other, signal.SIGKILL)
            yield task

    with pytest.raises(LostWorkerError):
        list(passed(job(), killing(), workers=2))


def test_a_run_whose_worker_is_killed_stops_and_goes_on_later(registry: Path, tmp_path: Path) -> None:
    data = line(ping()) * 60_000
    (tmp_path / "in").write_bytes(data)
    assert run(command(registry, [tmp_path / "in"], tmp_path / "calm")).returncode == 0
    arguments = command(registry, ["-"], tmp_path / "out", "--jobs", "2")
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as one:
        assert one.stdin is not None
        assert one.stderr is not None
        one.stdin.write(data[: len(data) // 2])
        one.stdin.flush()
        for _ in range(3000):
            if children := _children(one.pid):
                break
            time.sleep(0.01)
        for child in children:
            os.kill(child, signal.SIGKILL)
        try:
            one.stdin.write(data[len(data) // 2 :])
            one.stdin.close()
        except BrokenPipeError:
            pass
        told = one.stderr.read().decode()
    assert one.returncode == 4
    assert "a worker was killed; nothing was published" in told
    assert run(arguments, input=data).returncode == 0
    calm, here = bytes_under(tmp_path / "calm"), bytes_under(tmp_path / "out")
    assert {name: here[name] for name in ("app.ndjson", "quarantine.ndjson", "report.json")} == {
        name: calm[name] for name in ("app.ndjson", "quarantine.ndjson", "report.json")
    }


def _children(process: int) -> list[int]:
    """List the processes that a process began, as Linux tells them."""
    return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
