"""The plan, the schemas and the shapes agree; a lower level keeps a part of what a higher one keeps."""

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emit.emitted import emitted, small
from emit.emitted import resolved as resolved_files
from pingreg.payload import values
from pingreg.payload.convert import convert
from pingreg.payload.judge import is_withheld, leaf_diagnoses
from pingreg.payload.plan import Plan, Result, plan_of
from pingreg.payload.selection import Counted
from pingreg.payload.tree import Constant, Leaf, List, Map, Node, Object, Shape, request_tree, tree_of
from pingreg.resolve.model import Ping, Registry
from pingreg.source.tree import MemoryTree
from pingreg.spec.policy import LEVELS, Level
from support.hostile_json import leaves, written
from support.odd import ODD
from support.payloads import drawn, replaced, resolved_in
from support.treated import SCOPE

Json = Any
SHAPES: tuple[Shape, ...] = ("request", "warehouse")
NAMES = ("go", "Count", "c,c++", "x", "site", "Kind", "hover", "code_usage")
KEPT_AS_SENT = frozenset({"same", "string", "join"})
seeds = st.integers(0, 2**32)
registries = st.sampled_from(("small", "odd"))


@cache
def registry(name: str) -> Registry:
    return resolved_files(small()) if name == "small" else resolved_in(MemoryTree(ODD))


def app(name: str) -> Ping:
    return registry(name).pings["app"]


@cache
def validator(name: str, level: Level, shape: Shape) -> jsonschema.Draft202012Validator:
    file = ".".join(("app", level, *(("warehouse",) if shape == "warehouse" else ()), "schema.json"))
    return jsonschema.Draft202012Validator(json.loads(emitted("json-schema", registry=registry(name))[file]))


@cache
def plan(name: str, level: Level, shape: Shape) -> Plan:
    return plan_of(app(name), level=level, shape=shape)


def enforced(compiled: Plan, payload: bytes) -> tuple[Result, Json, dict[str, int]]:
    """Give the outcome, what was emitted, and how often each kind of thing was counted."""
    out, counts = bytearray(), Counter[Counted]()
    result = compiled.careful(payload, SCOPE, out)
    compiled.take(counts)
    kinds: dict[str, int] = {}
    for (_, kind), times in counts.items():
        kinds[kind] = kinds.get(kind, 0) + times
    return result, json.loads(out) if out else None, kinds


def contents(value: Json, node: Node, level: Level) -> Iterator[Node]:
    """Give the nodes that are withheld and hold something: not null, nor empty, nor the receiver's zero."""
    match node:
        case _ if is_withheld(node, level) or is_lost_with_its_keys(node, level):
            yield from () if says_nothing(value, node) else (node,)
        case Object() if isinstance(value, dict):
            for name in value.keys() & node.members.keys():
                yield from contents(value[name], node.members[name], level)
        case List(item=inner) if isinstance(value, list):
            for item in value:
                yield from contents(item, inner, level)
        case Map(value=inner) if isinstance(value, dict):
            for item in value.values():
                yield from contents(item, inner, level)
        case _:
            return


def is_lost_with_its_keys(node: Node, level: Level) -> bool:
    return isinstance(node, Map) and node.key is not None and is_withheld(Leaf(node.key), level)


def says_nothing(value: Json, node: Node) -> bool:
    match node:
        case _ if value is None:
            return True
        case Leaf(field=field, column=None):
            return field.repeated and value == []
        case Leaf(field=field, column=column):
            is_text = column is not None and column.conversion in {"string", "join"}
            return is_text and value == values.zero_text(field)
        case Constant():
            return value in (node.value, *node.others)
        case List():
            return value == []
        case _:
            return value == {}


@given(registries, st.sampled_from(("critical", "full")), st.sampled_from(SHAPES), seeds)
def test_a_payload_is_valid_at_a_level_if_and_only_if_the_plan_finds_nothing(
    name: str, level: Level, shape: Shape, seed: int
) -> None:
    random = Random(seed)  # noqa: S311  payloads, no secrets
    root = tree_of(app(name), shape)
    payload = drawn(root, random, level=random.choice(LEVELS), fill=random.random()) or {}
    if random.random() < 0.6:
        payload = replaced(payload, random, names=NAMES, leaves=leaves(infinite=False))
    data = written(payload, random)
    result, _, kinds = enforced(plan(name, level, shape), data)
    read = json.loads(data)
    finds_nothing = isinstance(result, str) and "undeclared" not in kinds and not any(contents(read, root, level))
    assert validator(name, level, shape).is_valid(read) == finds_nothing


