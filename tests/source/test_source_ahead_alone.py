"""Reading ahead: a second process that fails in any way costs nothing but time."""

import os
import signal
from collections.abc import Iterator, Mapping

import pytest

from pingreg.source.ahead import reading_ahead
from pingreg.source.documents import load
from pingreg.source.tree import MemoryTree

LARGE = {f"a{n:02}.yaml": f"name: {n}\n" + f"# {'x' * 40_000}\n" * 2 for n in range(20)}


def read_with(files: Mapping[str, str]) -> tuple[Mapping[str, object], list[str]]:
    tree = MemoryTree(files)
    contents = {path: tree.read(path) for path in tree.paths}
    documents, problems = load(tree, contents, ahead=reading_ahead(tree, contents))
    assert (documents.data, problems) == (load(tree, contents)[0].data, load(tree, contents)[1])
    return documents.data, [problem.code for problem in problems]


@pytest.fixture
def childless() -> Iterator[None]:
    """Children end without being waited for, as under some services."""
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    yield
    signal.signal(signal.SIGCHLD, before)


def test_documents_are_the_same() -> None:
    data, found = read_with(LARGE)
    assert data == {path: {"name": n} for n, path in enumerate(sorted(LARGE))}
    assert found == []


@pytest.mark.parametrize("broken", ["a00.yaml", "a19.yaml"])
def test_mistakes_are_found_wherever_they_are(broken: str) -> None:
    assert read_with(LARGE | {broken: LARGE[broken] + "other: no\n"})[1] == ["PS110"]


@pytest.mark.usefixtures("childless")
def test_a_child_that_nobody_can_wait_for_is_no_error() -> None:
    assert read_with(LARGE)[1] == []


def test_no_second_process_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refused)
    assert read_with(LARGE)[1] == []


def test_a_child_that_is_killed_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    fork = os.fork

    def killed() -> int:
        child = fork()
        if child:
            os.kill(child, signal.SIGKILL)
        return child

    monkeypatch.setattr(os, "fork", killed)
    assert read_with(LARGE)[1] == []
