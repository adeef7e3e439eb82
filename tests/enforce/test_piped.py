"""A run onto standard output: what is kept goes there alone, and the balance to standard error."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from support.enforced import command, line, ping, run

SOUND = line(ping("full")) + line(ping("none"))
WRONG = line(ping("full", example={"Clicks": "canary-7f3a"}))
HINT = "`-o FOLDER`"


def test_what_is_kept_is_what_a_folder_would_hold(registry: Path, tmp_path: Path) -> None:
    (tmp_path / "in").write_bytes(SOUND + WRONG)
    piped = run(command(registry, [tmp_path / "in"], "-"))
    assert (piped.returncode, run(command(registry, [tmp_path / "in"], tmp_path / "out")).returncode) == (0, 0)
    assert piped.stdout == (tmp_path / "out/app.ndjson").read_bytes()
    assert json.loads(piped.stdout)["site"] == "full-site"
    assert "1 emitted" in piped.stderr.decode()


def test_the_way_to_the_places_of_the_quarantined_is_told(registry: Path, tmp_path: Path) -> None:
    (tmp_path / "in").write_bytes(SOUND + WRONG)
    said = run(command(registry, [tmp_path / "in"], "-")).stderr.decode()
    assert "1 quarantined" in said
    assert f"help: give a folder, {HINT}; its `quarantine.ndjson` tells which" in said
    assert "canary" not in said


def test_nothing_is_said_of_places_where_none_is_missed(registry: Path, tmp_path: Path) -> None:
    (tmp_path / "in").write_bytes(SOUND)
    assert HINT not in run(command(registry, [tmp_path / "in"], "-")).stderr.decode()
    (tmp_path / "in").write_bytes(SOUND + WRONG)
    into_folder = run(command(registry, [tmp_path / "in"], tmp_path / "out"))
    verified = run([sys.executable, "-m", "pingreg", "verify", str(tmp_path / "out")])
    for done in (into_folder, verified):
        assert (done.returncode, HINT in done.stdout.decode() + done.stderr.decode()) == (0, False)
    assert (tmp_path / "out/quarantine.ndjson").read_text("utf-8").count("PE103") == 1


def test_a_standard_input_that_is_closed_is_told(registry: Path, tmp_path: Path) -> None:
    done = run(["sh", "-c", 'exec "$@" <&-', "sh", *command(registry, ["-"], tmp_path / "out")])
    assert (done.returncode, done.stderr.decode()) == (2, "error: Bad file descriptor\n")


def test_a_standard_input_that_does_not_block_is_waited_for(registry: Path, tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    arguments = command(registry, ["-"], tmp_path / "out")
    with subprocess.Popen(arguments, stdin=reading, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as one:
        os.close(reading)
        with os.fdopen(writing, "wb", buffering=0) as pipe:
            for piece in (SOUND[:50], SOUND[50:]):
                time.sleep(1.5)  # it has begun to read by then
                pipe.write(piece)
        assert one.stdout is not None
        told = one.stdout.read().decode()
    assert one.returncode == 0, told
    assert "1 emitted" in told
