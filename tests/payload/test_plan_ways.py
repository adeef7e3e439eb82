"""The plan's ways: what the quick ones take, and what the careful one does, the precise one decides."""

import json
from collections import Counter
from functools import cache
from random import Random
from typing import NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec import UNSET

from pingreg.payload.apart import _MOST_WAYS, _RARE
from pingreg.payload.code import Outcome
from pingreg.payload.plan import Plan, Result, plan_of
from pingreg.payload.precise import _MOST_FAULTS, MOST, Walk
from pingreg.payload.reader import Diagnosis
from pingreg.payload.selection import Counted
from pingreg.payload.tree import Shape, tree_of
from pingreg.payload.wellformed import malformed
from pingreg.resolve.model import Ping
from pingreg.source.tree import MemoryTree
from pingreg.spec.policy import LEVELS, Level
from support.hostile_json import leaves, written
from support.payloads import drawn, real_registry, replaced, resolved_in
from support.treated import SCOPE, TREATED

SHAPES: tuple[Shape, ...] = ("request", "warehouse")
NAMES = ("go", "Count", "c,c++", "x", "", "site", "Number", "In", "a/b~c", "é")
WITHHELD = 3
"""So many sets of withheld fields are tried of each ping, the first of them empty."""


class Way(NamedTuple):
    result: str | tuple[Diagnosis, ...] | None
    kept: bytes
    counts: Counter[tuple[str, str]]


NOT_TAKEN = Way(None, b"", Counter())


@cache
def pings() -> dict[str, Ping]:
    """Give pings by name; an event is one too."""
    treated, real = resolved_in(MemoryTree(TREATED)), real_registry()
    events = {
        "event": treated.event_kinds["example", "opened"],
        "cody": real.event_kinds["cody.completion", "accepted"],
    }
    return {**treated.pings, **real.pings, **{name: kind.ping for name, kind in events.items()}}


@cache
def plan(ping_name: str, level: Level, shape: Shape, number: int) -> tuple[Ping, Plan]:
    """Compile a plan that withholds a set of fields drawn by its number."""
    ping = pings()[ping_name]
    random = Random(number)  # noqa: S311  fields, no secrets
    withheld = frozenset(field.name for field in ping.fields if number and random.random() < 0.2)
    return ping, plan_of(ping, level=level, withheld=withheld, shape=shape)


def ways(compiled: Plan, payload: bytes) -> tuple[Way, Way, Way, Way]:
    found = []
    for run in (
        lambda out: known(compiled.fast(payload, SCOPE, out, ())),
        lambda out: near(compiled, payload, out),
        lambda out: compiled.careful(payload, SCOPE, out),
        lambda out: compiled.faults.clear() or compiled.precise(payload, SCOPE, out),
    ):
        taken(compiled)
        out = bytearray()
        result = run(out)
        found.append(Way(result, bytes(out), taken(compiled)))
    fast, reread, careful, precise = found
    return fast, reread, careful, precise


def known(result: Outcome | Exception | None) -> Outcome | None:
    """Give what the fast way said; its error says no more than that it took nothing."""
    return result if isinstance(result, str) else None


def near(compiled: Plan, payload: bytes, out: bytearray) -> Result | None:
    """Read a payload again, as often as it takes until a way is made for what is wrong with it."""
    error = compiled.fast(payload, SCOPE, bytearray(), ())
    taken(compiled)
    if not isinstance(error, Exception):
        return None
    if len(compiled.rereader._ways) == _MOST_WAYS:
        compiled.rereader._ways.clear()
    return next(filter(None, (compiled.near(payload, SCOPE, out, (), error) for _ in range(_RARE))), None)


def taken(compiled: Plan) -> Counter[tuple[str, str]]:
    counts: Counter[Counted] = Counter()
    compiled.take(counts)
    return Counter({what: times for what, times in counts.items() if times})


def agree(compiled: Plan, payload: bytes) -> Way:
    fast, reread, careful, precise = ways(compiled, payload)
    assert careful == precise
    for way in (fast, reread):
        assert way in (NOT_TAKEN, precise)
    return precise


Case = tuple[tuple[str, Shape], Level, int, int]
cases: st.SearchStrategy[Case] = st.tuples(
    st.sampled_from(
        [
            (name, shape)
            for name in ("app", "app", "closed", "event", "cody", "server", "desktop")
            for shape in SHAPES
            if shape == "request" or name not in {"event", "cody"}
        ]
    ),
    st.sampled_from(LEVELS),
    st.integers(0, WITHHELD - 1),
    st.integers(0, 2**32),
)


@given(cases)
def test_a_sound_payload_is_taken_by_the_fast_way_and_kept_alike(
    case: Case,
) -> None:
    (name, shape), level, number, seed = case
    ping, compiled = plan(name, level, shape, number)
    random = Random(seed)  # noqa: S311  payloads, no secrets
    payload = drawn(tree_of(ping, shape), random, fill=random.random() ** 2) or {}
    agree(compiled, written(payload, random))


