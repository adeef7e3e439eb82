"""Any number of jobs, any way of reading, any size of input: the same bytes, in bounded memory."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from random import Random

import pytest

from enforce.json_table import TABLE
from support.enforced import CONTRACTS, bytes_under, command, line, ping, run

MEGABYTES = 150
_KIBIBYTES = MEGABYTES * 1000 * 1000 // 1024


def mixed() -> bytes:
    """Write several blocks of good, faulty and hostile lines, the last without its end."""
    good = [line(ping(contract, admin=f"u{number}@example.org")) for number in range(40) for contract in CONTRACTS]
    hostile = [text + b"\n" for _, text, _ in TABLE if len(text) < 200_000]
    lines = [*good * 100, *hostile * 4, line(ping(x=1)) * 50]
    Random(1).shuffle(lines)  # noqa: S311  an order, no secret
    return b"".join(lines) + line(ping()).rstrip()


@pytest.fixture(scope="module")
def calm(registry: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pass the mixed lines in one process from a file; the input is `in`, what came out `out`."""
    folder = tmp_path_factory.mktemp("calm")
    (folder / "in").write_bytes(mixed())
    assert run(command(registry, [folder / "in"], folder / "out")).returncode == 0
    return folder


@pytest.mark.parametrize("jobs", ["2", "3"])
def test_any_number_of_jobs_gives_the_same_bytes(registry: Path, calm: Path, tmp_path: Path, jobs: str) -> None:
    assert run(command(registry, [calm / "in"], tmp_path / "out", "--jobs", jobs)).returncode == 0
    assert bytes_under(tmp_path / "out") == bytes_under(calm / "out")


def test_any_seed_of_hashes_gives_the_same_bytes(registry: Path, calm: Path, tmp_path: Path) -> None:
    for seed in ("1", "2"):
        assert run(command(registry, [calm / "in"], tmp_path / seed), env={"PYTHONHASHSEED": seed}).returncode == 0
        assert bytes_under(tmp_path / seed) == bytes_under(calm / "out")


