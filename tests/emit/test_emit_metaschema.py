"""Metaschemas: every file of a sound registry is valid, and an editor sees the usual mistakes."""

import json
from functools import cache

import jsonschema
import pytest
import referencing

from emit.emitted import ROOT, emitted, files_under, small
from pingreg.source.documents import load
from pingreg.source.files import contents_of
from pingreg.source.tree import MemoryTree

NAMES = {
    "pingreg.yaml": "manifest",
    "policy.yaml": "policy",
    "teams.yaml": "teams",
    "waivers.yaml": "waivers",
    "baseline.yaml": "baseline",
    "events/local.yaml": "local-events",
    "events/envelope.yaml": "event-envelope",
}
AREA = {"title": "A", "fields": {}}


@cache
def validators() -> dict[str, jsonschema.Draft202012Validator]:
    made = {}
    for path, text in emitted("metaschema").items():
        schema = json.loads(text)
        jsonschema.Draft202012Validator.check_schema(schema)
        made[path] = jsonschema.Draft202012Validator(schema, registry=referencing.Registry())
    return made


def schema_for(path: str) -> jsonschema.Draft202012Validator:
    kind = "area"
    if path in NAMES:
        kind = NAMES[path]
    elif path.startswith("contracts/"):
        kind = "contract"
    elif path.startswith("metrics/"):
        kind = "metric"
    elif path.startswith("sources/"):
        kind = "source"
    elif path.startswith("vocabularies/"):
        kind = "vocabulary"
    elif path.startswith("events/"):
        kind = "event-feature"
    elif path.endswith("/ping.yaml"):
        kind = "ping"
    return validators()[f"{kind}.schema.json"]


def data_of(files: dict[str, str]) -> dict[str, object]:
    tree = MemoryTree(files)
    contents, _ = contents_of(tree)
    documents, problems = load(tree, contents)
    assert not problems
    return dict(documents.data)


@pytest.mark.parametrize("folder", ["registry", "tests/emit/registry"])
def test_every_file_of_a_sound_registry_is_valid(folder: str) -> None:
    found = data_of(files_under(ROOT / folder))
    assert found
    for path, data in found.items():
        errors = [f"{path}: {error.json_path}: {error.message}" for error in schema_for(path).iter_errors(data)]
        assert errors == []


@pytest.mark.parametrize(
    "fields",
    [
        {"A": {"cuont": {"of": "x", "per": "week"}}},
        {"A": {"count": {"of": "x", "per": "fortnight"}}},
        {"A": {"count": {"of": "x", "per": "week"}, "gauge": {"of": "x"}}},
        {"A": {"description": "no measure"}},
        {"A": {"gauge": {"of": "x"}, "owner": None}},
        {"A": {"count": {"of": "x", "per": "$per"}}},
        {"A$x": {"count": {"of": "x", "per": 1}}},
        {"A$x": {"count": {"of": "x", "per": "week"}, "wharehouse": {}}},
    ],
)
def test_an_editor_sees_a_mistake_in_a_field(fields: object) -> None:
    assert not validators()["area.schema.json"].is_valid({**AREA, "fields": fields})


@pytest.mark.parametrize(
    "fields",
    [
        {"A": {"count": {"of": "x", "per": "week"}}},
        {"A$x": {"count": {"of": "x", "per": "$per"}, "since": "$since"}},
        {"A$x": {"time": {"as": "$form"}, "warehouse": {"as": "$convert"}, "deprecated": {"in": "$v", "use": "b"}}},
    ],
)
def test_a_variable_may_stand_for_a_word_in_a_family_only(fields: object) -> None:
    assert validators()["area.schema.json"].is_valid({**AREA, "fields": fields})


def test_unknown_keys_are_refused_at_the_top_of_every_file() -> None:
    files = data_of(small())
    for path in ("pingreg.yaml", "policy.yaml", "pings/app/ping.yaml", "pings/app/search.yaml"):
        assert not schema_for(path).is_valid({**files[path], "unheard": 1})


def test_completion_explains_what_it_offers() -> None:
    area = validators()["area.schema.json"].schema
    assert area["$defs"]["Deprecated"]["description"]
    assert area["properties"]["except"]["items"]["properties"]["absent"]
