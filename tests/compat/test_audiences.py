"""What holds for ingestion and for consumers, by trying every small payload on the generated schemas of both sides."""

import json
from collections.abc import Iterator
from itertools import combinations, product
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import referencing
import yaml

from pingreg.compat.rule import compat_rules
from pingreg.emit.target import Inputs, target_named
from support.compared import changes, state
from support.minimal import AREA, HEADER, overlay

_CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load(Path(__file__).with_name("audiences.yaml").read_text("utf-8"))
_INGEST = frozenset(rule.code for rule in compat_rules() if rule.category == "ingest")
_OF_VALUES = frozenset(rule.code for rule in compat_rules() if "code" in rule.categories)
_TRIED = (None, True, 0, 1, 3, -1, 1.5, "", "go", "stop", "1.2.3")
_VALUES: tuple[object, ...] = (*_TRIED, *([list(one) for n in range(3) for one in combinations(_TRIED[2:5], n)]), {})
_ABSENT = object()


class Schemas:
    """The schemas of one registry, strict as they are written, or as a reader has them who passes over unknown keys."""

    def __init__(self, files: dict[str, str], *, is_lenient: bool = False) -> None:
        texts = target_named("json-schema").emit(Inputs(state(files).registry, "registry", {}, {}))
        made = {path: json.loads(text) for path, text in texts.items()}
        self._validators = {path: _validator(_open(one) if is_lenient else one) for path, one in made.items()}

    def admit(self, payload: object) -> bool:
        return self._validators["app.schema.json"].is_valid(payload)

    def admit_event(self, event: dict[str, Any]) -> bool:
        """Ask the schema of the event's own action, else the one for all others, as a receiver does."""
        action = event["event"].get("action")
        path = f"events/example/{action}.schema.json"
        chosen = self._validators.get(path) or self._validators.get("events/example/_other.schema.json")
        return chosen is not None and chosen.is_valid(event)


def _validator(schema: dict[str, Any]) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schema, registry=referencing.Registry())


def _open(schema: Any) -> Any:  # noqa: ANN401  any JSON
    if isinstance(schema, dict):
        return {key: _open(one) for key, one in schema.items() if key != "additionalProperties" or one is not False}
    return [_open(one) for one in schema] if isinstance(schema, list) else schema


def _payloads() -> Iterator[object]:
    for value in (_ABSENT, *_VALUES):
        yield {"example": {} if value is _ABSENT else {"A": value}}
    yield from ({}, {"example": None}, {"example": []})


def _events() -> Iterator[dict[str, Any]]:
    for feature, action, count in product(("example", "opened", 1), ("opened", "closed", "example"), _VALUES):
        for names in ((), ("feature",), ("action",), ("feature", "action")):
            said = {"feature": feature, "action": action}
            yield {"event": {**{name: said[name] for name in names}, "metadata": {"count": count}}}
            yield {"event": {name: said[name] for name in names}}


def _of_area(measure: str) -> dict[str, str]:
    field = f"  A:\n    {measure}\n    description: Whatever is measured in the example.\n" if measure else ""
    other = "  Other: {count: {event: View, per: week}, description: Views of the page of the example.}\n"
    return overlay(f"# {AREA}\n{HEADER}fields:\n{field}{other}")


@pytest.mark.parametrize("case", _CASES["fields"], ids=lambda case: case["it"])
def test_of_a_field_each_audience_is_told_what_every_payload_shows(case: dict[str, Any]) -> None:
    before, after = _of_area(case["before"]), _of_area(case["after"])
    old, new, reader = Schemas(before), Schemas(after), Schemas(before, is_lenient=True)
    payloads = list(_payloads())
    assert any(map(old.admit, payloads))
    is_held = {
        "ingestion": all(new.admit(one) for one in payloads if old.admit(one)),
        "consumers": all(reader.admit(one) for one in payloads if new.admit(one)),
    }
    assert {name: "holds" if held else "breaks" for name, held in is_held.items()} == {
        name: case[name] for name in is_held
    }
    codes = {str(one.code) for one in changes(before, after) if one.code.startswith("PC1")}
    assert codes == set(case["finds"])
    assert is_held["ingestion"] or codes & _INGEST
    assert is_held["consumers"] or codes & _OF_VALUES
    if "beside" not in case:
        assert not is_held["ingestion"] or not codes & _INGEST
        assert not all(is_held.values()) or not codes


@pytest.mark.parametrize("case", _CASES["events"], ids=lambda case: case["it"])
def test_of_an_event_ingestion_is_told_what_every_event_shows(case: dict[str, Any]) -> None:
    file = case.get("file", "events/example.yaml")
    before, after = (overlay(f"# {file}\n{case[side]}\n") for side in ("before", "after"))
    old, new = Schemas(before), Schemas(after)
    events = [one for one in _events() if old.admit_event(one)]
    assert events
    assert ("holds" if all(map(new.admit_event, events)) else "breaks") == case["ingestion"]
    codes = {str(one.code) for one in changes(before, after) if one.code.startswith("PC1")}
    assert codes == set(case["finds"])
    assert bool(codes & _INGEST) == (case["ingestion"] == "breaks")
