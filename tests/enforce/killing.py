"""Run `pingreg enforce` again and again, kill it at random moments, and hold what comes out against a calm run.

Usage: killing.py FOLDER SEED KILLS CALM ARGUMENT...: the arguments are those of `pingreg`, less `-o`; the calm run lies
in CALM. Each run is a fork of this process, which has loaded everything already, so that a kill hits the work and not
the start. Checkpoints are written after every block, so that each run begins from another one.
"""

import os
import shutil
import signal
import sys
import time
from contextlib import redirect_stdout
from pathlib import Path
from random import Random

import pingreg.cli.enforcing  # noqa: F401  loaded before the fork
from pingreg.cli.main import cli
from pingreg.enforce import run as enforce_run
from support.enforced import bytes_under, wait_for_lock


def begun(arguments: list[str], out: Path) -> int:
    """Begin a run in a process group of its own, and give its id."""
    process = os.fork()
    if process == 0:
        os.setsid()
        with Path(os.devnull).open("w") as nowhere, redirect_stdout(nowhere):
            try:
                cli.main([*arguments, "-o", str(out)], standalone_mode=False)
            except BaseException as error:  # noqa: BLE001  whatever it is, the fork ends here
                sys.stderr.write(f"{type(error).__name__}: {error}\n")
                os._exit(1)
        os._exit(0)
    return process


def is_killed(process: int, random: Random, longest: float) -> bool:
    """Wait for a random while, and kill the group, unless it has ended by itself."""
    deadline = time.monotonic() + random.random() * longest
    while time.monotonic() < deadline:
        ended, status = os.waitpid(process, os.WNOHANG)
        if ended:
            assert status == 0, status
            return False
        time.sleep(0.001)
    os.killpg(process, signal.SIGKILL)
    os.waitpid(process, 0)
    return True


def main() -> None:
    folder, seed, kills, calm = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4])
    arguments, out, random = sys.argv[5:], folder / "out", Random(int(seed))  # noqa: S311  moments, no secrets
    enforce_run._SECONDS = 0
    started = time.monotonic()
    os.waitpid(begun(arguments, calm), 0)
    longest = (time.monotonic() - started) * 0.35
    wanted, killed, resumed = bytes_under(calm), 0, 0
    while killed < kills:
        process = begun(arguments, out)
        time.sleep(0.02)  # until it has its group
        if is_killed(process, random, longest):
            assert wait_for_lock(out)
            killed += 1
            resumed += (out / ".partial/checkpoint.json").exists()
        else:
            assert bytes_under(out) == wanted
            shutil.rmtree(out)
    _, status = os.waitpid(begun(arguments, out), 0)
    assert status == 0, status
    assert bytes_under(out) == wanted
    sys.stdout.write(f"{killed} killed, {resumed} of them behind a checkpoint\n")


if __name__ == "__main__":
    main()
