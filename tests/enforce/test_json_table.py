"""Hostile lines: each is passed, withheld, skipped or quarantined, however it is met, and none stops a run."""

import json
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from enforce.json_table import BODY, TABLE
from pingreg.enforce.engine import _AT_ONCE, Engine
from pingreg.enforce.routers import router_of
from pingreg.resolve.model import Registry
from pingreg.source.tree import MemoryTree
from support.enforced import FILES, KEYS, command, run
from support.payloads import resolved_in

DAY = date(2026, 11, 25)


@cache
def app() -> Registry:
    return resolved_in(MemoryTree(FILES))


def engine(*, is_warm: bool) -> Engine:
    """Make an engine; a warm one has met the sender, so that it tries the fast way first."""
    made = Engine(router_of(app(), "app", shape="request", keys=KEYS, received=DAY))
    if is_warm:
        made.block(BODY + b"}\n")
    return made


def verdicts(made: Engine, line: bytes) -> list[str]:
    passage = made.block(line + b"\n")
    codes = list(passage.quarantined.codes.elements())
    return [*["emitted"] * passage.emitted, *["withheld"] * passage.withheld, *codes] or ["skipped"]


@pytest.mark.parametrize("is_warm", [False, True], ids=["cold", "warm"])
@pytest.mark.parametrize(("line", "verdict"), [case[1:] for case in TABLE], ids=[case[0] for case in TABLE])
def test_a_line_meets_one_verdict_whoever_was_met_before(line: bytes, verdict: str, is_warm: bool) -> None:  # noqa: FBT001  drawn
    made = engine(is_warm=is_warm)
    assert verdicts(made, line) == [verdict]
    assert verdicts(made, line) == [verdict]


def test_the_table_is_long_and_says_nothing_twice() -> None:
    assert len(TABLE) >= 80
    assert len({name for name, _, _ in TABLE}) == len({line for _, line, _ in TABLE}) == len(TABLE)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_stream_of_all_of_them_comes_to_its_end(registry: Path, tmp_path: Path, jobs: str) -> None:
    (tmp_path / "in").write_bytes(b"".join(line + b"\n" for _, line, _ in TABLE))
    done = run(command(registry, [tmp_path / "in"], tmp_path / "out", "--jobs", jobs))
    assert (done.returncode, done.stderr) == (0, b"")
    told = [json.loads(line) for line in (tmp_path / "out/quarantine.ndjson").read_bytes().splitlines()]
    found = {one["record"]: {problem["code"] for problem in one["problems"]} for one in told}
    wanted = {number: {verdict} for number, (_, _, verdict) in enumerate(TABLE, 1) if verdict.startswith("PE")}
    assert found == wanted
    report = json.loads((tmp_path / "out/report.json").read_bytes())
    times = Counter(verdict for _, _, verdict in TABLE)
    assert report["payloads"]["emitted"] == times["emitted"]
    assert report["payloads"]["withheld"] == times["withheld"]
    assert report["lines"] == len(TABLE)


def test_very_many_payloads_of_one_block_are_quarantined_in_their_order() -> None:
    sound, broken = BODY + b"}\n", BODY + b"\n"
    data = b"".join(broken if number % 3 else sound for number in range(5 * _AT_ONCE))
    passage = engine(is_warm=True).block(data)
    told = [json.loads(line) for line in passage.quarantined.lines(number=1, record=0, offset=0)]
    assert [one["record"] for one in told] == [number + 1 for number in range(5 * _AT_ONCE) if number % 3]
    assert all(data[one["offset"] :].startswith(broken) for one in told)
    assert (passage.lines, passage.emitted, len(told)) == (5 * _AT_ONCE, passage.out.count(b"\n"), len(told))
    assert passage.emitted + len(told) == passage.lines
