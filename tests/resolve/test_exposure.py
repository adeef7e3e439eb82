"""The laws of exposure: more constraint never raises it, each method keeps its word, and the unknown is the worst."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anonymize.drawn import parameters_of
from pingreg.anonymize.method import Method, methods
from pingreg.exposure import LADDER, WHOM, Exposure, Telling, Whom, is_within
from pingreg.resolve.exposure import NO_CAPACITIES, Capacities, Declared, Verdict, verdict_of
from pingreg.spec.field import FieldSpec
from pingreg.spec.taxonomy import CATEGORIES
from support.minimal import resolved

MEASURES: Mapping[str, Any] = {
    "count": {"of": "x", "per": "day"},
    "distinct": {"of": "x", "per": "lifetime"},
    "sum": {"of": "x", "per": "week"},
    "mean": {"of": "x"},
    "percentile": {"p": 100, "of": "x"},
    "ratio": {"of": "x"},
    "gauge": {"of": "x"},
    "flag": {},
    "label": {"values": ["a", "b"]},
    "version": {},
    "id": {"of": "person"},
    "time": {},
    "text": {},
}
NUMERIC = ("count", "distinct", "sum", "mean", "percentile", "ratio", "gauge")
TEXTS = (
    *({"pattern": pattern, "max_length": 400} for pattern in ("^[^ ]+$", "^[^@]+$", "^[a-z /.]+$")),
    {"pattern": "^[a-z0-9.-]{1,40}$", "max_length": 40},
    {"pattern": "^[0-9a-f-]{36}$", "max_length": 36},
    {"pattern": "^[a-z-]{1,20}$", "max_length": 20},
)

measures = st.sampled_from(sorted(MEASURES))
categories = st.sampled_from([*CATEGORIES, "", "user.passport"])
steps = st.lists(
    st.sampled_from(methods()).flatmap(
        lambda method: st.tuples(st.just(method), parameters_of(method), st.sampled_from(["sender", "receiver"]))
    ),
    max_size=3,
)


def verdict(kind: str, category: str = "user.behavior", *, used: Capacities = NO_CAPACITIES, **more: object) -> Verdict:
    spec = FieldSpec.model_validate({kind: MEASURES[kind], **more}) if kind != "text" else loose_text(more)
    return verdict_of(Declared("x", spec, *spec.measure(), category, "sender", used))


def loose_text(more: Mapping[str, object]) -> FieldSpec:
    """Make a text that may hold anything, which no author may write."""
    spec = FieldSpec.model_validate({"text": {}, "pattern": "^a$", "max_length": 1, **more})
    return spec.model_copy(update={name: None for name in ("pattern", "max_length") if name not in more})


def written(taken: list[tuple[Method, Any, str]]) -> list[dict[str, Any]]:
    return [{method.name: parameters.model_dump(), "at": side} for method, parameters, side in taken]


@given(measures, categories, steps)
def test_a_method_never_raises_and_leaves_at_most_what_it_declares(
    kind: str, category: str, taken: list[tuple[Method, Any, str]]
) -> None:
    bare = verdict(kind, category)
    for count in range(1, len(taken) + 1):
        treated = verdict(kind, category, anonymize=written(taken[:count]))
        assert treated.kept.is_within(bare.kept)
        for method, parameters, _ in taken[:count]:
            assert is_within(treated.kept.exposure, method.exposure_of(parameters))
        assert treated.kept.is_within(treated.sent)
        assert treated.sent.is_within(bare.sent)
        bare = treated


@given(measures, categories)
def test_the_proof_begins_with_the_measure_and_ends_with_the_verdict(kind: str, category: str) -> None:
    found = verdict(kind, category)
    assert found.steps[0].attribute in {kind, "repeated"}
    assert found.steps[-1].telling == found.kept
    assert found.decisive in found.steps
    assert found.decisive.telling == found.kept
    assert all(step.reason for step in found.steps)


@pytest.mark.parametrize("wide", TEXTS)
@pytest.mark.parametrize("category", ["system.operations", "user.device", "user.name"])
def test_a_pattern_never_raises_what_a_text_tells(wide: Mapping[str, Any], category: str) -> None:
    unlimited = verdict("text", category)
    limited = verdict("text", category, **wide)
    assert limited.kept.is_within(unlimited.kept)
    for length in (200, 40, 36, 20, 8, 1):
        shorter = verdict("text", category, **{**wide, "max_length": min(length, wide["max_length"])})
        assert shorter.kept.is_within(limited.kept)
        limited = shorter


@given(st.sampled_from(NUMERIC), categories, st.integers(1, 10**9))
def test_a_limit_never_raises_what_a_number_tells(kind: str, category: str, high: int) -> None:
    for more in ({}, {"repeated": True}):
        assert verdict(kind, category, max=high, **more).kept.is_within(verdict(kind, category, **more).kept)


@pytest.mark.parametrize("kind", sorted(MEASURES))
@pytest.mark.parametrize("more", [{}, {"max_items": 5}, {"max_items": 5000}])
def test_a_list_tells_no_less_than_one_of_it(kind: str, more: Mapping[str, int]) -> None:
    for category in ("system.operations", "user.device", "user.name"):
        assert verdict(kind, category).kept.is_within(verdict(kind, category, repeated=True, **more).kept)


@given(categories)
def test_a_closed_set_tells_no_more_than_a_text(category: str) -> None:
    assert verdict("label", category).kept.is_within(verdict("text", category).kept)


@pytest.mark.parametrize("fine", ["second", "day", "week", "month"])
def test_a_coarser_time_tells_no_more(fine: str) -> None:
    told = verdict_of(Declared("x", FieldSpec.model_validate({"time": {"to": fine}}), *timed(fine), "system", "sender"))
    assert told.kept.exposure == ("quasi_identifier" if fine == "second" else "bounded")


def timed(fine: str) -> tuple[str, Any]:
    return FieldSpec.model_validate({"time": {"to": fine}}).measure()


@given(measures)
def test_what_nobody_knows_is_the_worst(kind: str) -> None:
    for category in ("", "user.passport"):
        assert verdict(kind, category).sent.exposure == "identifier"
    assert verdict("text", "system.operations").kept == Telling("free_text", "person")


def test_the_steps_are_those_that_decided() -> None:
    hashed = verdict("id", "user.contact.email", anonymize=[{"hmac": {"purpose": "support"}, "at": "receiver"}])
    assert [(step.attribute, step.telling.exposure) for step in hashed.steps] == [
        ("id", "identifier"),
        ("category", "identifier"),
        ("anonymize", "pseudonym"),
    ]
    assert (hashed.sent, hashed.kept) == (Telling("identifier", "person"), Telling("pseudonym", "person"))
    assert hashed.decisive.attribute == "anonymize"


def test_what_is_left_at_bounded_is_of_nobody() -> None:
    assert Telling("identifier", "person").at_most("bounded") == Telling("bounded")
    assert Telling("identifier", "person").at_most("pseudonym") == Telling("pseudonym", "person")


@given(st.sampled_from(LADDER), st.sampled_from(WHOM), st.sampled_from(LADDER), st.sampled_from(WHOM))
def test_the_worse_of_two_is_no_better_than_either(one: Exposure, of: Whom, other: Exposure, of_other: Whom) -> None:
    worse = Telling(one, of).at_least(other, of_other)
    assert Telling(one, of).is_within(worse)
    assert Telling(other, of_other).is_within(worse)


def test_an_identity_is_a_pseudonym_only_when_its_form_is_one_that_is_drawn_at_random() -> None:
    drawn = {"pattern": "^[0-9a-f]{32}$", "max_length": 32}
    for of, category, form, told in (
        ("organisation", "user.unique_id.pseudonymous", drawn, "pseudonym"),
        ("organisation", "user.unique_id.pseudonymous", {}, "identifier"),
        ("organisation", "system.operations", drawn, "identifier"),
        ("organisation", "system.authentication", drawn, "identifier"),
        ("instance", "system.operations", drawn, "pseudonym"),
        ("instance", "system.operations", {}, "identifier"),
        ("person", "system.operations", drawn, "identifier"),
    ):
        spec = FieldSpec.model_validate({"id": {"of": of}, **form})
        found = verdict_of(Declared("x", spec, *spec.measure(), category, "sender"))
        assert found.kept.exposure == told, (of, category, form)


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        (None, "identifier"),
        ("^[0-9a-f]{32}$", "pseudonym"),
        ("^[0-9A-Za-z_-]{1,64}$", "pseudonym"),
        ("^[a-z ]{1,64}$", "identifier"),
        ("^[0-9]{3}-[0-9]{2}-[0-9]{4}$", "identifier"),
        ("^[a-z]{6,10}@[a-z]{8}[.]org$", "identifier"),
    ],
)
def test_an_id_is_drawn_at_random_when_its_form_leaves_nothing_else(pattern: str | None, told: str) -> None:
    limits = {} if pattern is None else {"pattern": pattern, "max_length": 64}
    spec = FieldSpec.model_validate({"id": {"of": "instance"}, **limits})
    assert verdict_of(Declared("x", spec, *spec.measure(), "system", "sender")).kept.exposure == told


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("^[A-Z]{2}$", "bounded"),
        ("^v[0-9]{1,2}[.][0-9]$", "bounded"),
        ("^v[0-9]{1,3}[.][0-9]{1,3}$", "quasi_identifier"),
        ("^[0-9]{9}$", "quasi_identifier"),
        ("^[a-z0-9-]{1,40}$", "pseudonym"),
        ("^[0-9]{16}$", "free_text"),
        ("^[+][0-9]{6,15}$", "free_text"),
        ("^[A-Z0-9]{9}$", "free_text"),
        ("^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,20}$", "free_text"),
        ("^[a-z]{6,10}@[a-z]{8}[.](?:org|net)$", "free_text"),
        ("^(?:jane[.]doe@bigcompany[.]com)$", "free_text"),
        ("^eyJ[A-Za-z0-9_.-]{10,400}$", "free_text"),
        ("^(?:(?:a|b)*(?:c|d)*)*$", "free_text"),
        ("^[\u0410-\u044f ]{1,40}$", "free_text"),
    ],
)
def test_a_text_is_as_telling_as_what_its_pattern_lets_through(pattern: str, told: str) -> None:
    spec = FieldSpec.model_validate({"text": {}, "pattern": pattern, "max_length": 4000})
    found = verdict_of(Declared("x", spec, *spec.measure(), "system.operations", "sender"))
    assert found.kept.exposure == told, found.steps


@pytest.mark.parametrize(
    ("limits", "told"),
    [
        ({}, "bounded"),
        ({"max_length": 256}, "bounded"),
        ({"max_length": 4000}, "free_text"),
        ({"pattern": "^[0-9.]{1,20}$"}, "bounded"),
        ({"pattern": "^[^ ]+@[^ ]+$", "max_length": 60}, "free_text"),
        ({"pattern": "^[^ ]+$"}, "free_text"),
    ],
)
def test_a_version_that_admits_more_than_releases_is_judged_as_a_text(limits: dict[str, Any], told: str) -> None:
    spec = FieldSpec.model_validate({"version": {}, **limits})
    assert verdict_of(Declared("x", spec, *spec.measure(), "system.operations", "sender")).kept.exposure == told


def test_a_clamp_to_many_values_lowers_nothing() -> None:
    wide, narrow = ({"clamp": {"min": 0, "max": most}} for most in (2**53 - 1, 5000))
    whose = {"id": {"of": "person"}, "type": "integer"}
    for step, told in ((wide, "identifier"), (narrow, "bounded")):
        spec = FieldSpec.model_validate({**whose, "anonymize": [step]})
        found = verdict_of(Declared("x", spec, *spec.measure(), "user.contact.phone_number", "sender"))
        assert found.kept.exposure == told


def test_moments_of_the_payload_itself_and_names_declared_elsewhere_tell_nothing() -> None:
    assert verdict("time", used=Capacities(moments=frozenset({"x"}))).kept == Telling("bounded")
    assert verdict("text", used=Capacities(closed=frozenset({"x"}))).kept == Telling("bounded")


def test_every_field_of_a_registry_has_its_verdict() -> None:
    registry = resolved()
    told = {field.name: field.exposure.kept for field in registry.fields}
    assert told["app/site"] == Telling("pseudonym", "organisation")  # type: ignore[index]  # names are texts
    assert told["app/version"] == Telling("bounded")  # type: ignore[index]  # same
