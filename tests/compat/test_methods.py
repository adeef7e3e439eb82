"""The order over methods is one: nothing is weaker than itself, no two are each weaker, and it carries on."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anonymize.drawn import AWKWARD, parameters_of, values
from anonymize.examples import SCOPE
from pingreg.anonymize.method import Method, Parameters, methods
from pingreg.compat.methods import Step, is_as_strong, told_apart, without_equal

BY_NAME = {method.name: method for method in methods()}
each_method = pytest.mark.parametrize("method", methods(), ids=lambda method: method.name)

_numbers = st.sampled_from([-10, -5, -0.5, 0, 0.5, 1, 2.5, 10, 100])
_words = st.sampled_from(["a", "b", "c", "other"])
_rising = st.lists(_numbers, min_size=1, max_size=4, unique=True).map(sorted)
_ends = st.lists(_numbers, min_size=2, max_size=2, unique=True).map(sorted)
_NEAR: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "bucket": st.builds(lambda edges: {"edges": edges}, _rising),
    "clamp": st.builds(lambda ends: {"min": ends[0], "max": ends[1]}, _ends),
    "email_domain": st.builds(lambda words: {"allow": words}, st.lists(st.sampled_from("aBbc"), min_size=1)),
    "enum_map": st.builds(
        lambda values: {"values": values}, st.dictionaries(st.sampled_from("xyz"), _words, min_size=1)
    ),
    "hmac": st.fixed_dictionaries(
        {
            "purpose": st.sampled_from(["support", "billing"]),
            "period": st.sampled_from(["day", "month", "lifetime"]),
            "bits": st.sampled_from([96, 128]),
        }
    ),
}
"""Parameters that are often within each other, which those that are drawn at large hardly are."""


def _near(method: Method) -> st.SearchStrategy[Parameters]:
    given_ = _NEAR.get(method.name)
    return parameters_of(method) if given_ is None else given_.map(method.parameters.model_validate)


_steps = st.sampled_from(methods()).flatmap(lambda method: st.tuples(st.just(method.name), _near(method)))
_lists = st.lists(_steps, max_size=3)


def _step(name: str, **parameters: object) -> Step:
    return name, BY_NAME[name].parameters.model_validate(parameters)


@each_method
@given(data=st.data())
def test_every_step_is_as_strong_as_itself(method: Method, data: st.DataObject) -> None:
    step = (method.name, data.draw(parameters_of(method)))
    assert is_as_strong(step, step)
    assert without_equal([step, step], [step, step]) == ()


@each_method
@given(data=st.data())
def test_two_that_are_each_as_strong_keep_the_same(method: Method, data: st.DataObject) -> None:
    drawn = _near(method) | parameters_of(method)
    one, other = data.draw(drawn), data.draw(drawn)
    if is_as_strong((method.name, one), (method.name, other)) and is_as_strong(
        (method.name, other), (method.name, one)
    ):
        assert method.keeps is not None
        assert method.keeps(one) == method.keeps(other)


@given(_steps, _steps)
def test_two_methods_are_never_each_as_strong(one: Step, other: Step) -> None:
    if one[0] != other[0]:
        assert not (is_as_strong(one, other) and is_as_strong(other, one))


@each_method
@given(data=st.data())
def test_what_is_as_strong_as_the_stronger_is_as_strong_as_the_weaker(method: Method, data: st.DataObject) -> None:
    first, second, third = ((method.name, data.draw(_near(method))) for _ in range(3))
    if is_as_strong(first, second) and is_as_strong(second, third):
        assert is_as_strong(first, third)


@given(_steps, _steps, _steps)
def test_the_order_carries_on_from_method_to_method(first: Step, second: Step, third: Step) -> None:
    if is_as_strong(first, second) and is_as_strong(second, third):
        assert is_as_strong(first, third)


@given(_lists, _lists, _lists)
def test_the_order_carries_on_from_list_to_list(first: list[Step], second: list[Step], third: list[Step]) -> None:
    if not without_equal(second, first) and not without_equal(third, second):
        assert not without_equal(third, first)


@given(_lists, _steps, st.integers(0, 3))
def test_a_step_more_is_never_weaker(steps: list[Step], more: Step, at: int) -> None:
    assert without_equal(steps, [*steps[:at], more, *steps[at:]]) == ()


@pytest.mark.parametrize(
    "name", ["bucket", "clamp", "drop", "email_domain", "enum_map", "redact", "suppress_below", "truncate_ip"]
)
@given(data=st.data())
def test_what_a_step_cannot_tell_apart_a_stronger_one_cannot(name: str, data: st.DataObject) -> None:
    """Not of `round`, weeks and hosts: there the order is of how much is kept, and not exactly of what."""
    method = BY_NAME[name]
    old = data.draw(_near(method))
    stronger = st.sampled_from(["redact", "drop", name]).flatmap(
        lambda other: st.tuples(st.just(other), _near(BY_NAME[other]))
    )
    new = data.draw(stronger)
    if not is_as_strong(new, (name, old)):
        return
    before, after = method.prepare(old), BY_NAME[new[0]].prepare(new[1])
    seen: dict[object, object] = {}
    for value in (*AWKWARD, -7, -0.25, 3, 3.5, 50, 50.5, "a", "b", "x", "y", "q@a", "q@b", data.draw(values)):
        if _is_taken(value, method):
            made = _hashable(after(value, SCOPE))
            assert seen.setdefault(_hashable(before(value, SCOPE)), made) == made


def _is_taken(value: object, method: Method) -> bool:
    kinds = {"string": str, "number": int | float}
    is_yes_or_no = isinstance(value, bool)
    return not is_yes_or_no and any(isinstance(value, kinds[name]) for name in method.takes if name in kinds)


def _hashable(value: object) -> tuple[type, object]:
    return type(value), value


CASES = [
    ("fewer edges", _step("bucket", edges=[10]), _step("bucket", edges=[5, 10]), True),
    ("another edge", _step("bucket", edges=[7]), _step("bucket", edges=[5, 10]), False),
    ("0 is an edge though nobody wrote it", _step("bucket", edges=[0, 10]), _step("bucket", edges=[10]), True),
    ("an edge at 0 where there was one below", _step("bucket", edges=[10]), _step("bucket", edges=[-5, 10]), False),
    ("a narrower interval", _step("clamp", min=1, max=5), _step("clamp", min=0, max=5), True),
    ("an interval that moved", _step("clamp", min=1, max=6), _step("clamp", min=0, max=5), False),
    ("fewer digits", _step("round", digits=1), _step("round", digits=2), True),
    ("a coarser unit", _step("truncate_time", to="month"), _step("truncate_time", to="day"), True),
    ("a longer prefix of one version", _step("truncate_ip", v4=8, v6=48), _step("truncate_ip", v4=16, v6=32), False),
    ("a lower threshold", _step("suppress_below", users=2), _step("suppress_below", users=5), False),
    ("letters of another case", _step("email_domain", allow=["A.com"]), _step("email_domain", allow=["a.com"]), True),
    (
        "two words that became one",
        _step("enum_map", values={"x": "a", "y": "a", "b": "a"}),
        _step("enum_map", values={"x": "a", "y": "b"}),
        True,
    ),
    (
        "one word that became two",
        _step("enum_map", values={"x": "a", "y": "b"}),
        _step("enum_map", values={"x": "a", "y": "a"}),
        False,
    ),
    ("a shorter period", _step("hmac", purpose="s", period="day"), _step("hmac", purpose="s"), True),
    ("another purpose", _step("hmac", purpose="b", period="day"), _step("hmac", purpose="s"), False),
    ("less of an address", _step("url_strip", keep="scheme"), _step("url_strip"), True),
    ("one fixed text for another", _step("redact", text="b"), _step("redact"), True),
    ("a fixed text for nothing", _step("redact"), _step("drop"), False),
    ("another method", _step("hmac", purpose="s"), _step("truncate_ip"), False),
]


@pytest.mark.parametrize(("new", "old", "is_"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_step_is_as_strong_as_another(new: Step, old: Step, is_: bool) -> None:  # noqa: FBT001  a case's answer
    assert is_as_strong(new, old) is is_


def test_steps_that_changed_places_are_not_as_strong() -> None:
    old = [_step("clamp", min=0, max=5), _step("suppress_below", users=5)]
    assert without_equal(old, old[::-1]) == (old[1],)
    assert without_equal(old, [_step("drop")]) == ()


def test_every_method_has_an_order() -> None:
    assert [method.name for method in methods() if method.keeps is None] == []


def test_long_lists_that_differ_late_are_told_apart_in_few_words() -> None:
    domains = [f"mail{number}.example.com" for number in range(200)]
    before, after = told_apart(
        [_step("email_domain", allow=domains)], [_step("email_domain", allow=[*domains, "z.example.com"])]
    )
    assert before != after
    assert max(len(before), len(after)) < 200
