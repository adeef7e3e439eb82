"""What stops a run halfway: full disks and damaged inputs. It says so with 4, publishes nothing, and can go on."""

import gzip
import subprocess
from pathlib import Path

import pytest
from backports import zstd

from support.enforced import CONTRACTS, bytes_under, command, line, marked_often, ping, run, small_files

LINES = b"".join(line(ping(contract, admin=f"user{at}@example.org")) for at in range(5000) for contract in CONTRACTS)
PUBLISHED = {"app.ndjson", "app.ndjson.gz", "app.ndjson.zst", "quarantine.ndjson", "report.json"}


def is_stopped(done: subprocess.CompletedProcess[bytes], out: Path, word: bytes) -> None:
    """Hold a run that stopped to what it promises."""
    assert done.returncode == 4
    assert done.stderr.strip().startswith(b"error: stopped halfway: ")
    assert word in done.stderr
    assert b"help: " in done.stderr
    assert b"Traceback" not in done.stderr
    assert not PUBLISHED & {file.name for file in out.iterdir()}


@pytest.mark.parametrize("more", [(), ("--jobs", "2")], ids=["one job", "two jobs"])
def test_on_a_full_disk_a_run_stops_and_goes_on_when_there_is_room(
    registry: Path, tmp_path: Path, more: tuple[str, ...]
) -> None:
    (tmp_path / "in").write_bytes(LINES)
    assert run(command(registry, [tmp_path / "in"], tmp_path / "calm")).returncode == 0
    arguments = command(registry, [tmp_path / "in"], tmp_path / "out", *more)
    for stopping in (arguments, marked_often(arguments), arguments):
        is_stopped(run(stopping, preexec_fn=small_files), tmp_path / "out", b"File too large")
    assert (tmp_path / "out/.partial/checkpoint.json").exists()
    assert run(arguments).returncode == 0
    assert bytes_under(tmp_path / "out") == bytes_under(tmp_path / "calm")


def test_a_full_standard_output_is_told(registry: Path, tmp_path: Path) -> None:
    (tmp_path / "in").write_bytes(LINES)
    with Path("/dev/full").open("wb") as full:
        arguments = command(registry, [tmp_path / "in"], "-")
        done = subprocess.run(arguments, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 4
    assert b"No space left on device" in done.stderr
    assert b"Traceback" not in done.stderr


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 0x10]) + data[at + 1 :]


SHORT = LINES[: len(LINES) // 10]
GZIP = gzip.compress(SHORT, mtime=0)
ZSTD = zstd.compress(SHORT, options={zstd.CompressionParameter.checksum_flag: 1})
DAMAGED = {
    "gzip, cut off in the data": GZIP[: len(GZIP) // 2],
    "gzip, cut off in the checksum": GZIP[:-6],
    "gzip, cut off behind the header": GZIP[:10],
    "gzip, a bit of the data flipped": flipped(GZIP, len(GZIP) // 2),
    "gzip, a bit of the checksum flipped": flipped(GZIP, len(GZIP) - 8),
    "gzip, a bit of the size flipped": flipped(GZIP, len(GZIP) - 2),
    "gzip, the second member cut off": GZIP + GZIP[: len(GZIP) // 2],
    "gzip, garbage behind": GZIP + b"garbage",
    "gzip, the second member with another checksum": GZIP + flipped(GZIP, len(GZIP) - 8),
    "zstd, cut off": ZSTD[: len(ZSTD) // 2],
    "zstd, cut off in the checksum": ZSTD[:-2],
    "zstd, a bit of the data flipped": flipped(ZSTD, len(ZSTD) // 2),
    "zstd, a bit of the checksum flipped": flipped(ZSTD, len(ZSTD) - 2),
    "zstd, the second frame cut off": ZSTD + ZSTD[: len(ZSTD) // 2],
}


@pytest.mark.parametrize("damaged", DAMAGED.values(), ids=DAMAGED.keys())
def test_nothing_of_a_damaged_input_is_published(registry: Path, tmp_path: Path, damaged: bytes) -> None:
    (tmp_path / "in").write_bytes(damaged)
    done = run(command(registry, [tmp_path / "in"], tmp_path / "out"))
    is_stopped(done, tmp_path / "out", b"the compressed input is damaged")


def test_a_damaged_input_that_is_mended_is_gone_on_with(registry: Path, tmp_path: Path) -> None:
    source = tmp_path / "in.gz"
    source.write_bytes(GZIP)
    assert run(command(registry, [source], tmp_path / "calm", "--jobs", "2")).returncode == 0
    source.write_bytes(GZIP[:-6])
    arguments = command(registry, [source], tmp_path / "out", "--jobs", "2")
    is_stopped(run(arguments), tmp_path / "out", b"damaged")
    source.write_bytes(GZIP)
    assert run(arguments).returncode == 0
    assert bytes_under(tmp_path / "out") == bytes_under(tmp_path / "calm")


@pytest.mark.parametrize(
    "coded",
    [SHORT, GZIP, ZSTD, GZIP + gzip.compress(b"", mtime=0), zstd.compress(SHORT)],
    ids=["plain", "gzip", "zstd", "an empty second member", "zstd without a checksum"],
)
def test_a_whole_input_is_read_however_it_is_compressed(registry: Path, tmp_path: Path, coded: bytes) -> None:
    (tmp_path / "in").write_bytes(coded)
    assert run(command(registry, [tmp_path / "in"], tmp_path / "out")).returncode == 0


def test_members_and_frames_in_a_row_are_one_input(registry: Path, tmp_path: Path) -> None:
    at = len(SHORT) // 3
    kept = []
    for name, coded in (
        ("plain", SHORT),
        ("gzip", gzip.compress(SHORT[:at]) + gzip.compress(SHORT[at:])),
        ("zstd", zstd.compress(SHORT[:at]) + zstd.compress(SHORT[at:])),
    ):
        (tmp_path / name).write_bytes(coded)
        assert run(command(registry, [tmp_path / name], tmp_path / f"{name}.out")).returncode == 0
        kept.append(bytes_under(tmp_path / f"{name}.out"))
    assert kept[0] == kept[1] == kept[2]


@pytest.mark.parametrize(
    ("compress", "suffix", "read"),
    [("gzip", ".gz", gzip.decompress), ("zstd", ".zst", zstd.decompress)],
)
def test_what_is_written_compressed_holds_the_same_lines(
    registry: Path, tmp_path: Path, compress: str, suffix: str, read: object
) -> None:
    (tmp_path / "in").write_bytes(SHORT)
    run(command(registry, [tmp_path / "in"], tmp_path / "plain"))
    run(command(registry, [tmp_path / "in"], tmp_path / "out", "--compress", compress))
    written = (tmp_path / f"out/app.ndjson{suffix}").read_bytes()
    assert callable(read)
    assert read(written) == (tmp_path / "plain/app.ndjson").read_bytes()
