"""What tells of somebody's health, belief or pay is found in names, values and texts, and nothing that sounds so."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from time import process_time
from typing import Any

import pytest
import yaml

from pingreg.lint.sensitive import sensitive_among, sensitive_in
from pingreg.lint.sensitive_words import PHRASES, Phrase
from support.minimal import check, overlay, resolved

_FIELDS = yaml.safe_load((Path(__file__).parent / "sensitive.yaml").read_text("utf-8"))


def _each(which: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("name", "spec"), _FIELDS[which].items(), ids=str)


def _found(name: str, spec: Mapping[str, Any]) -> tuple[str, ...]:
    fields = {name: {"category": "system.operations", **spec}}
    if name.endswith("*"):
        fields[f"{name}.Count"] = {
            "count": {"event": "Click", "per": "week"},
            "description": "Clicks of each of those.",
        }
    block = yaml.safe_dump({"warehouse": {"as": "dropped"}, "fields": fields}, allow_unicode=True)
    found = check(overlay(block))
    assert {one.code[:2] for one in found} <= {"PP", "PN", "PX"}, found
    return tuple(one.code for one in found if one.code == "PP108")


@_each("told")
def test_what_tells_of_somebody_is_found_once(name: str, spec: Mapping[str, Any]) -> None:
    assert _found(name, spec) == ("PP108",)


@_each("quiet")
def test_what_only_sounds_so_is_not_found(name: str, spec: Mapping[str, Any]) -> None:
    assert _found(name, spec) == ()


def test_enough_is_tried_out() -> None:
    assert min(map(len, _FIELDS.values())) > 40


def _styles(phrase: Phrase) -> tuple[str, ...]:
    titled = [word.title() for word in phrase]
    camel, pascal = phrase[0] + "".join(titled[1:]), "".join(titled)
    several = pascal if pascal.endswith("s") else f"{pascal}s"
    return (camel, several, f"last{pascal}", f"user_{'_'.join(phrase)}", f"LAST_{'_'.join(phrase).upper()}")


def test_what_a_closer_look_finds_the_first_look_lets_through() -> None:
    area = next(found for found in resolved().areas if found.name == "example")
    names = [name for phrase, entry in PHRASES.items() if entry.doubt == "sure" for name in _styles(phrase)]
    fields = [replace(area.fields[1], steps=(name,), description="Box that was ticked.") for name in names]
    for field in fields:
        assert sensitive_in(field), field.steps
        assert [found for found, _ in sensitive_among([field], f"  {field.steps[0]}: {{}}".encode())] == [field]


@pytest.mark.parametrize(
    "text",
    [
        "age of " * 150_000,
        "the user's " * 90_000 + "age",
        "medical " * 120_000,
        "\N{COMBINING ACUTE ACCENT}" * 500_000 + "religion of the user",
        "a" * 1_000_000,
    ],
    ids=["of of", "user's", "one word", "accents", "letters"],
)
def test_a_megabyte_of_text_is_looked_at_once(text: str) -> None:
    area = next(found for found in resolved().areas if found.name == "example")
    field = area.fields[1]
    started = process_time()
    for one in (replace(field, description=text), replace(field, steps=(text.replace(" ", "_"),))):
        sensitive_in(one)
    assert process_time() - started < 10  # a look at each pair of words would take minutes
