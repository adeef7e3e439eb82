"""JSON Schemas: they admit what a level keeps, in either shape, and agree with the judge of payloads."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import jsonschema
import pytest
import referencing
from hypothesis import given
from hypothesis import strategies as st

from emit.emitted import ROOT, emitted, files_under, resolved, small
from pingreg.payload.convert import convert
from pingreg.payload.judge import judge
from pingreg.resolve.model import Registry

Json = dict[str, object]
REGISTRY = resolved(small())
APP = REGISTRY.pings["app"]

FULL: Json = {
    "site": "a1",
    "licenseKey": "",
    "version": "4.5.1",
    "installer": "admin@example.org",
    "users": 12,
    "signup": True,
    "offset": -3,
    "load": 0.25,
    "mode": 1,
    "providers": ["builtin", "a+b"],
    "hosts": ["git-hub", "gitlab"],
    "titles": ["n1"],
    "lost": False,
    "searchUsage": {
        "Daily": [{"StartTime": "2026-11-24T00:00:00Z", "Literal": {"UserCount": 3, "P50": 1.5}, "Regexp": None}],
        "Weekly": [],
        "Enabled": True,
        "Level": "low",
    },
    "codeUsage": {
        "Day": "2026-11-24",
        "Languages": {"go": {"Repositories": 3}, "a|b": {}},
        "Actions": [{"Kind": 1, "Count": 7}, {"Kind": 2, "Count": None}],
        "Total": 9,
        "Indexed": 4,
        "Share": 0.5,
        "Tags": ["a", "b"],
    },
    "unused": {"Clicks": 3},
}
CRITICAL: Json = {
    "site": "a1",
    "version": "4.5.1",
    "users": 12,
    "providers": [],
    "lost": None,
    "searchUsage": {},
    "codeUsage": None,
    "oldUsage": {},
}
ADDED = {"remote_ip": "192.0.2.0", "received": "2026-11-24T09:00:00Z"}


@cache
def validators() -> dict[str, jsonschema.Draft202012Validator]:
    return {name: validator(text) for name, text in emitted("json-schema", registry=REGISTRY).items()}


def validator(text: str) -> jsonschema.Draft202012Validator:
    schema = json.loads(text)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, registry=referencing.Registry())


def admits(name: str, payload: object) -> bool:
    return validators()[f"{name}.schema.json"].is_valid(payload)


def with_value(path: str, value: object) -> Json:
    changed = json.loads(json.dumps(FULL))
    *inner, last = path.split("/")
    there = changed
    for step in inner:
        there = there[int(step)] if isinstance(there, list) else there[step]
    there[last] = value
    return changed


def test_each_ping_has_a_schema_for_all_and_two_for_every_level_that_keeps_anything() -> None:
    names = {name.removesuffix(".schema.json") for name in validators() if name.startswith("app.")}
    assert names == {"app", "app.critical", "app.critical.warehouse", "app.full", "app.full.warehouse"}


def test_a_full_payload_passes_full_and_not_critical() -> None:
    assert admits("app", FULL)
    assert admits("app.full", FULL)
    assert not admits("app.critical", FULL)


def test_a_critical_payload_passes_with_the_areas_above_as_empty_containers() -> None:
    assert admits("app.critical", CRITICAL)
    assert not admits("app.critical", {**CRITICAL, "searchUsage": {"Enabled": None}})


@pytest.mark.parametrize(("payload", "level"), [(FULL, "full"), (CRITICAL, "critical"), (CRITICAL, "full")])
def test_what_the_receiver_makes_of_a_payload_passes_the_schema_of_its_level(payload: Json, level: str) -> None:
    message = convert(payload, APP, added=ADDED)
    errors = [error.message for error in validators()[f"app.{level}.warehouse.schema.json"].iter_errors(message)]
    assert not errors


def test_rows_of_old_releases_pass_the_warehouse_schema() -> None:
    message = convert({"site": "a1", "oldUsage": {"Weekly": [{"Hovers": 4}]}}, APP, added=ADDED)
    assert message["code_usage"]["actions"] == [{"kind": "hover", "count": 4}]
    assert admits("app.full.warehouse", message)


def test_receiver_added_fields_are_stored_and_never_sent() -> None:
    assert not admits("app", {**FULL, "remote_ip": "192.0.2.0"})
    assert admits("app.critical.warehouse", {"remote_ip": "192.0.2.0"})


def test_a_removed_field_is_admitted_only_where_all_that_was_ever_declared_is() -> None:
    old = {"site": "a1", "codeUsage": {"Old": True}}
    assert admits("app", old)
    assert not admits("app.full", old)
    assert admits("app.full", {"site": "a1", "codeUsage": {"Old": None}})


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("unknown", 1),
        ("site", None),
        ("site", ""),
        ("version", "a b"),
        ("installer", "not an address"),
        ("users", -1),
        ("users", 2**63),
        ("users", 1.5),
        ("users", True),
        ("users", "12"),
        ("signup", 1),
        ("offset", 15),
        ("mode", 3),
        ("providers", ["ldap"]),
        ("providers", ["saml"] * 21),
        ("providers", "saml"),
        ("providers", [None]),
        ("codeUsage/Day", "2026-13-01"),
        ("codeUsage/Share", 1.1),
        ("codeUsage/Languages/cobol", {}),
        ("codeUsage/Languages", []),
        ("codeUsage/Languages/go", {"Files": 3}),
        ("codeUsage/Actions", {}),
        ("codeUsage/Actions/0/Kind", "hover"),
        ("searchUsage/Level", "medium"),
        ("searchUsage/Daily/0/StartTime", "2026-11-24"),
        ("searchUsage/Daily/0/Symbol", {"UserCount": 1}),
    ],
)
def test_schema_and_judge_refuse_the_same_mistakes(path: str, value: object) -> None:
    payload = with_value(path, value)
    assert list(judge(json.dumps(payload).encode(), APP))
    assert not admits("app", payload)
    assert not admits("app.full", payload)


PLACES = (
    "site",
    "installer",
    "users",
    "offset",
    "load",
    "mode",
    "providers",
    "hosts",
    "codeUsage",
    "codeUsage/Day",
    "codeUsage/Languages",
    "codeUsage/Languages/go",
    "codeUsage/Actions",
    "codeUsage/Actions/0/Kind",
    "codeUsage/Share",
    "codeUsage/Tags",
    "searchUsage/Level",
    "searchUsage/Daily/0/StartTime",
    "unknown",
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-20, 20)
    | st.integers(2**63 - 2, 2**63 + 2)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text("a1.-@:TZ ", max_size=45)
    | st.sampled_from(["saml", "low", "2026-11-24", "2026-11-24T00:00:00Z", "a@b"])
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["go", "Kind", "Count", "Day", "x"]), inner, max_size=3)
    ),
    max_leaves=5,
)


@given(st.sampled_from(PLACES), VALUES)
def test_schema_and_judge_agree_on_any_value(path: str, value: object) -> None:
    payload = with_value(path, value)
    raw = json.dumps(payload).encode()
    assert admits("app.full", payload) == (not judge(raw, APP))
    assert admits("app.critical", payload) == (not judge(raw, APP, level="critical"))


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("users", 12),
        ("users", "012"),
        ("users", "-1"),
        ("signup", "yes"),
        ("mode", "3"),
        ("providers", "builtin,ldap"),
        ("providers", "builtin,,saml"),
        ("hosts", "a,B"),
        ("version", "a b"),
        ("os", "linux"),
        ("old_usage", ""),
        ("unused", {"Clicks": 1}),
        ("code_usage", {"actions": [{"kind": 1}]}),
        ("code_usage", {"languages": {"go": {}}}),
        ("lost", None),
    ],
)
def test_a_column_holds_only_what_its_conversion_makes(column: str, value: object) -> None:
    assert not admits("app.full.warehouse", {column: value})


@pytest.mark.parametrize("column", ["providers", "hosts", "titles"])
def test_a_withheld_column_may_hold_the_zero_that_the_receiver_writes(column: str) -> None:
    assert admits("app.critical.warehouse", {column: ""})
    assert admits("app.critical.warehouse", {column: None})
    assert not admits("app.critical.warehouse", {column: "builtin"})


def test_every_object_is_closed_and_every_leaf_carries_its_marks() -> None:
    for schema in validators().values():
        for node in objects_of(schema.schema):
            if "properties" in node:
                assert node["additionalProperties"] is False
    marks = validators()["app.schema.json"].schema["properties"]["users"]["x-pingreg"]
    assert marks == {
        "tier": "critical",
        "category": "system.operations",
        "owner": "platform",
        "unit": "{user}",
        "since": "1.0",
    }


def test_no_schema_refers_to_another_and_ids_stand_under_the_handbook() -> None:
    for name, schema in validators().items():
        assert "$ref" not in json.dumps(schema.schema)
        assert schema.schema["$id"] == f"https://handbook.example.com/telemetry/json-schema/{name}"


def objects_of(schema: object) -> Iterator[Json]:
    if isinstance(schema, dict):
        yield schema
        for key, inner in schema.items():
            if key != "x-pingreg":
                yield from objects_of(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from objects_of(inner)


@cache
def real() -> tuple[Registry, dict[str, jsonschema.Draft202012Validator]]:
    registry = resolved(files_under(ROOT / "registry"))
    texts = emitted("json-schema", registry=registry)
    return registry, {name: validator(text) for name, text in texts.items()}


def real_examples() -> list[Path]:
    """Give the examples that are JSON: no schema is ever asked about others."""
    paths = sorted((ROOT / "registry/pings").glob("*/examples/*/*.json"))
    return [path for path in paths if "text" not in json.loads(path.read_bytes())]


@pytest.mark.parametrize("path", real_examples(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_schemas_judge_the_real_examples_as_the_judge_does(path: Path) -> None:
    registry, schemas = real()
    example = json.loads(path.read_bytes())
    payload = example.get("payload", example)
    shape = example.get("shape", "request")
    ping = path.parts[-4]
    for level in ("critical", "full"):
        name = ".".join((ping, level, *(("warehouse",) if shape == "warehouse" else ())))
        is_permitted = not judge(json.dumps(payload).encode(), registry.pings[ping], level=level, shape=shape)
        assert schemas[f"{name}.schema.json"].is_valid(payload) == is_permitted
