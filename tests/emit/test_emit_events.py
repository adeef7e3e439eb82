"""What is made of events: a schema for each action and redaction, and pages on which every name has its place."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import referencing
from hypothesis import given
from hypothesis import strategies as st

from emit.emitted import ROOT, emitted, files_under, resolved, small
from pingreg.payload.event import judge_event
from pingreg.resolve.model import Registry

REGISTRY = resolved(small())
WHOLE: dict[str, Any] = {
    "from": {"licensed": {"key": "k1", "site": "a1"}},
    "event": {
        "time": "2026-11-24T09:30:00Z",
        "feature": "search.results",
        "action": "clicked",
        "user": 42,
        "flags": {"new-page": "true"},
        "numbers": {"rank": 1, "waited": 0.5},
        "old_numbers": {"rank": 2},
        "texts": {"language": "go", "ranker": "best1"},
        "marketing": {"referrer": "https://example.org/"},
    },
}
MARKETING, TEXTS = {"marketing": {}}, {"texts": {}}
EXAMPLES = sorted((ROOT / "registry/events/examples").glob("*/*.json"))


@cache
def validators(which: str) -> dict[str, jsonschema.Draft202012Validator]:
    found = {}
    for path, text in emitted("json-schema", registry=real() if which == "real" else REGISTRY).items():
        if path.startswith("events/"):
            schema = json.loads(text)
            jsonschema.Draft202012Validator.check_schema(schema)
            found[path] = jsonschema.Draft202012Validator(schema, registry=referencing.Registry())
    return found


@cache
def real() -> Registry:
    return resolved(files_under(ROOT / "registry"))


def admits(redaction: str, event: dict[str, Any]) -> bool:
    path = f"events/search.results/clicked{redaction}.schema.json"
    return validators("small")[path].is_valid({**WHOLE, "event": {**WHOLE["event"], **event}})


def test_each_action_has_a_schema_for_all_and_one_for_each_redaction_that_keeps_less() -> None:
    names = {path.removeprefix("events/search.results/").removesuffix(".schema.json") for path in validators("small")}
    assert names == {
        *("clicked", "clicked.allow_listed", "clicked.all"),
        *("_other", "_other.allow_listed", "_other.all"),
    }


def test_a_redaction_admits_what_it_withholds_as_an_empty_container_only() -> None:
    assert admits("", {})
    assert not admits(".allow_listed", {})
    assert admits(".allow_listed", MARKETING)
    assert not admits(".allow_listed", {"marketing": {"referrer": ""}})
    assert not admits(".all", MARKETING)
    assert admits(".all", MARKETING | TEXTS)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("action", "viewed"),
        ("feature", "search"),
        ("feature", None),
        ("action", None),
        ("user", "42"),
        ("user", -1),
        ("flags", {"new-page": True}),
        ("flags", {"New": "true"}),
        ("flags", {"new-page": {}}),
        ("numbers", {"rank": "1"}),
        ("numbers", {"rank": 501}),
        ("old_numbers", {"depth": 1}),
        ("texts", {"language": "klingon"}),
        ("texts", {"query": "a"}),
        ("time", None),
        ("query", "a"),
    ],
)
def test_schema_and_judge_refuse_the_same_mistakes(key: str, value: object) -> None:
    event = {**WHOLE["event"], key: value}
    assert judge_event(json.dumps({**WHOLE, "event": event}).encode(), REGISTRY)
    assert not admits("", {key: value})


SCALARS = st.none() | st.booleans() | st.integers(-2, 502) | st.floats(-1, 9) | st.sampled_from(["go", "true", "best1"])
VALUES = SCALARS | st.dictionaries(
    st.sampled_from(["rank", "waited", "language", "ranker", "new-page", "X"]), SCALARS, max_size=3
)
KEYS = st.sampled_from(["user", "flags", "numbers", "old_numbers", "texts", "marketing", "time", "other"])


@given(KEYS, VALUES)
def test_schema_and_judge_agree_on_any_value(key: str, value: object) -> None:
    event = {**WHOLE["event"], key: value}
    found = judge_event(json.dumps({**WHOLE, "event": event}).encode(), REGISTRY)
    assert admits("", {key: value}) == (not found)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_schemas_judge_the_real_examples_as_the_judge_does(path: Path) -> None:
    example = json.loads(path.read_bytes())
    event = example.get("payload", example)
    found = judge_event(json.dumps(event).encode(), real())
    matching = [name for name, one in validators("real").items() if name.count(".all") == 0 and one.is_valid(event)]
    assert bool(matching) == (not found) == ("code" not in example)


@pytest.mark.parametrize("which", ["small", "real"])
def test_every_action_and_key_has_an_anchor_on_its_features_page(which: str) -> None:
    registry = real() if which == "real" else REGISTRY
    pages = emitted("handbook", registry=registry)
    for kind in registry.event_kinds.values():
        page = pages[f"events/features/{kind.feature}.md"]
        name = "_other" if kind.action == "*" else kind.action
        action = kind.spec.actions[kind.action]
        for anchor in (name, *(f"{name}-{key}" for key in (*action.metadata, *action.private_metadata))):
            assert f'<a id="{anchor}"></a>' in page


def test_the_allow_list_is_shown_with_its_reasons() -> None:
    page = emitted("handbook", registry=REGISTRY)["events.md"]
    assert "| two rankings are compared | legal |" in page
    assert page.count("each language is indexed in a way of its own") == 1


def test_a_registry_without_events_has_no_page_and_no_schema_of_them() -> None:
    of_events = re.compile(r"events/(?!local)|metrics/clicks")
    files = {path: text for path, text in small().items() if not of_events.match(path)}
    for target in ("handbook", "json-schema"):
        made = emitted(target, files)
        assert not [path for path in made if path.startswith("events")]
    assert "events.md" not in emitted("handbook", files)["index.md"]