_MEASURED = """
import resource, subprocess, sys
code = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL)
print(code, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def poured(arguments: list[str], pieces: Iterable[bytes]) -> tuple[int, int]:
    """Run a command with its input in pieces; give its exit code and the most memory of one of its processes, in KiB.

    A small process stands between: what is begun counts the memory of who began it as its own.
    """
    measured = [sys.executable, "-c", _MEASURED, *arguments]
    with subprocess.Popen(measured, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        pouring = threading.Thread(target=_pour, args=(process, pieces))
        pouring.start()
        assert process.stdout is not None
        code, memory = process.stdout.read().split()
        pouring.join()
    return int(code), int(memory)


def _pour(process: subprocess.Popen[bytes], pieces: Iterable[bytes]) -> None:
    assert process.stdin is not None
    for piece in pieces:
        process.stdin.write(piece)
        process.stdin.flush()
    process.stdin.close()


def dribbled(data: bytes) -> Iterator[bytes]:
    random, at = Random(2), 0  # noqa: S311  sizes, no secrets
    while at < len(data):
        size = random.choice((1, 2, 7, 4096, 65_536, 100_000, 1_048_577))
        yield data[at : at + size]
        at += size


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_pipe_that_dribbles_gives_the_same_bytes(registry: Path, calm: Path, tmp_path: Path, jobs: str) -> None:
    arguments = command(registry, ["-"], tmp_path / "out", "--jobs", jobs)
    code, _ = poured(arguments, dribbled((calm / "in").read_bytes()))
    assert code == 0
    assert bytes_under(tmp_path / "out") == bytes_under(calm / "out")


def test_two_inputs_are_one_after_the_other(registry: Path, calm: Path, tmp_path: Path) -> None:
    done = run(command(registry, [calm / "in", calm / "in"], tmp_path / "out", "--jobs", "2"))
    assert done.returncode == 0
    assert (tmp_path / "out/app.ndjson").read_bytes() == 2 * (calm / "out/app.ndjson").read_bytes()


def huge_line() -> Iterator[bytes]:
    yield line(ping()) + b'{"site":"'
    yield from (b"a" * 1_000_000 for _ in range(100))
    yield b'"}\n' + line(ping())


def blank_lines() -> Iterator[bytes]:
    yield from (b"{}\n\n" * 5000 for _ in range(40))


def broken_lines() -> Iterator[bytes]:
    yield from (b"[\n" * 50_000 for _ in range(8))


def tiny_lines() -> Iterator[bytes]:
    yield from (b"x\n" * 50_000 for _ in range(30))


def many_senders() -> Iterator[bytes]:
    yield from (b'{"site":"site-%d"}\n' % number for number in range(45_000))


def long_senders() -> Iterator[bytes]:
    yield from (b'{"site":"%d%s"}\n' % (number, b"a" * 400_000) for number in range(300))


def senders_in_disguise() -> Iterator[bytes]:
    yield from (b'{"x":{"site":"%d%s"},"site":"s"}\n' % (number, b"a" * 400_000) for number in range(300))


def many_keys() -> Iterator[bytes]:
    yield from (b'{"example":{' + b",".join(b'"k%d":1' % key for key in range(50_000)) + b"}}\n" for _ in range(10))


def many_faults() -> Iterator[bytes]:
    rows = b",".join([b'{"Views":-1}'] * 50_000)
    yield from (b'{"example":{"Rows":[' + rows + b"]}}\n" for _ in range(10))


def many_faulty_items() -> Iterator[bytes]:
    items = b",".join([b"1"] * 490_000)
    head = line(ping()).rstrip(b"}\n")
    yield from (head + b',"Names":[' + items + b"]}}\n" for _ in range(5))


STREAMS: tuple[tuple[str, Callable[[], Iterator[bytes]], str], ...] = (
    ("a line of 100 MB", huge_line, "1"),
    ("a line of 100 MB, two jobs", huge_line, "2"),
    ("200,000 empty objects and as many blank lines", blank_lines, "1"),
    ("400,000 broken lines", broken_lines, "1"),
    ("400,000 broken lines, two jobs", broken_lines, "2"),
    ("1,500,000 broken lines, two jobs", tiny_lines, "2"),
    ("45,000 senders", many_senders, "1"),
    ("senders of 400 kB", long_senders, "1"),
    ("senders of 400 kB that are none, two jobs", senders_in_disguise, "2"),
    ("50,000 undeclared keys", many_keys, "1"),
    ("50,000 faults", many_faults, "1"),
    ("a list of 490,000 faults", many_faulty_items, "1"),
)


@pytest.mark.parametrize(("stream", "jobs"), [case[1:] for case in STREAMS], ids=[case[0] for case in STREAMS])
def test_memory_is_bounded(registry: Path, tmp_path: Path, stream: Callable[[], Iterator[bytes]], jobs: str) -> None:
    code, memory = poured(command(registry, ["-"], tmp_path / "out", "--jobs", jobs), stream())
    assert code == 0
    assert memory < _KIBIBYTES


def test_what_stands_around_a_line_that_is_too_long_passes(registry: Path, tmp_path: Path) -> None:
    data = line(ping()) + b"x" * 3_000_000 + b"\n" + line(ping("critical")) + b" " * 3_000_000 + b"\n" + line(ping())
    done = run(command(registry, ["-"], tmp_path / "out"), input=data)
    assert done.returncode == 0
    assert len((tmp_path / "out/app.ndjson").read_bytes().splitlines()) == 3
    told = (tmp_path / "out/quarantine.ndjson").read_text("utf-8").splitlines()
    assert [one.partition('"offset"')[0] for one in told] == ['{"input":1,"record":2,', '{"input":1,"record":4,']
