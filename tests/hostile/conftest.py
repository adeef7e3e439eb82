"""A sandbox: its own home and cache, no network, and a guard against what never ends."""

import hashlib
import signal
import socket
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from pingreg.cli.main import cli

GUARD = 45
"""Seconds after which a command counts as hanging: many times what any of them takes."""


@dataclass(frozen=True)
class Sandbox:
    """Hold a folder in which commands run; `root` is the registry in it, `out` the only place for output."""

    folder: Path

    @property
    def root(self) -> Path:
        return self.folder / "work" / "registry"

    @property
    def out(self) -> Path:
        return self.folder / "out"

    def fill(self, files: Mapping[str, str | bytes]) -> None:
        for path, text in files.items():
            file = self.root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode())

    def run(self, *arguments: str) -> tuple[int, str]:
        """Run a command in this process; whatever is no orderly end fails here."""
        before = self.snapshot()
        done = CliRunner().invoke(cli, list(arguments))
        assert done.exception is None or isinstance(done.exception, SystemExit), repr(done.exception)
        assert done.exit_code in {0, 1, 2}, done.output
        assert "Traceback" not in done.output
        assert self.snapshot() == before, "something outside the output folder changed"
        return done.exit_code, done.output

    def snapshot(self) -> dict[str, str]:
        """Digest every file, but for the output and the cache."""
        kept = (path for path in sorted(self.folder.rglob("*")) if not path.is_relative_to(self.out))
        return {
            str(path): str(path.readlink()) if path.is_symlink() else hashlib.sha256(path.read_bytes()).hexdigest()
            for path in kept
            if ".cache" not in path.parts and (path.is_symlink() or path.is_file())
        }


def _refused(*_: object, **__: object) -> None:
    message = "a command opened a socket"
    raise AssertionError(message)


def _too_long(*_: object) -> None:
    message = f"still running after {GUARD} seconds"
    raise AssertionError(message)


@pytest.fixture(scope="module")
def make_sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Sandbox]]:
    """Make sandboxes, in each of which one registry stands; the last one made is where commands find themselves."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "socket", _refused)
        patch.setenv("PINGREG_DEBUG", "1")

        def make() -> Sandbox:
            sandbox = Sandbox(tmp_path_factory.mktemp("sandbox"))
            sandbox.root.mkdir(parents=True)
            patch.setenv("HOME", str(sandbox.folder))
            patch.setenv("XDG_CACHE_HOME", str(sandbox.folder / ".cache"))
            patch.chdir(sandbox.folder / "work")
            signal.signal(signal.SIGALRM, _too_long)
            signal.alarm(GUARD)
            return sandbox

        yield make
        signal.alarm(0)


@pytest.fixture
def sandbox(make_sandbox: Callable[[], Sandbox]) -> Iterator[Sandbox]:
    yield make_sandbox()
    signal.alarm(0)
