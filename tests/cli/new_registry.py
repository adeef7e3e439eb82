"""A registry begun by the command line, for the tests of what is added to it."""

from collections.abc import Mapping
from pathlib import Path

from click.testing import CliRunner, Result

from pingreg.cli.main import cli

DAY = ("--today", "2026-11-24")
HEADING = (
    *("--owner", "telemetry", "--tier", "product", "--purposes", "product_improvement"),
    *("--category", "user.behavior", "--since", "5.4"),
    *("--question", "How busy is the queue?", "--decision", "whether to make it faster"),
)
WAITING = ("--path", "Waiting", "--measure", "gauge", "--of", "jobs", "--description", "Jobs that wait in the queue.")


def run(*words: str, given: bytes | None = None) -> Result:
    return CliRunner(env={"PINGREG_CACHE": "off", "NO_COLOR": "1"}).invoke(cli, words, input=given)


def new(root: Path, *words: str, given: bytes | None = None) -> Result:
    return run("new", *words, "--registry", str(root), *DAY, given=given)


def begun(folder: Path) -> Path:
    """Begin a registry with one more area, `server/queue`."""
    root = folder / "telemetry"
    assert run("new", "registry", str(root), *DAY).exit_code == 0
    made = new(root, "area", "server", "queue", "--at", "queue", *HEADING, *WAITING)
    assert made.exit_code == 0, made.output
    return root


def files_of(root: Path) -> Mapping[str, bytes]:
    """Read every file, also a hidden one that was left behind."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def is_sound(root: Path) -> bool:
    return run("check", str(root), *DAY).exit_code == 0
