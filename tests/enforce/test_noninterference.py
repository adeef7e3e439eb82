"""What is withheld or undeclared interferes with nothing: whatever those keys hold, the same bytes come out."""

import json
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforce.json_table import TABLE
from pingreg.payload import values
from pingreg.payload.plan import Plan, plan_of
from pingreg.payload.selection import Counted, Cut, Kept, KeptList, KeptMap, KeptObject
from pingreg.payload.tree import Shape, tree_of
from pingreg.payload.wellformed import malformed
from pingreg.resolve.model import Ping
from pingreg.source.tree import MemoryTree
from pingreg.spec.policy import LEVELS, Level
from support.enforced import CONTRACTS, bytes_under, command, line, ping, run
from support.hostile_json import leaves, literal, written
from support.payloads import drawn, real_registry, replaced, resolved_in
from support.treated import SCOPE, TREATED

Json = Any
NAMES = ("go", "Count", "x", "", "site", "Number", "In")
ANYTHING = (
    *leaves(),
    *({"site": "s"}, {"licenseKey": "full-key"}, literal("[" * 40 + "]" * 40), literal('{"a":1,"a":[{}]}')),
    "someone@example.com",
)
seeds = st.integers(0, 2**32)


@cache
def compiled(name: str, level: Level, shape: Shape) -> tuple[Ping, Plan]:
    registry = real_registry() if name == "server" else resolved_in(MemoryTree(TREATED))
    found = registry.pings[name]
    random = Random(name)  # noqa: S311  fields, no secrets
    withheld = frozenset(field.name for field in found.fields if random.random() < 0.1)
    return found, plan_of(found, level=level, withheld=withheld, shape=shape)


def stirred(value: Json, node: Kept | None, random: Random) -> Json:
    """Put something else under each topmost key that is withheld, or that nobody declared, for which None stands."""
    match node:
        case None | Cut():
            return random.choice(ANYTHING)
        case KeptObject() if isinstance(value, dict):
            return {name: stirred(inner, node.members.get(name), random) for name, inner in value.items()}
        case KeptList() if isinstance(value, list):
            return [stirred(item, node.item, random) for item in value]
        case KeptMap() if isinstance(value, dict):
            return {name: stirred(inner, _entry(name, node), random) for name, inner in value.items()}
        case _:
            return value


def _entry(name: str, node: KeptMap) -> Kept | None:
    is_declared = node.key is not None and not any(values.text_faults(name, node.key))
    return node.value if is_declared else None


def outcome(plan: Plan, payload: bytes) -> tuple[object, bytes, Mapping[object, int]]:
    out, counts = bytearray(), Counter[Counted]()
    taken = plan.fast(payload, SCOPE, out, ())
    result = taken if isinstance(taken, str) else plan.careful(payload, SCOPE, out)
    plan.take(counts)
    return result, bytes(out), counts


@given(
    st.sampled_from(("app", "closed", "server")),
    st.sampled_from(LEVELS),
    st.sampled_from(("request", "warehouse")),
    seeds,
)
def test_what_is_withheld_or_undeclared_changes_no_byte(name: str, level: Level, shape: Shape, seed: int) -> None:
    random = Random(seed)  # noqa: S311  payloads, no secrets
    found, plan = compiled(name, level, shape)
    payload = drawn(tree_of(found, shape), random, fill=random.random()) or {}
    for _ in range(random.choice((0, 1, 3))):
        payload = replaced(payload, random, names=NAMES, leaves=leaves())
    other = stirred(payload, plan.probed.node, random)
    order = random.getrandbits(32)
    one, two = (written(each, Random(order)) for each in (payload, other))  # noqa: S311  the same order of keys
    assert malformed(one) is None
    assert malformed(two) is None
    assert outcome(plan, one) == outcome(plan, two)


def stream(random: Random) -> bytes:
    """Write payloads of every contract; what no contract keeps is drawn, and each line has the same length."""
    lines = []
    for number in range(200):
        contract = CONTRACTS[number % len(CONTRACTS)]
        payload = ping(contract, undeclared=random.choice(ANYTHING[:60]))
        payload["example"]["Drags"] = random.choice(ANYTHING[:60])
        payload["example"]["more"] = random.choice(ANYTHING[:60])
        if contract == "critical":
            payload["example"] = random.choice(ANYTHING[:60])
        if contract == "none":
            payload |= {"version": random.choice(ANYTHING[:60]), "example": random.choice(ANYTHING[:60])}
        if contract == "some":
            payload["example"]["Clicks"] = random.choice(ANYTHING[:60])
        if number % 7 == 0 and contract != "none":
            payload["version"] = 7
        lines.append(written(payload, Random(number)).replace(b"\n", b" ").ljust(80_000) + b"\n")  # noqa: S311
    return b"".join(lines)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_stream_leaves_the_same_bytes_and_words(registry: Path, tmp_path: Path, jobs: str) -> None:
    """The digest of the input differs, and so does that of a payload that is quarantined, which only a key can make."""
    found = []
    for seed in (1, 2):
        folder = tmp_path / str(seed)
        folder.mkdir()
        (folder / "in").write_bytes(stream(Random(seed)))  # noqa: S311  payloads, no secrets
        done = run(command(registry, ["in"], "out", "--jobs", jobs), cwd=folder)
        assert done.returncode == 0
        written_ = bytes_under(folder / "out")
        report = json.loads(written_.pop("report.json"))
        assert report["payloads"]["quarantined"] > 0
        assert report["payloads"]["emitted"] > 0
        report["digests"].pop("input")
        quarantined = [json.loads(each) for each in written_.pop("quarantine.ndjson").splitlines()]
        assert all(each.pop("digest").startswith("h1:") for each in quarantined)
        found.append((done.stdout, done.stderr, written_, report, quarantined))
    assert found[0] == found[1]


def test_what_is_malformed_says_nothing_of_what_it_holds(registry: Path, tmp_path: Path) -> None:
    lines = [text for _, text, verdict in TABLE if verdict == "PE101"]
    (tmp_path / "in").write_bytes(b"".join(text + b"\n" for text in lines) + line(ping()))
    done = run(command(registry, ["in"], "out"), cwd=tmp_path)
    told = [json.loads(each) for each in (tmp_path / "out/quarantine.ndjson").read_bytes().splitlines()]
    assert {json.dumps(each["problems"]) for each in told} == {'[{"code": "PE101", "pointer": ""}]'}
    assert len(told) == len(lines)
    assert done.returncode == 0
