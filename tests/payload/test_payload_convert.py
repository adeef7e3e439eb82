"""Conversion: whatever is clean is stored without fail, and what is stored gets the verdict of what was sent."""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pingreg.payload.convert import convert
from pingreg.payload.judge import judge, judged
from pingreg.payload.tree import request_tree, warehouse_tree
from pingreg.resolve.model import Ping
from pingreg.source.tree import MemoryTree
from pingreg.spec.policy import LEVELS, Level
from support.odd import ODD
from support.payloads import drawn, real_registry, replaced, resolved_in

SAMPLES = Path(__file__).parent / "samples"
ADDED = ("remote_ip", "has_update", "timestamp")
SEEDS = st.integers(0, 2**32)
ODD_PING = resolved_in(MemoryTree(ODD)).pings["app"]


def pings() -> list[Ping]:
    return [*real_registry().pings.values(), ODD_PING]


def sample(name: str) -> dict[str, object]:
    payload: dict[str, object] = json.loads((SAMPLES / f"{name}.json").read_bytes())
    return payload


def test_full_sample_becomes_the_sample_message() -> None:
    message = sample("warehouse_message_full")
    added = {name: message[name] for name in ADDED}
    stored = convert(sample("request_full_4x"), real_registry().pings["server"], added=added)
    assert stored == message


@pytest.mark.parametrize(
    ("name", "ping", "level"),
    [
        ("request_full_4x", "server", "full"),
        ("request_critical_4x", "server", "critical"),
        ("request_critical_4x", "server", "full"),
        ("request_legacy_code_intel", "server", "full"),
        ("request_desktop_app", "desktop", "full"),
    ],
)
def test_samples_are_clean_in_both_shapes(name: str, ping: str, level: Level) -> None:
    resolved = real_registry().pings[ping]
    sent = sample(name)
    assert judge(json.dumps(sent).encode(), resolved, level=level) == ()
    stored = convert(sent, resolved, added={})
    assert judge(json.dumps(stored).encode(), resolved, level=level, shape="warehouse") == ()


def test_sample_that_sends_all_is_above_the_critical_level() -> None:
    ping = real_registry().pings["server"]
    found = judge(json.dumps(sample("request_full_4x")).encode(), ping, level="critical")
    assert {d.code for d in found} == {"PE107"}


def test_conversion_of_a_payload_in_odd_places() -> None:
    sent = {
        "site": "s",
        "Days": [{"Count": 1, "Inner": [{"Name": "a"}]}, {}],
        "Deep": {"Down": {"Text": "b"}},
        "Map": {"ruby": {"Count": 2}, "c,c++": {"Open": 1.0}},
        "Words": ["b,c", "a"],
        "Listed": ["u", "v"],
        "Numbers": [1.0, 2],
        "Share": 0.5,
        "Mean": 10**60,
        "Codes": 2.0,
        "Flag": True,
        "shared": {"One": 1, "Two": 2, "Rows": [{"A": 1, "B": 2}], "inner": {"Three": 3}},
        "counts": {"All": 5, "Some": 3, "State": 1, "Never": 9, "Periods": [{"Count": 7}, {"Count": 8}]},
        "events": {"Hover": [{"Count": 4}, {"Count": 5}]},
    }
    assert judge(json.dumps(sent).encode(), ODD_PING) == ()
    assert convert(sent, ODD_PING, added={}) == {
        "site": "s",
        "version": None,
        "days": [{"count": 1, "inner": [{"name": "a"}]}, {}],
        "deep": {"down": {"text": "b"}},
        "map": [{"language": "c,c++", "open": 1.0}, {"language": "ruby", "count": 2}],
        "Words": "b,c,a",
        "Listed": "u,v",
        "Numbers": "1,2",
        "Share": "0.5",
        "Mean": "1e+60",
        "Codes": "2",
        "Flag": "true",
        "keyed": None,
        "shared": {"One": 1, "Two": 2, "Rows": [{"A": 1, "B": 2}], "inner": {"Three": 3}},
        "counts_stored": {
            "all": 5,
            "some": 3,
            "rest": 2,
            "state": "busy",
            "never": None,
            "periods": {"count": 7},
            "rows": [{"kind": "hover", "times": 4}, {"kind": "click", "times": None}],
        },
    }


@given(SEEDS, st.sampled_from(LEVELS))
def test_what_is_clean_stays_clean_when_it_is_stored(seed: int, level: Level) -> None:
    random = Random(seed)  # noqa: S311  payloads, no secrets
    for ping in pings():
        payload = drawn(request_tree(ping), random, level=level, fill=random.random()) or {}
        assert not list(judged(payload, request_tree(ping), level=level))
        stored = json.loads(json.dumps(convert(payload, ping, added={})))
        assert not list(judged(stored, warehouse_tree(ping), level=level))


@given(SEEDS, st.sampled_from(["none", "critical"]))
def test_what_is_above_the_level_is_so_when_it_is_stored_or_is_not_stored(seed: int, level: Level) -> None:
    random = Random(seed)  # noqa: S311  payloads, no secrets
    for ping in pings():
        root = request_tree(ping)
        name = random.choice(list(root.members))
        payload = {name: drawn(root.members[name], random, fill=random.random())}
        stored = convert(payload, ping, added={})
        if list(judged(payload, root, level=level)) and not list(judged(stored, warehouse_tree(ping), level=level)):
            assert set(_leaves(stored, ())) <= set(_leaves(convert({}, ping, added={}), ()))


def _leaves(value: object, at: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], object]]:
    match value:
        case dict():
            for name, inner in value.items():
                yield from _leaves(inner, (*at, name))
        case list():
            for index, inner in enumerate(value):
                yield from _leaves(inner, (*at, index))
        case None:
            return
        case _:
            yield at, value


@given(SEEDS)
def test_even_what_is_not_clean_is_converted_without_fail(seed: int) -> None:
    random = Random(seed)  # noqa: S311  payloads, no secrets
    for ping in pings():
        sound = drawn(request_tree(ping), random, fill=random.random()) or {}
        planted = replaced(sound, random, names=("x",), leaves=(None, True, 7, 1.5, "text", {}, []))
        if isinstance(planted, dict):
            json.dumps(convert(planted, ping, added={}))
