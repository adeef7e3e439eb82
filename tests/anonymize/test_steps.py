"""Steps: in order, ended by what is left out, and refused to start by nobody but the caller."""

from typing import Any

import pytest

from anonymize.examples import SCOPE
from pingreg.anonymize.hash_form import written
from pingreg.anonymize.method import DROPPED, Parameters, methods
from pingreg.anonymize.steps import is_keyed, prepared, unless_hashed
from pingreg.spec.step import Step

Written = dict[str, dict[str, Any]]


def steps(*parts: Written) -> list[tuple[str, Parameters]]:
    return [Step.model_validate(part).method() for part in parts]


@pytest.mark.parametrize(
    ("parts", "value", "gives"),
    [
        ([], "as it is", "as it is"),
        ([{"clamp": {"min": 0, "max": 777}}, {"round": {"digits": 1}}], 5000, 800),
        ([{"round": {"digits": 1}}, {"clamp": {"min": 0, "max": 777}}], 5000, 777),
        ([{"suppress_below": {"users": 5}}, {"bucket": {"edges": [10]}}], 3, DROPPED),
        ([{"suppress_below": {"users": 5}}, {"bucket": {"edges": [10]}}], 7, 0),
        ([{"drop": {}}, {"redact": {}}], "text", DROPPED),
        ([{"redact": {}}, {"drop": {}}], "text", DROPPED),
        ([{"round": {"digits": 1}}, {"bucket": {"edges": [10]}}], None, None),
        ([{"truncate_ip": {}}, {"enum_map": {"values": {"192.0.2.0": "office"}}}], "192.0.2.9", "office"),
    ],
)
def test_steps_are_taken_in_order_until_one_leaves_the_value_out(
    parts: list[Written], value: object, gives: object
) -> None:
    assert prepared(steps(*parts))(value, None) == gives


def test_only_steps_with_a_keyed_method_need_a_key() -> None:
    assert is_keyed(steps({"truncate_ip": {}}, {"hmac": {"purpose": "support"}}))
    assert not is_keyed(steps({"truncate_ip": {}}, {"drop": {}}))
    assert not is_keyed([])
    assert [method.name for method in methods() if method.is_keyed] == ["hmac"]


def test_without_a_key_a_keyed_step_leaves_the_value_out() -> None:
    assert prepared(steps({"hmac": {"purpose": "support"}}))("alice@example.com", None) is DROPPED


def test_a_list_is_for_the_caller_to_map() -> None:
    apply = prepared(steps({"truncate_ip": {}}))
    items = ["192.0.2.9", "no address", "198.51.100.7"]
    assert apply(items, None) is DROPPED
    assert [made for item in items if (made := apply(item, None)) is not DROPPED] == ["192.0.2.0", "198.51.100.0"]


SENT = written("browser-1", bytes(range(16)))


@pytest.mark.parametrize("value", ["alice@example.com", "a" * 64, SENT.replace("browser-1", "browser-2"), ""])
def test_what_its_sender_has_not_hashed_is_hashed_here(value: str) -> None:
    apply = prepared(steps({"hmac": {"purpose": "support"}}))
    made = unless_hashed(apply)(value, SCOPE)
    assert made == apply(value, SCOPE) != value
    assert made.startswith("h1:2024a:")


def test_what_its_sender_has_hashed_under_a_known_key_passes() -> None:
    apply = prepared(steps({"hmac": {"purpose": "support"}}))
    assert unless_hashed(apply)(SENT, SCOPE) == SENT
    assert unless_hashed(apply)(None, SCOPE) is None
    assert unless_hashed(apply)(17, SCOPE) is DROPPED
    assert unless_hashed(apply)(SENT, None) is DROPPED
    assert apply(SENT, SCOPE) != SENT
