"""The example receiver, as a process of its own, spoken to over loopback."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
_SAMPLE = json.loads((ROOT / "registry/pings/server/examples/valid/full_4x.json").read_text("utf-8"))
PING = _SAMPLE.get("payload", _SAMPLE)


@pytest.fixture(scope="module")
def receiver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, Path]]:
    """Start the receiver on a free port; give the port and the file that it stores to."""
    store = tmp_path_factory.mktemp("receiver") / "kept.ndjson"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "uvicorn", "--app-dir", "examples", "--port", str(port), "receiver:app"]
    environment = {**os.environ, "REGISTRY": "registry", "STORE": str(store)}
    with subprocess.Popen([*command, "--log-level", "error"], cwd=ROOT, env=environment) as process:
        try:
            _wait(port, process)
            yield port, store
        finally:
            process.terminate()


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert process.poll() is None, "the receiver ended"
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("the receiver does not listen")


def _posted(port: int, body: bytes) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("POST", "/updates", body)
        return connection.getresponse().status
    finally:
        connection.close()


def test_what_may_be_kept_is_stored_and_nothing_else(receiver: tuple[int, Path]) -> None:
    port, store = receiver
    sent = {**PING, "nobodyDeclared": "canary-7f3a"}
    assert _posted(port, json.dumps(sent).encode()) == 204
    stored = json.loads(store.read_text("utf-8").splitlines()[-1])
    assert stored["site"] == PING["site"]
    assert "canary-7f3a" not in store.read_text("utf-8")


@pytest.mark.parametrize("body", [b"", b"no json", b'{"site": "s", "totalUsers": -1}'])
def test_what_is_not_as_declared_is_refused_and_not_stored(receiver: tuple[int, Path], body: bytes) -> None:
    port, store = receiver
    before = store.read_bytes()
    assert _posted(port, body) == 422
    assert store.read_bytes() == before


@pytest.mark.parametrize("unknown", [{"site": "elsewhere", "LicenseKey": "on-no-file"}, {"site": 1, "LicenseKey": ""}])
def test_an_instance_that_nobody_knows_is_kept_nothing_of(receiver: tuple[int, Path], unknown: dict[str, Any]) -> None:
    port, store = receiver
    before = store.read_bytes()
    assert _posted(port, json.dumps({**PING, **unknown}).encode()) == 204
    assert store.read_bytes() == before