@given(cases)
def test_what_is_planted_is_told_alike_by_all_ways(case: Case) -> None:
    (name, shape), level, number, seed = case
    ping, compiled = plan(name, level, shape, number)
    random = Random(seed)  # noqa: S311  payloads, no secrets
    payload = drawn(tree_of(ping, shape), random, fill=random.random() ** 2) or {}
    for _ in range(random.choice((1, 1, 1, 3))):
        payload = replaced(payload, random, names=NAMES, leaves=leaves())
    data = written(payload, random)
    assert malformed(data) is None
    agree(compiled, data)


@given(st.binary(max_size=60), st.integers(0, 2**32))
@example(b"", 0)
def test_what_is_malformed_is_never_taken_by_the_fast_way(noise: bytes, seed: int) -> None:
    ping, compiled = plan("app", "full", "request", 0)
    random = Random(seed)  # noqa: S311  payloads, no secrets
    sound = written(drawn(tree_of(ping, "request"), random) or {}, random)
    at = random.randrange(len(sound) + 1)
    payload = sound[:at] + noise + sound[at + random.choice((0, 1, 5, len(sound))) :]
    if malformed(payload) is None:
        agree(compiled, payload)
    else:
        out = bytearray()
        assert known(compiled.fast(payload, SCOPE, out, ())) is None
        assert near(compiled, payload, out) is None
        assert (bytes(out), taken(compiled)) == (b"", Counter())


def with_undeclared(payload: object, random: Random) -> object:
    """Put keys that nobody declared into some of the objects; what stands at a key twice is one key."""
    match payload:
        case dict():
            inner = {name: with_undeclared(value, random) for name, value in payload.items()}
            names = ("", "x", "é", "go", "Count ")[: random.choice((0, 0, 1, 3))]
            return {**{name: random.choice((1, {"x": [{}]}, "a", None)) for name in names}, **inner}
        case list():
            return [with_undeclared(item, random) for item in payload]
        case _:
            return payload


@given(cases)
def test_undeclared_keys_are_counted_alike_wherever_they_stand(case: Case) -> None:
    (name, shape), level, number, seed = case
    ping, compiled = plan(name, level, shape, number)
    random = Random(seed)  # noqa: S311  payloads, no secrets
    payload = drawn(tree_of(ping, shape), random, fill=0.3) or {}
    agree(compiled, written(with_undeclared(payload, random), random))


@pytest.mark.parametrize("name", ["app", "event", "server"])
def test_most_payloads_that_have_keys_too_many_need_not_be_walked(name: str) -> None:
    random = Random(3)  # noqa: S311  payloads, no secrets
    ping, compiled = plan(name, "full", "request", 0)
    read = 0
    for _ in range(60):
        payload = with_undeclared(drawn(tree_of(ping, "request"), random, fill=0.2) or {}, random)
        data = json.dumps(payload).encode()
        walk = Walk(compiled.counted, compiled.treatments, SCOPE, {})
        read += walk.read(data, compiled.probed) is not None
        agree(compiled, data)
    assert read > 10


@pytest.mark.parametrize("name", ["app", "event", "server"])
def test_payloads_with_one_fault_are_read_again_without_it(name: str) -> None:
    random = Random(4)  # noqa: S311  payloads, no secrets
    ping, compiled = plan(name, "full", "request", 0)
    read = 0
    for _ in range(100):
        payload = drawn(tree_of(ping, "request"), random, fill=0.2) or {}
        payload = replaced(payload, random, names=NAMES, leaves=leaves())
        read += near(compiled, json.dumps(payload).encode(), bytearray()) is not None
    assert read > 25


def test_the_fast_way_takes_most_sound_payloads() -> None:
    random = Random(1)  # noqa: S311  payloads, no secrets
    for name in ("app", "event", "server", "desktop"):
        ping, compiled = plan(name, "full", "request", 0)
        payloads = [drawn(tree_of(ping, "request"), random, fill=0.2) or {} for _ in range(50)]
        found = [compiled.fast(json.dumps(payload).encode(), SCOPE, bytearray(), ()) for payload in payloads]
        assert sum(isinstance(result, str) for result in found) > 10, name


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", ["app", "closed", "server", "desktop"])
def test_every_field_that_is_withheld_alone_is_withheld_by_all_ways(name: str, shape: Shape) -> None:
    random = Random(2)  # noqa: S311  payloads, no secrets
    ping, _ = plan(name, "full", shape, 0)
    fields = tuple(ping.fields)
    fields = random.sample(fields, k=min(len(fields), 8 if name in {"app", "closed"} else 2))
    for field in fields:
        compiled = plan_of(ping, level="full", withheld=frozenset((field.name,)), shape=shape)
        for _ in range(3):
            payload = drawn(tree_of(ping, shape), random, fill=0.9) or {}
            agree(compiled, written(payload, random))