@pytest.mark.parametrize(("day", "exists"), [("2024-02-29", True), ("2023-02-29", False), ("2023-11-31", False)])
def test_schema_and_plan_know_the_calendar(day: str, *, exists: bool) -> None:
    payload: Json = drawn(tree_of(app("small"), "request"), Random(0), fill=1)  # noqa: S311  payloads, no secrets
    payload["codeUsage"]["Day"] = day
    result, *_ = enforced(plan("small", "full", "request"), json.dumps(payload).encode())
    assert validator("small", "full", "request").is_valid(payload) == isinstance(result, str) == exists


@given(registries, st.sampled_from(SHAPES), seeds)
def test_what_none_keeps_is_within_critical_and_that_within_full(name: str, shape: Shape, seed: int) -> None:
    random = Random(seed)  # noqa: S311  payloads, no secrets
    payload = drawn(tree_of(app(name), shape), random, fill=random.random()) or {}
    if random.random() < 0.5:
        payload = replaced(payload, random, names=NAMES, leaves=leaves())
    data = written(payload, random)
    none, critical, full = (enforced(plan(name, level, shape), data) for level in LEVELS)
    if isinstance(payload, dict):
        assert none[:2] == ("withheld", None)
    if isinstance(full[0], str):
        assert isinstance(critical[0], str)
        assert is_within(critical[1], full[1])


def is_within(part: Json, whole: Json) -> bool:
    match part, whole:
        case None, _:
            return True
        case dict(), dict():
            return all(name in whole and is_within(inner, whole[name]) for name, inner in part.items())
        case list(), list():
            return len(part) == len(whole) and all(map(is_within, part, whole))
        case _:
            return bool(part == whole)


@given(registries, st.sampled_from(LEVELS), seeds)
def test_a_sound_payload_passes_in_either_shape_at_every_level(name: str, level: Level, seed: int) -> None:
    random = Random(seed)  # noqa: S311  payloads, no secrets
    payload = drawn(request_tree(app(name)), random, fill=random.random()) or {}
    stored = convert(json.loads(json.dumps(payload)), app(name), added={})
    for shape, sent in (("request", payload), ("warehouse", stored)):
        result, _, kinds = enforced(plan(name, level, shape), json.dumps(sent).encode())
        assert isinstance(result, str)
        assert "undeclared" not in kinds


@given(registries, st.sampled_from(LEVELS), seeds)
def test_a_faulty_field_that_is_stored_as_it_was_sent_has_one_verdict_in_either_shape(
    name: str, level: Level, seed: int
) -> None:
    random = Random(seed)  # noqa: S311  payloads, no secrets
    fields = [
        field
        for field in app(name).fields
        if field.column is not None
        and field.origin == "sender"
        and field.column.conversion in KEPT_AS_SENT
        and not {"[]", "*"} & {*field.steps, *field.column.steps}
        and field.column.first is None
        and not field.is_tombstone
    ]
    field = random.choice(fields)
    value = random.choice([-(10**30), 1e300, 0.5, "x" * 500, "\u0007", True, 3.25])
    sent = Leaf(field)
    stored = Leaf(field, field.column)
    value = [value] if field.repeated else value
    if not any(leaf_diagnoses(value, sent, "")) or is_withheld(sent, level):
        return
    payload: Json = value
    for step in reversed(field.steps):
        payload = {step: payload}
    message = convert(payload, app(name), added={})
    there = message
    for step in stored.column.steps if stored.column else ():
        there = there[step]
    if not any(leaf_diagnoses(there, stored, "")):
        return
    for shape, data in (("request", payload), ("warehouse", message)):
        result, _, _ = enforced(plan(name, level, shape), json.dumps(data).encode())
        assert not isinstance(result, str)
