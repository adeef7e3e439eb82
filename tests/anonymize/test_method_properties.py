"""What holds of every method that is found, with any parameters that it accepts and any value of JSON."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anonymize.drawn import AWKWARD, IDENTIFIERS, mentioned, parameters_of, values
from anonymize.examples import KEYS, SCOPE
from pingreg.anonymize.method import DROPPED, Method, methods

each_method = pytest.mark.parametrize("method", methods(), ids=lambda method: method.name)
without_keys = pytest.mark.parametrize(
    "method", [method for method in methods() if not method.is_keyed], ids=lambda method: method.name
)
rarely = settings(max_examples=40)
"""Less often than usual, because each time a hundred values are tried."""
textual = pytest.mark.parametrize(
    "method", [method for method in methods() if "string" in method.takes], ids=lambda method: method.name
)


@each_method
@rarely
@given(data=st.data())
def test_it_never_raises_and_keeps_the_type_of_the_value(method: Method, data: st.DataObject) -> None:
    parameters = data.draw(parameters_of(method))
    apply = method.prepare(parameters)
    for value in (data.draw(values), *AWKWARD, *mentioned(parameters)):
        for scope in (SCOPE, None):
            made = apply(value, scope)
            assert made is DROPPED or type(made) is type(value)


@each_method
@rarely
@given(data=st.data())
def test_null_stays_null_unless_the_method_takes_it(method: Method, data: st.DataObject) -> None:
    made = method.prepare(data.draw(parameters_of(method)))(None, SCOPE)
    assert made is (DROPPED if "null" in method.takes else None)


@each_method
@rarely
@given(data=st.data())
def test_what_it_does_not_take_is_left_out(method: Method, data: st.DataObject) -> None:
    apply = method.prepare(data.draw(parameters_of(method)))
    for value in (data.draw(values), *AWKWARD):
        if value is not None and _json_type(value) not in method.takes:
            assert apply(value, SCOPE) is DROPPED


@textual
@given(data=st.data())
def test_an_identifier_never_comes_out_as_it_went_in(method: Method, data: st.DataObject) -> None:
    parameters = data.draw(parameters_of(method))
    apply, authors_words = method.prepare(parameters), tuple(mentioned(parameters))
    for value in data.draw(IDENTIFIERS):
        made = apply(value, SCOPE)
        assert made is DROPPED or made in authors_words or value not in made


@each_method
@rarely
@given(data=st.data())
def test_equal_values_become_equal(method: Method, data: st.DataObject) -> None:
    parameters = data.draw(parameters_of(method))
    first, second = method.prepare(parameters), method.prepare(parameters)
    other = replace(KEYS).scope(SCOPE.customer, SCOPE.day)
    for value in (data.draw(values), *AWKWARD, *mentioned(parameters)):
        assert first(value, SCOPE) == second(value, other)


@without_keys
@rarely
@given(data=st.data())
def test_what_came_out_comes_out_again(method: Method, data: st.DataObject) -> None:
    parameters = data.draw(parameters_of(method))
    apply = method.prepare(parameters)
    for value in (data.draw(values), *AWKWARD, *mentioned(parameters)):
        made = apply(value, SCOPE)
        assert made is DROPPED or apply(made, SCOPE) == made


def _json_type(value: object) -> str:
    match value:
        case bool():
            return "boolean"
        case int() | float():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
        case _:
            return "object"
