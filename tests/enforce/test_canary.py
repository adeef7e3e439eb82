"""A canary in everything that may not be kept is found nowhere in what is written or printed."""

import base64
import gzip
import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from support.enforced import bytes_under, command, line, ping, run

CANARY = 'Kanarienvogel "é/7f3a'


def traces(text: str) -> Iterator[bytes]:
    """Give the ways in which a text may have been written, all without its ends, which an encoding may blend."""
    raw = text.encode()
    yield raw
    yield json.dumps(text)[1:-1].encode()
    yield json.dumps(text, ensure_ascii=False)[1:-1].encode()
    yield "".join(f"\\u{ord(char):04x}" for char in text[:6]).encode()
    for shift in range(3):
        yield base64.b64encode(bytes(shift) + raw)[4:24]
        yield base64.urlsafe_b64encode(bytes(shift) + raw)[4:24]
        yield base64.b32encode(bytes(shift) + raw)[8:32]
    yield raw.hex().encode()
    yield raw.hex().upper().encode()
    yield quote(text, safe="").encode()
    yield quote(text).encode()
    yield text[:13].encode()
    yield text[::-1][-13:].encode()


def hidden(contract: str) -> Iterator[dict[str, Any]]:
    """Give payloads of a customer with the canary in everything that is not kept of it, and where it is at fault."""
    undeclared = {CANARY: CANARY, "other": [{"x": CANARY}]}
    example: Any = {"Clicks": 1, "Rows": [{"Views": 2, CANARY: CANARY}], "Drags": CANARY, CANARY: {CANARY: 1}}
    if contract == "critical":
        example = {"Clicks": CANARY, CANARY: CANARY}
    if contract == "some":
        example["Clicks"] = {"x": CANARY}
    if contract == "none":
        yield ping("none", admin=CANARY, version=CANARY, example=CANARY)
    else:
        yield ping(contract, example=example, admin=CANARY, **undeclared)
        yield ping(contract, version=CANARY, **undeclared)
        yield ping(contract, version=[CANARY], site={"x": CANARY})
    if contract in {"full", "some"}:
        yield ping(contract, example={"Edition": CANARY})
        yield ping(contract, example={"Rows": [{"Views": CANARY}]})
        yield ping(contract, example=CANARY)
    yield ping(contract, licenseKey=CANARY)
    yield {"site": CANARY, "licenseKey": "none-key"}


def stream() -> bytes:
    payloads = [payload for contract in ("none", "critical", "full", "some") for payload in hidden(contract)]
    broken = [line(payload)[:-9] + b"\n" for payload in payloads]
    return b"".join([*map(line, payloads), *broken, json.dumps(CANARY).encode() + b"\n", CANARY.encode() + b"\n"])


def has_no_trace(files: dict[str, bytes], said: bytes) -> None:
    for name, content in {**files, "what was printed": said}.items():
        data = gzip.decompress(content) if name.endswith(".gz") else content
        for trace in traces(CANARY):
            assert trace not in data, f"{name} holds {trace!r}"


def test_the_search_would_find_it_in_every_coding() -> None:
    raw = CANARY.encode()
    for coded in (
        raw,
        base64.b64encode(b"abc" + raw),
        base64.b32encode(raw),
        raw.hex().encode(),
        quote(CANARY).encode(),
    ):
        with pytest.raises(AssertionError, match="holds"):
            has_no_trace({"out": b"before" + coded + b"behind"}, b"")


@pytest.mark.parametrize("more", [(), ("--jobs", "2"), ("--compress", "gzip")], ids=" ".join)
def test_a_finished_run_leaves_no_trace(registry: Path, tmp_path: Path, more: tuple[str, ...]) -> None:
    (tmp_path / "in").write_bytes(stream())
    done = run(command(registry, [tmp_path / "in"], tmp_path / "out", *more))
    report = json.loads((tmp_path / "out/report.json").read_bytes())
    assert done.returncode == 0
    assert all(report["payloads"].values())
    has_no_trace(bytes_under(tmp_path / "out"), done.stdout + done.stderr)


def test_a_run_that_is_killed_leaves_no_trace(registry: Path, tmp_path: Path) -> None:
    """The input comes by a pipe that is never closed, so that the run stops where it has written something."""
    arguments = command(registry, ["-"], tmp_path / "out")
    lines = stream() * (2 * 1024 * 1024 // len(stream()))
    with subprocess.Popen(
        arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    ) as process:
        assert process.stdin is not None
        process.stdin.write(lines)
        process.stdin.flush()
        part = tmp_path / "out/.partial/quarantine.ndjson"
        for _ in range(3000):
            if part.exists() and part.stat().st_size:
                break
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGKILL)
        said = process.communicate()[0]
    files = bytes_under(tmp_path / "out")
    assert files[".partial/quarantine.ndjson"]
    has_no_trace(files, said)


@pytest.mark.parametrize("arguments", [("missing.ndjson",), ("in", "--received-at", "never"), ("in", "--shape", "x")])
def test_a_run_that_is_refused_leaves_no_trace(registry: Path, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "in").write_bytes(stream())
    done = run(command(registry, arguments[:1], "out", *arguments[1:]), cwd=tmp_path)
    assert done.returncode == 2
    has_no_trace({}, done.stdout + done.stderr)