@pytest.mark.parametrize("names", [("plain", "shared", "events"), ("events", "shared", "plain")])
def test_of_very_many_faults_the_same_are_told_in_whatever_order_they_are_met(names: tuple[str, ...]) -> None:
    _, compiled = plan("app", "full", "request", 0)
    wrong = {
        "plain": {"Rows": [{"In": {"Count": -1}}] * 150},
        "shared": {"Rows": [{"A": "x"}] * 150},
        "events": {"Hover": [{"Count": -1}] * 40, "Click": [{"Count": "x"}] * 40},
    }
    payload = json.dumps({name: wrong[name] for name in names}).encode()
    told = agree(compiled, payload).result
    assert len(told) == MOST
    assert {one.pointer.split("/")[1] for one in told} == {"events", "plain"}
    fresh = plan_of(pings()["app"], level="full")
    assert near(fresh, payload, bytearray()) is None
    assert {str(fresh.careful(payload, SCOPE, bytearray())) for _ in range(2)} == {str(told)}


@pytest.mark.parametrize(("sender", "is_taken"), [("s", True), ("t", False), (UNSET, False)])
def test_what_is_read_again_is_of_whom_it_was_thought_to_be(sender: object, *, is_taken: bool) -> None:
    compiled = plan_of(pings()["app"], level="full", identity=[("site",)])
    for payload in (b'{"site":"s","nobody":1}', b'{"nobody":1,"site":"t","site":"s"}', b'{"site":"s","plain":{"x":1}}'):
        error = compiled.fast(payload, SCOPE, bytearray(), ("s",))
        assert isinstance(error, Exception)
        found = [compiled.near(payload, SCOPE, bytearray(), (sender,), error) for _ in range(2 * _RARE)]
        assert found[-1] == ("emitted" if is_taken else None)


def test_few_ways_are_made_however_many_faults_are_met() -> None:
    compiled = plan_of(pings()["server"], level="full")
    members = list(compiled.probed.node.members)
    for first in range(len(members)):
        for second in range(first):
            payload = json.dumps({members[first]: [[]], members[second]: [[]]}).encode()
            error = compiled.fast(payload, SCOPE, bytearray(), ())
            if isinstance(error, Exception):
                compiled.near(payload, SCOPE, bytearray(), (), error)
    assert 0 < len(compiled.rereader._ways) <= _MOST_WAYS


@given(st.sampled_from((b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xf5\x80\x80\x80", b"\x80")), st.integers(0, 2**32))
def test_a_plan_that_cuts_nothing_takes_no_bytes_that_are_not_utf_8(noise: bytes, seed: int) -> None:
    """It does not look for them apart, for it reads all there is."""
    random = Random(seed)  # noqa: S311  payloads, no secrets
    plans = [plan(name, "full", "request", 0) for name in ("app", "closed", "event", "cody", "desktop")]
    whole = [one for one in plans if not {kind for _, kind in one[1].counted} & {"withheld", "removed"}]
    ping, compiled = random.choice(whole)
    sound = written(drawn(tree_of(ping, "request"), random) or {}, random)
    at = random.randrange(len(sound) + 1)
    assert known(compiled.fast(sound[:at] + noise + sound[at:], SCOPE, bytearray(), ())) is None


@pytest.mark.parametrize(
    ("pointer", "day", "is_sound"),
    [
        ("plain/Day", "2024-02-29", True),
        ("plain/Day", "2023-02-29", False),
        ("plain/Moment", "2023-04-30T10:00:00Z", True),
        ("plain/Moment", "2023-04-31T10:00:00Z", False),
        ("treated/Moment", "2000-02-29T10:00:00Z", True),
        ("treated/Moment", "1900-02-29T10:00:00Z", False),
    ],
)
def test_a_day_that_does_not_exist_is_told_by_all_ways(pointer: str, day: str, *, is_sound: bool) -> None:
    area, name = pointer.split("/")
    told = agree(plan("app", "full", "request", 0)[1], json.dumps({area: {name: day}}).encode()).result
    if is_sound:
        assert told == "emitted"
    else:
        assert [(one.code, one.pointer) for one in told] == [("PE105", f"/{pointer}")]


def test_what_is_remembered_of_faults_is_bounded_and_holds_for_one_place() -> None:
    compiled = plan_of(pings()["app"], level="full")
    for number in range(3 * _MOST_FAULTS):
        name, value = ("Name", number) if number % 3 else ("Number", f"x{number}")
        for payload in ({"treated": {name: value}}, {"treated": {name: value, "Clamped": value}}):
            told = compiled.precise(json.dumps(payload).encode(), SCOPE, bytearray())
            wrong = sorted(f"/treated/{one}" for one in payload["treated"] if one != "Clamped" or not number % 3)
            assert [one.pointer for one in told if isinstance(one, Diagnosis)] == wrong
        assert len(compiled.faults) <= _MOST_FAULTS
