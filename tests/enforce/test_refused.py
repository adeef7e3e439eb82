"""What is refused with 2, in words that help: wrong usage, and a folder that holds another run."""

import subprocess
import time
from pathlib import Path

import pytest

from support.enforced import CONTRACTS, bytes_under, command, line, marked_often, ping, run, small_files

LINES = b"".join(line(ping(contract, admin=f"user{at}@example.org")) for at in range(6000) for contract in CONTRACTS)


def is_refused(done: subprocess.CompletedProcess[bytes], *words: str) -> None:
    said = done.stderr.decode()
    assert done.returncode == 2, said
    assert "Traceback" not in said
    for word in words:
        assert word in said


@pytest.fixture
def stopped(registry: Path, tmp_path: Path) -> list[str]:
    """Give the command of a run that stopped behind a checkpoint; its folder is `out`, its input `in`."""
    (tmp_path / "in").write_bytes(LINES)
    arguments = command(registry, [tmp_path / "in"], tmp_path / "out")
    assert run(marked_often(arguments), preexec_fn=small_files).returncode == 4
    assert (tmp_path / "out/.partial/checkpoint.json").exists()
    return arguments


def test_an_unknown_ping_is_refused_with_those_that_are_known(registry: Path, tmp_path: Path) -> None:
    arguments = command(registry, ["in"], tmp_path / "out")
    arguments[4] = "ap"
    is_refused(run(arguments), "`ap` is no ping", "did you mean `app`", "`events`")


def test_a_missing_key_is_refused_with_where_to_give_it(registry: Path, tmp_path: Path) -> None:
    arguments = command(registry, ["in"], tmp_path / "out")
    at = arguments.index("--keys")
    is_refused(run(arguments[:at] + arguments[at + 2 :], env={"PINGREG_KEYS": ""}), "--keys FILE", "PINGREG_KEYS")


def test_a_shape_that_events_do_not_have_is_refused(registry: Path, tmp_path: Path) -> None:
    arguments = command(registry, ["in"], tmp_path / "out", "--shape", "warehouse")
    arguments[4] = "events"
    is_refused(run(arguments), "leave --shape out")


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--shape", "side"), ("'side'", "warehouse")),
        (("--jobs", "0"), ("--jobs",)),
        (("--jobs", "many"), ("--jobs",)),
        (("--received-at", "yesterday"), ("--received-at",)),
        (("--compress", "rar"), ("'rar'", "gzip")),
        (("--registry", "nowhere"), ("nowhere",)),
        (("--keys", "nowhere"), ("nowhere",)),
    ],
    ids=" ".join,
)
def test_a_wrong_option_is_refused(
    registry: Path, tmp_path: Path, more: tuple[str, ...], words: tuple[str, ...]
) -> None:
    (tmp_path / "in").write_bytes(LINES[:1000])
    is_refused(run(command(registry, ["in"], "out", *more), cwd=tmp_path), *words)


def test_an_input_that_cannot_be_read_is_refused_by_name(registry: Path, tmp_path: Path) -> None:
    is_refused(run(command(registry, ["missing"], "out"), cwd=tmp_path), "No such file or directory: missing")
    is_refused(run(command(registry, ["."], "out"), cwd=tmp_path), "Is a directory")


def test_an_output_that_is_a_file_is_refused(registry: Path, tmp_path: Path) -> None:
    (tmp_path / "in").write_bytes(LINES[:1000])
    is_refused(run(command(registry, ["in"], "in"), cwd=tmp_path), "is a file")
    is_refused(run(command(registry, ["in"], "in/out"), cwd=tmp_path))


def test_no_input_at_all_is_refused(registry: Path, tmp_path: Path) -> None:
    is_refused(run(command(registry, [], tmp_path / "out")), "FILE")


def test_an_input_that_changed_before_its_checkpoint_is_refused(stopped: list[str], tmp_path: Path) -> None:
    data = (tmp_path / "in").read_bytes()
    before = bytes_under(tmp_path / "out")
    for changed in (b"x" + data[1:], data[: len(data) // 50], b"", b"\n" + data, data[1:]):
        (tmp_path / "in").write_bytes(changed)
        is_refused(run(stopped), "the input has changed")
        kept = bytes_under(tmp_path / "out")
        assert kept[".partial/checkpoint.json"] == before[".partial/checkpoint.json"]
    (tmp_path / "in").write_bytes(data)
    assert run(stopped).returncode == 0


def test_a_finished_run_with_another_input_is_refused_and_stays(registry: Path, tmp_path: Path) -> None:
    (tmp_path / "in").write_bytes(LINES[:10_000])
    arguments = command(registry, [tmp_path / "in"], tmp_path / "out")
    run(arguments)
    before = bytes_under(tmp_path / "out")
    (tmp_path / "in").write_bytes(LINES[:20_000])
    is_refused(run(arguments), "the input has changed")
    is_refused(run([*arguments, "--compress", "gzip"]), "compression differ", "choose another folder")
    is_refused(run([*arguments, "--received-at", "2026-11-26"]), "received_at differ")
    assert bytes_under(tmp_path / "out") == before


def test_a_run_with_another_number_of_inputs_is_refused(registry: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(LINES)
    both = command(registry, [tmp_path / "a", tmp_path / "b"], tmp_path / "out")
    assert run(marked_often(both), preexec_fn=small_files).returncode == 4
    assert (tmp_path / "out/.partial/checkpoint.json").exists()
    is_refused(run(command(registry, [tmp_path / "a"], tmp_path / "out")), "inputs differ")


def test_a_run_that_stopped_before_its_first_checkpoint_may_become_another(registry: Path, tmp_path: Path) -> None:
    (tmp_path / "in").write_bytes(LINES[:5000])
    partial = tmp_path / "out/.partial"
    partial.mkdir(parents=True)
    (partial / "app.ndjson").write_bytes(b"left over")
    done = run(command(registry, [tmp_path / "in"], tmp_path / "out", "--compress", "gzip"))
    assert done.returncode == 0, done.stderr
    assert set(bytes_under(tmp_path / "out")) == {".lock", "app.ndjson.gz", "quarantine.ndjson", "report.json"}


def test_two_writers_at_once_are_one_too_many(registry: Path, tmp_path: Path) -> None:
    arguments = command(registry, ["-"], tmp_path / "out")
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as first:
        for _ in range(3000):
            if (tmp_path / "out/.partial").exists():
                break
            time.sleep(0.01)
        is_refused(run(arguments, input=b""), "another run is writing this folder")
        first.communicate(line(ping()))
    assert first.returncode == 0
